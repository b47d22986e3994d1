import { type RefObject, useEffect, useState } from 'react';

/** From this width on, graph and matrix have room side by side. */
const WIDE = 1040;

/** Whether an element is wide enough for two views. */
export function useWide(element: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= WIDE));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return wide;
}
