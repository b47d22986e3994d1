import { createStore, delMany, get, getMany, set, setMany, update } from 'idb-keyval';
import type { Plan } from '../core/plan/plan.ts';
import { isBegun, type ProjectFile } from './project-file.ts';
import type { NamedBytes } from './state.ts';

export interface SavedProject {
  readonly host: NamedBytes;
  readonly plan: Plan;
  readonly projectFile?: ProjectFile;
}

/** A project of an earlier visit, as the start page lists it. */
export interface RecentProject {
  /** Of the host bytes: what a project is known by. */
  readonly sha256: string;
  readonly name: string;
  readonly domains: readonly string[];
  /** Name of the project file, where there is one. */
  readonly file?: string;
  /** In milliseconds since 1970. */
  readonly savedAt: number;
  /** Nothing has been done on the board yet. */
  readonly untouched?: true;
}

/** A stored project that could not be read when it was wanted, as it was found. */
export interface SetAside {
  /** Of the board it was kept for. */
  readonly sha256: string;
  /** Of the board, as far as that is known. */
  readonly name: string;
  /** What is wrong with it. */
  readonly why: string;
  /** When that was found, in milliseconds since 1970. */
  readonly at: number;
  readonly plan: unknown;
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
  /** Keeps the files of an export, in the place of those before. */
  saveExport(sha256: string, files: readonly NamedBytes[]): Promise<void>;
  lastExport(sha256: string): Promise<readonly NamedBytes[] | undefined>;
  /** Takes a project that cannot be read out of the way of the next one for its board. */
  setAside(project: SetAside): Promise<void>;
  /** The last one first. */
  aside(): Promise<readonly SetAside[]>;
  forgetAside(project: SetAside): Promise<void>;
}

/** How many projects are kept whatever they hold; beyond them, only those that something was done in. */
const KEPT = 8;
const ASIDE = 'aside';
const RECENT = 'recent';
const OPEN = 'open';
const hostKey = (sha256: string) => `host:${sha256}`;
const planKey = (sha256: string) => `plan:${sha256}`;
const fileKey = (sha256: string) => `file:${sha256}`;
const exportKey = (sha256: string) => `export:${sha256}`;

/**
 * Projects in this browser's IndexedDB. The host bytes are written once per board; plan and host of a save are one
 * transaction. Other windows use the same database, so the list of projects is never remembered here.
 */
export function browserStorage(): ProjectStorage {
  let opened: ReturnType<typeof createStore> | undefined;
  const database = () => {
    opened ??= createStore('domgraft', 'projects');
    return opened;
  };
  let written: string | undefined;

  /** Changes the list as one transaction; gives back what it was before. */
  const changeList = async (change: (list: readonly RecentProject[]) => readonly RecentProject[]) => {
    let before: readonly RecentProject[] = [];
    await update<readonly RecentProject[]>(
      RECENT,
      (list = []) => {
        before = list;
        return change(list);
      },
      database(),
    );
    return before;
  };
  const erase = (gone: readonly string[]) =>
    delMany(
      gone.flatMap((sha256) => [hostKey(sha256), planKey(sha256), fileKey(sha256), exportKey(sha256)]),
      database(),
    );

  return {
    recent: async () => (await get<readonly RecentProject[]>(RECENT, database())) ?? [],

    lastOpen: async () => openHere.get() ?? (await get<string>(OPEN, database())),

    async load(sha256) {
      const keys = [hostKey(sha256), planKey(sha256), fileKey(sha256)];
      const [host, plan, projectFile] = (await getMany(keys, database())) as [
        NamedBytes | undefined,
        Plan | undefined,
        ProjectFile | undefined,
      ];
      if (plan === undefined) return undefined;
      // Whether there is a host, and the right one, is judged with all the rest by who asks.
      return { host: host as NamedBytes, plan, ...(projectFile && { projectFile }) };
    },

    async save({ host: { name, bytes }, plan, projectFile }) {
      const { sha256 } = plan.host;
      openHere.set(sha256);
      const entries: [string, unknown][] = [
        [planKey(sha256), plan],
        [fileKey(sha256), projectFile],
        [OPEN, sha256],
      ];
      const hostIsThere = sha256 === written;
      if (!hostIsThere) entries.push([hostKey(sha256), { name, bytes }]);
      await setMany(entries, database());
      written = sha256;
      const entry: RecentProject = {
        sha256,
        name,
        domains: plan.domains.map((domain) => domain.name),
        ...(projectFile && { file: projectFile.name }),
        savedAt: Date.now(),
        ...(!isBegun(plan) && { untouched: true }),
      };
      const withEntry = (list: readonly RecentProject[]) => [
        entry,
        ...list.filter((other) => other.sha256 !== sha256),
      ];
      const isKept = (project: RecentProject, i: number) => i < KEPT || project.untouched !== true;
      const before = await changeList((list) => withEntry(list).filter(isKept));
      // Another window may have removed the project in the meantime, and with it the host.
      if (hostIsThere && !before.some((other) => other.sha256 === sha256))
        await set(hostKey(sha256), { name, bytes }, database());
      const dropped = withEntry(before).filter((project, i) => !isKept(project, i));
      if (dropped.length > 0) await erase(dropped.map((project) => project.sha256));
    },

    saveExport: async (sha256, files) => set(exportKey(sha256), files, database()),

    lastExport: async (sha256) => get<readonly NamedBytes[]>(exportKey(sha256), database()),

    async leave() {
      openHere.set(undefined);
      await set(OPEN, undefined, database());
    },

    async remove(sha256) {
      if (written === sha256) written = undefined;
      await changeList((list) => list.filter((project) => project.sha256 !== sha256));
      await erase([sha256]);
    },

    async setAside(project) {
      const { sha256 } = project;
      if (written === sha256) written = undefined;
      await update<readonly SetAside[]>(ASIDE, (list = []) => [project, ...list], database());
      await changeList((list) => list.filter((other) => other.sha256 !== sha256));
      await delMany([hostKey(sha256), planKey(sha256), fileKey(sha256)], database());
    },

    aside: async () => (await get<readonly SetAside[]>(ASIDE, database())) ?? [],

    forgetAside: async ({ sha256, at }) =>
      update<readonly SetAside[]>(
        ASIDE,
        (list = []) => list.filter((other) => other.sha256 !== sha256 || other.at !== at),
        database(),
      ),
  };
}

/** The board that is open in this window, which a reload keeps although other windows have other boards. */
const openHere = {
  get: () => sessionStorage.getItem('domgraft:open') ?? undefined,
  set(sha256: string | undefined) {
    if (sha256 === undefined) sessionStorage.removeItem('domgraft:open');
    else sessionStorage.setItem('domgraft:open', sha256);
  },
};
