import { createStore, delMany, get, getMany, set, setMany } from 'idb-keyval';
import type { Plan } from '../core/plan/plan.ts';
import type { NamedBytes } from './state.ts';

export interface SavedProject {
  readonly host: NamedBytes;
  readonly plan: Plan;
}

/** A project of an earlier visit, as the start page lists it. */
export interface RecentProject {
  /** Of the host bytes: what a project is known by. */
  readonly sha256: string;
  readonly name: string;
  readonly domains: readonly string[];
  /** In milliseconds since 1970. */
  readonly savedAt: number;
}

/**
 * Where projects survive a reload, one per board. Every method may reject: browsers refuse storage in private windows.
 */
export interface ProjectStorage {
  /** The last one first. */
  recent(): Promise<readonly RecentProject[]>;
  /** The board that was open when the page was left. */
  lastOpen(): Promise<string | undefined>;
  load(sha256: string): Promise<SavedProject | undefined>;
  /** Saves a project, which is the open one from now on. */
  save(project: SavedProject): Promise<void>;
  /** No project is open any more. */
  leave(): Promise<void>;
  remove(sha256: string): Promise<void>;
}

/** How many projects are kept. */
const KEPT = 8;
const RECENT = 'recent';
const OPEN = 'open';
const hostKey = (sha256: string) => `host:${sha256}`;
const planKey = (sha256: string) => `plan:${sha256}`;

/** Projects in this browser's IndexedDB. The host bytes are written once per board, and every save is one transaction. */
export function browserStorage(): ProjectStorage {
  let opened: ReturnType<typeof createStore> | undefined;
  const database = () => {
    opened ??= createStore('domgraft', 'projects');
    return opened;
  };
  /** The list as it was last read or written here; another window may have changed it, which costs an entry at most. */
  let known: readonly RecentProject[] | undefined;
  const recent = async () => {
    known = (await get<readonly RecentProject[]>(RECENT, database())) ?? [];
    return known;
  };
  let written: string | undefined;

  const erase = (gone: readonly string[]) =>
    delMany(
      gone.flatMap((sha256) => [hostKey(sha256), planKey(sha256)]),
      database(),
    );

  return {
    recent,

    lastOpen: () => get<string>(OPEN, database()),

    async load(sha256) {
      const [host, plan] = (await getMany([hostKey(sha256), planKey(sha256)], database())) as [
        NamedBytes | undefined,
        Plan | undefined,
      ];
      return host === undefined || plan === undefined ? undefined : { host, plan };
    },

    async save({ host: { name, bytes }, plan }) {
      const { sha256 } = plan.host;
      const entry = { sha256, name, domains: plan.domains.map((domain) => domain.name), savedAt: Date.now() };
      const all = [entry, ...(known ?? (await recent())).filter((other) => other.sha256 !== sha256)];
      known = all.slice(0, KEPT);
      const entries: [string, unknown][] = [
        [planKey(sha256), plan],
        [OPEN, sha256],
        [RECENT, known],
      ];
      if (sha256 !== written) entries.push([hostKey(sha256), { name, bytes }]);
      await setMany(entries, database());
      written = sha256;
      if (all.length > KEPT) await erase(all.slice(KEPT).map((project) => project.sha256));
    },

    leave: () => set(OPEN, undefined, database()),

    async remove(sha256) {
      if (written === sha256) written = undefined;
      known = (await recent()).filter((project) => project.sha256 !== sha256);
      await set(RECENT, known, database());
      await erase([sha256]);
    },
  };
}
