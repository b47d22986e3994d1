import { type RefObject, useState } from 'react';

/** A menu that opens below an element. */
export interface MenuBelow {
  /** Where its corner is; undefined while it is closed. */
  readonly place: { readonly x: number; readonly y: number } | undefined;
  readonly open: () => void;
  readonly close: () => void;
}

/** Remembers whether a menu is open below an element. */
export function useMenuBelow(element: RefObject<HTMLElement | null>): MenuBelow {
  const [place, setPlace] = useState<MenuBelow['place']>();
  return {
    place,
    open() {
      const box = element.current?.getBoundingClientRect();
      if (box !== undefined) setPlace({ x: box.left, y: box.bottom });
    },
    close: () => setPlace(undefined),
  };
}
