import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { applyTheme, readTheme, THEMES } from '../theme/theme.ts';
import { IconButton } from './Button.tsx';
import { texts } from './strings.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Steps through system, light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
  const Icon = ICONS[theme];
  const step = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    applyTheme(next);
    setTheme(next);
  };
  return (
    <IconButton label={texts.theme(theme)} onClick={step}>
      <Icon size={16} />
    </IconButton>
  );
}
