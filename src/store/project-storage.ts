import { createStore, delMany, getMany, setMany } from 'idb-keyval';
import type { Plan } from '../core/plan/plan.ts';
import type { NamedBytes } from './state.ts';

export interface SavedProject {
  readonly host: NamedBytes;
  readonly plan: Plan;
}

/** Where the project survives a reload. Every method may reject: browsers refuse storage in private windows. */
export interface ProjectStorage {
  load(): Promise<SavedProject | undefined>;
  save(project: SavedProject): Promise<void>;
  clear(): Promise<void>;
}

const HOST = 'host';
const PLAN = 'plan';

/** The project in this browser's IndexedDB. The host bytes are written only when another board is opened. */
export function browserStorage(): ProjectStorage {
  let database: ReturnType<typeof createStore> | undefined;
  const open = () => {
    database ??= createStore('domgraft', 'project');
    return database;
  };
  let stored: Uint8Array | undefined;
  return {
    async load() {
      const [host, plan] = await getMany<NamedBytes & Plan>([HOST, PLAN], open());
      if (host === undefined || plan === undefined) return undefined;
      stored = host.bytes;
      return { host, plan };
    },
    async save({ host: { name, bytes }, plan }) {
      const entries: [string, unknown][] = [[PLAN, plan]];
      if (bytes !== stored) entries.push([HOST, { name, bytes }]);
      await setMany(entries, open());
      stored = bytes;
    },
    async clear() {
      stored = undefined;
      await delMany([HOST, PLAN], open());
    },
  };
}
