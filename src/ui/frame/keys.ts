import { useEffect } from 'react';
import { pickFiles } from '../parts/pick-files.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';

/** The keys that work everywhere outside of a field. */
export function useKeys(): void {
  const store = useWorkspaceStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const { undo, redo, open } = store.getState();
      const action =
        key === 'o'
          ? () => pickFiles((files) => void open(files))
          : isEditable(event.target)
            ? undefined
            : key === 'z'
              ? event.shiftKey
                ? redo
                : undo
              : key === 'y'
                ? redo
                : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store]);
}

const isEditable = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
