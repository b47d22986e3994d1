import type { WorkspaceStore } from '../../store/workspace.ts';

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Opens the files that the system hands to the installed app. */
export function openLaunchedFiles(store: WorkspaceStore): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length === 0) return;
    const given = files.map(async (handle) => ({
      name: handle.name,
      bytes: new Uint8Array(await (await handle.getFile()).arrayBuffer()),
      ...(handle.name.endsWith('.json') && { handle }),
    }));
    await store.getState().open(await Promise.all(given));
  });
}
