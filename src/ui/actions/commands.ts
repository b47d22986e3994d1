import { type Action, isAvailable } from './registry.ts';
import { bestOf } from './search.ts';

/** Enough for every action of the app and those of many domains; the list is scrolled, not paged. */
const LIMIT = 300;

/** The actions that answer a query, those that make sense now first; all of them where there is no query. */
export function commandsFor(actions: readonly Action[], query: string): Action[] {
  const others = actions.filter(({ id }) => id !== 'help.palette');
  const found = bestOf(query, others, ({ title, group }) => `${title} ${group}`, LIMIT);
  return [...found.filter(isAvailable), ...found.filter((action) => !isAvailable(action))];
}
