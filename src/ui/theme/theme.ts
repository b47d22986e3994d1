export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'domgraft.theme';

const listeners = new Set<() => void>();
let shown: Theme = 'system';

/** The theme that is shown. */
export const shownTheme = (): Theme => shown;

/** Calls back when another theme is shown; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The stored choice; `system` where there is none or storage is refused. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows a theme and remembers it where the browser allows. */
export function applyTheme(theme: Theme): void {
  shown = theme;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A private window may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}
