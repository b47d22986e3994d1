import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeviceChange } from '../core/compare/changes.ts';
import type { OutputFile } from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';
import { serialiseProject } from '../core/plan/project.ts';
import { BadInput } from './terminal.ts';

/** Writes files below a folder, with the folders that they need. @throws BadInput */
export const writeFiles = (folder: string, files: readonly OutputFile[]): void =>
  writing(folder, () => {
    for (const { name, bytes } of files) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  });

/** Writes a project file. @throws BadInput */
export const writeProject = (path: string, plan: Plan): void =>
  writing(path, () => writeFileSync(path, serialiseProject(plan)));

function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new BadInput(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/** How a device differs: `INTID: 40 -> 41`. */
export const changeText = ({ what, before, after }: DeviceChange): string =>
  `${what}: ${before || 'none'} -> ${after || 'none'}`;
