/**
 * Brings an element into view inside of its own scroller, and moves nothing else: `scrollIntoView` would also shift
 * the frame of the app by whatever a pixel is rounded to.
 */
export function scrollWithin(element: HTMLElement, to: 'start' | 'nearest'): void {
  const scroller = scrollerOf(element);
  if (scroller === undefined) return;
  const view = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (to === 'start') scroller.scrollTop += box.top - view.top;
  else if (box.top < view.top) scroller.scrollTop += box.top - view.top;
  else if (box.bottom > view.bottom) scroller.scrollTop += box.bottom - view.bottom;
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  }
  return undefined;
}
