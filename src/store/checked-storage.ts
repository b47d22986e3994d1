import { sha256Hex } from '../core/base/hash.ts';
import type { ProjectStorage, RecentProject, SavedProject, SetAside } from './project-storage.ts';
import { texts } from './texts.ts';

/** A stored project that cannot be read any more; the message says what is wrong with it. */
export class BrokenProject extends Error {
  override readonly name = 'BrokenProject';
}

/**
 * A storage whose projects are what their types say: other versions of this program, other programs and faulty
 * disks have written there, too. What cannot be read is set aside before anything can be written in its place.
 * @param onAside is told of each
 */
export const checkedStorage = (
  storage: ProjectStorage,
  onAside: (project: SetAside) => void = () => {},
): ProjectStorage => ({
  ...storage,

  async recent() {
    const list: unknown = await storage.recent();
    return Array.isArray(list) ? list.filter(isRecent) : [];
  },

  async aside() {
    const list: unknown = await storage.aside();
    return Array.isArray(list) ? list.filter(isAside) : [];
  },

  /** Rejects with a {@link BrokenProject} where there is a project that cannot be used. */
  async load(sha256) {
    const saved = await storage.load(sha256);
    if (saved === undefined) return undefined;
    try {
      return { ...saved, host: checkHost(sha256, saved), plan: await checkPlan(sha256, saved) };
    } catch (error) {
      if (!(error instanceof BrokenProject)) throw error;
      const { name } = Object(saved.host) as Partial<SavedProject['host']>;
      const project: SetAside = {
        sha256,
        name: typeof name === 'string' ? name : texts.unknownBoard,
        why: error.message,
        at: Date.now(),
        plan: saved.plan,
      };
      await storage.setAside(project);
      onAside(project);
      throw error;
    }
  },
});

function checkHost(sha256: string, { host }: SavedProject): SavedProject['host'] {
  const { name, bytes } = Object(host) as Partial<SavedProject['host']>;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array) || sha256Hex(bytes) !== sha256)
    throw new BrokenProject(texts.brokenBoard);
  return { name, bytes };
}

/** The reader of project files judges plans; it is fetched only where there is one to read. */
async function checkPlan(sha256: string, { plan: stored }: SavedProject): Promise<SavedProject['plan']> {
  const { parseProject } = await import('../core/plan/project.ts');
  let plan: SavedProject['plan'];
  try {
    plan = parseProject(JSON.stringify(stored));
  } catch (error) {
    throw new BrokenProject((error as Error).message.split('\n')[0]);
  }
  if (plan.host.sha256 !== sha256) throw new BrokenProject(texts.brokenBoard);
  return plan;
}

const isRecent = (entry: unknown): entry is RecentProject => {
  const { sha256, name, domains, savedAt } = Object(entry) as Partial<RecentProject>;
  return (
    typeof sha256 === 'string' &&
    typeof name === 'string' &&
    typeof savedAt === 'number' &&
    Array.isArray(domains) &&
    domains.every((domain) => typeof domain === 'string')
  );
};

const isAside = (entry: unknown): entry is SetAside => {
  const { sha256, name, why, at } = Object(entry) as Partial<SetAside>;
  return (
    typeof sha256 === 'string' &&
    typeof name === 'string' &&
    typeof why === 'string' &&
    typeof at === 'number'
  );
};
