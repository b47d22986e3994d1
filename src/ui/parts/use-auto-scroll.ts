import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { type RefObject, useEffect } from 'react';
import { present } from '../../core/base/assert.ts';
import { isDeviceDrag } from './dnd.ts';

/** Scrolls an element while devices are held near one of its edges. */
export function useAutoScroll(scroller: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      autoScrollForElements({
        element: present(scroller.current, 'the scrolling element'),
        canScroll: ({ source }) => isDeviceDrag(source.data),
      }),
    [scroller],
  );
}
