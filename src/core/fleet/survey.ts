import type { InputError, InputFile } from '../contract.ts';
import { filesOfTar, openFiles } from '../forms/index.ts';
import type { XenTarget } from '../plan/plan.ts';
import { type FleetFailure, type FleetRow, fleetRow } from './row.ts';

export interface Survey {
  readonly rows: readonly FleetRow[];
  readonly failures: readonly FleetFailure[];
}

/** Looks at every board in some files, each by itself: a file may hold several, and a tar archive many. */
export function survey(files: readonly InputFile[], target: XenTarget): Survey {
  const rows: FleetRow[] = [];
  const failures: FleetFailure[] = [];
  for (const file of files) {
    const inside = filesOfTar(file)?.filter(({ name }) => isBoardName(name)) ?? [];
    for (const { name, bytes } of inside.length > 0 ? inside : [file]) {
      const opened = openFiles([{ name, bytes }]);
      if ('code' in opened) failures.push({ name, why: reasonOf(opened) });
      else if ('choices' in opened) {
        for (const choice of opened.choices)
          rows.push(fleetRow(`${name}: ${choice.name}`, choice.bytes, target));
      } else rows.push(fleetRow(name, opened.bytes, target));
    }
  }
  return { rows, failures };
}

const reasonOf = ({ message, hint }: InputError): string =>
  hint === undefined ? message : `${message} ${hint}`;

/** Whether a file of a folder with many is meant to be a board. */
export const isBoardName = (name: string): boolean => /\.(?:dtb|itb|dts)$/i.test(name);
