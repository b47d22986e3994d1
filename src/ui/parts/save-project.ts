import type { Plan } from '../../core/plan/plan.ts';
import { projectFileName, samePlan } from '../../store/project-file.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { canSaveInPlace, mayWrite, pickPlace, readText, writeText } from './file-access.ts';
import { saveBytes } from './save.ts';
import { texts } from './strings.ts';

/** Reads and writes project files; not part of the first load. */
const projectFormat = () => import('../../core/plan/project.ts');

/** `anew` asks where to, `over` takes no notice of what others wrote into the file. */
export type SaveManner = 'in place' | 'anew' | 'over';

/**
 * Saves the project to its file, or asks for one; a download where the browser cannot do better. A file that somebody
 * else has changed is not written over without asking.
 */
export async function saveProject(store: WorkspaceStore, manner: SaveManner = 'in place'): Promise<void> {
  const { host, plan, projectFile, notify, showDialog } = store.getState();
  if (host === undefined || plan === undefined) return;
  const name = projectFile?.name ?? projectFileName(host.name);
  try {
    if (!canSaveInPlace()) return await download(store, name, plan);
    const known = manner === 'anew' ? undefined : projectFile?.handle;
    if (known === undefined) {
      const place = await pickPlace(name);
      return place && (await write(store, place, plan));
    }
    if (!(await mayWrite(known))) return notify(texts.notAllowed(name));
    const text = manner === 'over' ? undefined : await readText(known);
    if (text !== undefined && !(await holdsOneOf(text, [projectFile?.saved ?? plan, plan]))) {
      return showDialog({ kind: 'file-changed' });
    }
    await write(store, known, plan);
  } catch (error) {
    notify(texts.notSaved(name, error instanceof Error ? error.message : String(error)));
  }
}

async function holdsOneOf(text: string, plans: readonly Plan[]): Promise<boolean> {
  const { ProjectError, parseProject } = await projectFormat();
  try {
    const present = parseProject(text);
    return plans.some((plan) => samePlan(plan, present));
  } catch (error) {
    if (error instanceof ProjectError) return false;
    throw error;
  }
}

async function write(store: WorkspaceStore, handle: FileSystemFileHandle, plan: Plan): Promise<void> {
  const { serialiseProject } = await projectFormat();
  await writeText(handle, serialiseProject(plan));
  store.getState().keepsIn({ name: handle.name, handle, saved: plan });
  store.getState().notify(texts.savedAs(handle.name));
}

async function download(store: WorkspaceStore, name: string, plan: Plan): Promise<void> {
  await downloadProject(name, plan);
  store.getState().keepsIn({ name, saved: plan });
  store.getState().notify(texts.downloaded(name));
}

/** Hands a plan to the browser as a download. */
export async function downloadProject(name: string, plan: Plan): Promise<void> {
  const { serialiseProject } = await projectFormat();
  saveBytes(name, new TextEncoder().encode(serialiseProject(plan)), 'application/json');
}
