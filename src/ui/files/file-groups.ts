import type { OutputFile } from '../../core/contract.ts';
import type { Face } from '../../store/views.ts';

/** Files of one folder of the export. */
export interface FileGroup {
  /** The folder; empty for files at the top. */
  readonly folder: string;
  /** Set where the folder is a domain's. */
  readonly face?: Face;
  readonly files: readonly OutputFile[];
}

/** Files by folder, domains in the plan's order, then the host's, then what concerns the project as a whole. */
export function groupFiles(files: readonly OutputFile[], faces: readonly Face[]): FileGroup[] {
  const folders = new Map<string, OutputFile[]>();
  for (const file of files) {
    const folder = file.name.slice(0, Math.max(0, file.name.indexOf('/')));
    const group = folders.get(folder);
    if (group === undefined) folders.set(folder, [file]);
    else group.push(file);
  }
  const rank = (folder: string) => {
    const domain = faces.findIndex(({ name }) => name === folder);
    return domain >= 0 ? domain : faces.length + (folder === '' ? 1 : 0);
  };
  return Array.from(folders, ([folder, members]) => {
    const face = faces.find(({ name }) => name === folder);
    return { folder, files: members, ...(face === undefined ? {} : { face }) };
  }).sort((a, b) => rank(a.folder) - rank(b.folder));
}

/** A file's name without its folder. */
export const baseName = (name: string): string => name.slice(name.indexOf('/') + 1);

export const isText = (name: string): boolean => !/\.(dtb|dtbo)$/.test(name);
