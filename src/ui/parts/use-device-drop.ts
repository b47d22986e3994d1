import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodePath } from '../../core/base/brand.ts';
import { draggedPaths, isDeviceDrag } from './dnd.ts';

/** Makes an element take devices; tells whether some are held over it. */
export function useDeviceDrop(
  target: RefObject<HTMLElement | null>,
  onDrop: (paths: readonly NodePath[]) => void,
): boolean {
  const [over, setOver] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(
    () =>
      dropTargetForElements({
        element: present(target.current, 'the drop target'),
        canDrop: ({ source }) => isDeviceDrag(source.data),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop({ source }) {
          setOver(false);
          drop.current(draggedPaths(source.data));
        },
      }),
    [target],
  );
  return over;
}
