import { projectFileName } from '../../store/project-file.ts';
import type { SetAside } from '../../store/project-storage.ts';
import { saveBytes } from './save.ts';

/** Hands out a project that could not be read, just as it was found; another version may know what to do with it. */
export const saveAside = ({ name, plan }: SetAside): void =>
  saveBytes(
    projectFileName(name).replace('.domgraft.', '.unread.domgraft.'),
    new TextEncoder().encode(`${asText(plan)}\n`),
    'application/json',
  );

/** As JSON where it can be written so. */
function asText(stored: unknown): string {
  try {
    return JSON.stringify(stored, null, 2) ?? String(stored);
  } catch {
    return String(stored);
  }
}
