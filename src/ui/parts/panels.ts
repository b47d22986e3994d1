/** The element id of the button that opens the history. */
export const HISTORY_BUTTON = 'history-button';

/** What floats belongs to the main region all the same: a screen reader finds nothing outside of the regions. */
export const floatInMain = (): HTMLElement => document.querySelector('main') ?? document.body;

/** The regions that F6 and the skip links go through, by their element ids. */
export const PANEL_IDS = ['tree-panel', 'workspace-panel', 'inspector-panel', 'problems-panel'] as const;
export type PanelId = (typeof PANEL_IDS)[number];

/** What has the focus first in a panel: its list or tree, else whatever can have it. */
const FIRST = [
  '[role="tree"], [role="grid"]',
  '[role="tab"][data-state="active"]',
  '[tabindex="0"]',
  'button, input, select, a[href]',
];

/** Puts the focus into a panel; one that is folded away comes back first. */
export function focusPanel(id: PanelId): void {
  if (unfold(id, () => focusPanel(id))) return;
  const panel = document.getElementById(id);
  const targets = FIRST.map((selector) => panel?.querySelector<HTMLElement>(selector));
  (targets.find((target) => target) ?? panel)?.focus();
}

/** A panel that can be folded away. */
interface Foldable {
  /** Brings it back and then goes on; false where it is there. */
  unfold(then: () => void): boolean;
  toggle(): void;
}
const foldable = new Map<PanelId, Foldable>();

/** Lets keys and commands fold a panel; gives back how to end that. */
export function addFoldable(id: PanelId, panel: Foldable): () => void {
  foldable.set(id, panel);
  return () => foldable.delete(id);
}

export const canFold = (id: PanelId): boolean => foldable.has(id);
export const unfold = (id: PanelId, then: () => void): boolean => foldable.get(id)?.unfold(then) ?? false;
export const toggleFold = (id: PanelId): void => foldable.get(id)?.toggle();

/** Goes to the panel after (or before) the one with the focus, past those that are folded away. */
export function cyclePanels(step: 1 | -1): void {
  const ids = PANEL_IDS.filter((id) => document.getElementById(id)?.checkVisibility());
  const at = ids.findIndex((id) => document.getElementById(id)?.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  const next = ids[(from + step + ids.length) % ids.length];
  if (next !== undefined) focusPanel(next);
}
