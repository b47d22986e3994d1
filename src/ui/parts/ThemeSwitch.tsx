import { Monitor, Moon, Sun } from 'lucide-react';
import { theme } from '../theme/appearance.ts';
import { IconButton } from './Button.tsx';
import { texts } from './strings.ts';
import { useChoice } from './use-choice.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Steps through system, light and dark. */
export function ThemeSwitch() {
  const shown = useChoice(theme);
  const Icon = ICONS[shown];
  return (
    <IconButton label={texts.theme(shown)} onClick={() => theme.step()}>
      <Icon size={16} />
    </IconButton>
  );
}
