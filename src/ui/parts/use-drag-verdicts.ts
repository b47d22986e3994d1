import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect } from 'react';
import { draggedPaths, isDeviceDrag } from './dnd.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** Asks for the verdict of every domain once, when devices are picked up; wherever they can be dropped shows its own. */
export function useDragVerdicts(): void {
  const store = useWorkspaceStore();
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => isDeviceDrag(source.data),
        onDragStart: ({ source }) => store.getState().consider(draggedPaths(source.data)),
        onDrop: () => store.getState().stopConsidering(),
      }),
    [store],
  );
}
