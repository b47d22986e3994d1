import { sha256Hex } from '../core/base/hash.ts';
import type { ProjectStorage, RecentProject, SavedProject } from './project-storage.ts';
import { texts } from './texts.ts';

/** A stored project that cannot be read any more; the message says what is wrong with it. */
export class BrokenProject extends Error {
  override readonly name = 'BrokenProject';
}

/**
 * A storage whose projects are what their types say: other versions of this program, other programs and faulty
 * disks have written there, too.
 */
export const checkedStorage = (storage: ProjectStorage): ProjectStorage => ({
  ...storage,

  async recent() {
    const list: unknown = await storage.recent();
    return Array.isArray(list) ? list.filter(isRecent) : [];
  },

  /** Rejects with a {@link BrokenProject} where there is a project that cannot be used. */
  async load(sha256) {
    const saved = await storage.load(sha256);
    return saved && { ...saved, host: checkHost(sha256, saved), plan: await checkPlan(saved) };
  },
});

function checkHost(sha256: string, { host }: SavedProject): SavedProject['host'] {
  const { name, bytes } = host as Partial<SavedProject['host']>;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array) || sha256Hex(bytes) !== sha256)
    throw new BrokenProject(texts.brokenBoard);
  return { name, bytes };
}

/** The reader of project files judges plans; it is fetched only where there is one to read. */
async function checkPlan({ plan }: SavedProject): Promise<SavedProject['plan']> {
  const { parseProject } = await import('../core/plan/project.ts');
  try {
    return parseProject(JSON.stringify(plan));
  } catch (error) {
    throw new BrokenProject((error as Error).message.split('\n')[0]);
  }
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
