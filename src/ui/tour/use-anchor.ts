import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import { placeBeside, type Rect } from './place.ts';

const MARGIN = 12;
/** The ring keeps this much off what it goes around. */
const RING = 3;

/** Where the anchor of a step is, and where the mark goes; followed from frame to frame, as panels scroll and grow. */
export function useAnchor(selectors: readonly string[], mark: RefObject<HTMLElement | null>) {
  const [styles, setStyles] = useState<{ anchor?: CSSProperties; place?: CSSProperties }>({});
  useEffect(() => {
    let last = '';
    let frame = 0;
    const follow = () => {
      frame = requestAnimationFrame(follow);
      const anchor = visibleRect(selectors);
      const box = mark.current?.getBoundingClientRect();
      const size = { width: box?.width ?? 0, height: box?.height ?? 0 };
      const window = { width: innerWidth, height: innerHeight };
      const place = placeBeside(anchor, size, window, MARGIN);
      const ring = anchor && {
        left: anchor.left - RING,
        top: anchor.top - RING,
        width: anchor.width + 2 * RING,
        height: anchor.height + 2 * RING,
      };
      const now = JSON.stringify([ring, place]);
      if (now === last) return;
      last = now;
      setStyles({ ...(ring && { anchor: ring }), place });
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [selectors, mark]);
  return styles;
}

function visibleRect(selectors: readonly string[]): Rect | undefined {
  for (const selector of selectors) {
    for (const element of document.querySelectorAll(selector)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (element.checkVisibility() && width > 0 && height > 0) return { left, top, width, height };
    }
  }
  return undefined;
}
