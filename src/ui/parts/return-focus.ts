import { useCallback, useState } from 'react';

/**
 * For dialogs that are opened by key or from a menu and so have no trigger to go back to: remembers what had the
 * focus, and gives the handler that returns it there when the dialog closes.
 */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return useCallback(
    (event) => {
      event.preventDefault();
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}
