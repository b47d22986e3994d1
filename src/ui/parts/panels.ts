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

/** Puts the focus into a panel. */
export function focusPanel(id: PanelId): void {
  const panel = document.getElementById(id);
  const targets = FIRST.map((selector) => panel?.querySelector<HTMLElement>(selector));
  (targets.find((target) => target) ?? panel)?.focus();
}

/** Goes to the panel after (or before) the one with the focus. */
export function cyclePanels(step: 1 | -1): void {
  const at = PANEL_IDS.findIndex((id) => document.getElementById(id)?.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  focusPanel(PANEL_IDS[(from + step + PANEL_IDS.length) % PANEL_IDS.length]!);
}
