import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { pathsOf } from '../../store/workspace.ts';
import { deviceDrag } from './dnd.ts';
import { showDragWord } from './drag-preview.ts';
import { texts } from './strings.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** Lets the row of a node be dragged: with the whole selection where the node belongs to it, otherwise alone. */
export function useDeviceDrag(row: RefObject<HTMLElement | null>, tree: DeviceTree, node: NodeIndex): void {
  const store = useWorkspaceStore();
  useEffect(() => {
    const dragged = () => {
      const { nodes } = store.getState().selection;
      return pathsOf(tree, nodes.has(node) ? nodes : [node]);
    };
    return draggable({
      element: present(row.current, 'the row'),
      // What cannot be given away can be held all the same: every domain then says why.
      canDrag: () => tree.parent(node) !== undefined,
      getInitialData: () => deviceDrag(dragged(), 'tree'),
      onGenerateDragPreview({ nativeSetDragImage }) {
        const paths = dragged();
        showDragWord(nativeSetDragImage, paths.length === 1 ? tree.name(node) : texts.dragMany(paths.length));
      },
    });
  }, [store, row, tree, node]);
}
