/** What was exported last, so that it can be seen what has changed since. */

import type { NodePath } from '../core/base/brand.ts';
import { sameBytes } from '../core/base/bytes.ts';
import type { OutputFile, Runner } from '../core/contract.ts';
import { memoizeLast } from './memoize.ts';
import type { ProjectStorage } from './project-storage.ts';
import type { Host, NamedBytes, WorkspaceState } from './state.ts';

export interface ExportState {
  /** The files of the last export of the open board; undefined: there was none. */
  readonly lastExport: readonly NamedBytes[] | undefined;

  /** Remembers what was exported. */
  exported(files: readonly OutputFile[]): void;
  /** A node of the open board as device tree source. */
  hostSource(path: NodePath): Promise<string | undefined>;
}

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
  readonly runner: Runner;
  readonly storage: ProjectStorage;
}

export function exportActions({ set, get, runner, storage }: Surroundings) {
  const actions: ExportState = {
    lastExport: undefined,

    exported(files) {
      const { host } = get();
      if (host === undefined) return;
      const lastExport = files.map(({ name, bytes }) => ({ name, bytes }));
      set({ lastExport });
      // Storage may be refused; then the export is known until the page is left.
      storage.saveExport(host.sha256, lastExport).catch(() => {});
    },

    hostSource: async (path) => {
      const { host } = get();
      return host && (await runner.ask('source', { bytes: host.bytes, path }));
    },
  };
  /** Looks up what was exported from a board on an earlier visit. */
  const recall = async (host: Host) => {
    const lastExport = await storage.lastExport(host.sha256).catch(() => undefined);
    if (get().host === host && get().lastExport === undefined) set({ lastExport });
  };
  return { actions, recall };
}

export type FileChange = 'new' | 'changed';

export interface Changes {
  /** By file name; a file without an entry is as it was. */
  readonly files: ReadonlyMap<string, FileChange>;
  /** Files of the last export that are not made any more. */
  readonly gone: readonly string[];
}

/** How the files differ from those of the last export. */
export const changesSince = memoizeLast(
  (files: readonly OutputFile[], last: readonly NamedBytes[] | undefined): Changes => {
    if (last === undefined) return { files: new Map(), gone: [] };
    const before = new Map(last.map(({ name, bytes }) => [name, bytes]));
    const changes = new Map<string, FileChange>();
    for (const { name, bytes } of files) {
      const known = before.get(name);
      if (known === undefined) changes.set(name, 'new');
      else if (!sameBytes(known, bytes)) changes.set(name, 'changed');
    }
    const made = new Set(files.map(({ name }) => name));
    return { files: changes, gone: last.map(({ name }) => name).filter((name) => !made.has(name)) };
  },
);
