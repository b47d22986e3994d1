import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { applyTheme, onThemeChange, shownTheme, THEMES } from '../theme/theme.ts';
import { IconButton } from './Button.tsx';
import { texts } from './strings.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Steps through system, light and dark. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(onThemeChange, shownTheme);
  const Icon = ICONS[theme];
  const step = () => applyTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!);
  return (
    <IconButton label={texts.theme(theme)} onClick={step}>
      <Icon size={16} />
    </IconButton>
  );
}
