import type { editor } from 'monaco-editor/editor';

export type ColorScheme = 'light' | 'dark';
export const themeName = (scheme: ColorScheme): string => `domgraft-${scheme}`;

/**
 * The editor's theme in the scheme that the page shows, read from the design tokens so that there is one palette. Nothing is inherited: Monaco's own
 * token colours do not reach the contrast that the tokens promise.
 */
export function editorTheme(scheme: ColorScheme): editor.IStandaloneThemeData {
  return withTokens((token) => {
    const ink = (name: string, token_: string, fontStyle = '') => ({
      token: name,
      foreground: token(token_).slice(1),
      fontStyle,
    });
    return {
      base: scheme === 'dark' ? 'vs-dark' : 'vs',
      inherit: false,
      rules: [
        ink('', '--text'),
        ink('comment', '--code-comment'),
        ink('string', '--code-string'),
        ink('number', '--code-number'),
        ink('property', '--code-key'),
        ink('directive', '--code-key'),
        ink('delimiter', '--code-key'),
        ink('node', '--text', 'bold'),
        ink('address', '--text-3'),
        ink('label', '--text'),
        ink('reference', '--text'),
      ],
      colors: {
        'editor.background': token('--ground'),
        'editor.foreground': token('--text'),
        'editorLineNumber.foreground': token('--text-3'),
        'editorLineNumber.activeForeground': token('--text'),
        'editorLineNumber.dimmedForeground': token('--text-3'),
        'editor.lineHighlightBackground': token('--ground-hover'),
        'editor.lineHighlightBorder': '#00000000',
        'editor.selectionBackground': `${token('--accent-line')}66`,
        'editor.inactiveSelectionBackground': `${token('--accent-line')}44`,
        'editor.findMatchBackground': `${token('--accent-line')}99`,
        'editor.findMatchHighlightBackground': `${token('--accent-line')}44`,
        'editor.hoverHighlightBackground': '#00000000',
        'editor.wordHighlightBackground': `${token('--accent-line')}33`,
        'editorCursor.foreground': token('--accent'),
        'editor.placeholder.foreground': token('--text-3'),
        'editorError.foreground': token('--error'),
        'editorWarning.foreground': token('--warning'),
        'editorIndentGuide.background1': token('--line'),
        'editorIndentGuide.activeBackground1': token('--line-strong'),
        ...Object.fromEntries(
          [1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, token('--code-key')]),
        ),
        'editorBracketMatch.background': `${token('--accent-line')}33`,
        'editorBracketMatch.border': token('--accent-line'),
        'editorGutter.foldingControlForeground': token('--text-3'),
        'editorStickyScroll.background': token('--ground'),
        'editorStickyScrollHover.background': token('--ground-hover'),
        'editorStickyScroll.border': token('--line'),
        'editorWidget.background': token('--ground-raised'),
        'editorWidget.foreground': token('--text'),
        'editorWidget.border': token('--line-strong'),
        'editorHoverWidget.background': token('--ground-raised'),
        'editorHoverWidget.foreground': token('--text'),
        'editorHoverWidget.border': token('--line-strong'),
        'input.background': token('--ground'),
        'input.foreground': token('--text'),
        'input.border': token('--line-control'),
        'input.placeholderForeground': token('--text-3'),
        'inputOption.activeBackground': token('--ground-selected'),
        'inputOption.activeForeground': token('--text'),
        'inputOption.activeBorder': token('--accent'),
        'menu.background': token('--ground-raised'),
        'menu.foreground': token('--text'),
        'menu.selectionBackground': token('--ground-hover'),
        'menu.selectionForeground': token('--text'),
        'menu.border': token('--line-strong'),
        'quickInput.background': token('--ground-raised'),
        'quickInput.foreground': token('--text'),
        'quickInputList.focusBackground': token('--ground-selected'),
        'quickInputList.focusForeground': token('--text'),
        'list.hoverBackground': token('--ground-hover'),
        'list.highlightForeground': token('--accent'),
        'scrollbarSlider.background': `${token('--line-strong')}99`,
        'scrollbarSlider.hoverBackground': `${token('--line-control')}99`,
        'scrollbarSlider.activeBackground': token('--line-control'),
        'scrollbar.shadow': '#00000000',
        'diffEditor.insertedLineBackground': token('--ok-soft'),
        'diffEditor.removedLineBackground': token('--error-soft'),
        'diffEditor.insertedTextBackground': `${token('--ok-line')}55`,
        'diffEditor.removedTextBackground': `${token('--error-line')}55`,
        'diffEditor.border': token('--line'),
        'widget.shadow': '#00000033',
        focusBorder: token('--focus'),
        'textLink.foreground': token('--accent'),
        'textLink.activeForeground': token('--accent'),
      },
    };
  });
}

/**
 * Gives the body a reader of colour tokens: name to `#rrggbb`, as the page resolves them now. Those of the other scheme
 * cannot be read: what the build makes of `light-dark()` is settled at the root of the page.
 */
function withTokens<T>(body: (read: (token: string) => string) => T): T {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  try {
    return body((token) => {
      probe.style.color = `var(${token})`;
      return toHex(getComputedStyle(probe).color);
    });
  } finally {
    probe.remove();
  }
}

/** `rgb(18, 20, 22)`, as computed styles write opaque colours, to `#121416`. */
function toHex(color: string): string {
  const channels = color.match(/\d+/g)?.slice(0, 3) ?? ['0', '0', '0'];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** The scheme the page shows now: pinned on the root element, else the system's. */
export function currentScheme(): ColorScheme {
  const pinned = document.documentElement.dataset.theme;
  if (pinned === 'light' || pinned === 'dark') return pinned;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back whenever {@link currentScheme} may have changed. Returns how to stop. */
export function onSchemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
