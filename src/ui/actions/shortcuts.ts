import type { ActionRegistry } from './registry.ts';

/**
 * Runs actions by their keys. Dialogs and menus keep the keyboard to themselves while they have the focus.
 * Returns how to stop.
 */
export function listenForShortcuts(registry: ActionRegistry): () => void {
  const handle = (where: 'everywhere' | 'rest') => (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]'))
      return;
    const action = registry.forKey(event, where, isTyping(target));
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action.run();
  };
  const before = handle('everywhere');
  const after = handle('rest');
  window.addEventListener('keydown', before, { capture: true });
  window.addEventListener('keydown', after);
  return () => {
    window.removeEventListener('keydown', before, { capture: true });
    window.removeEventListener('keydown', after);
  };
}

const TEXT_FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';

const isTyping = (target: Element): boolean =>
  target.matches(TEXT_FIELDS) || target.closest('.monaco-editor .find-widget, [data-typing]') !== null;
