import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { HISTORY_BUTTON } from '../parts/panels.ts';
import { useMenuBelow } from '../parts/use-menu-below.ts';
import { texts } from './strings.ts';

const HistoryMenu = lazy(() => import('./HistoryMenu.tsx'));

/** Opens the list of all steps. */
export function HistoryButton({ disabled }: { disabled: boolean }) {
  const button = useRef<HTMLSpanElement>(null);
  const menu = useMenuBelow(button);
  return (
    <span ref={button}>
      <IconButton
        id={HISTORY_BUTTON}
        small
        label={texts.history}
        aria-haspopup="menu"
        aria-expanded={menu.place !== undefined}
        disabled={disabled}
        onClick={menu.open}
      >
        <ChevronDown size={12} />
      </IconButton>
      {menu.place !== undefined && (
        <Suspense>
          <HistoryMenu
            {...menu.place}
            onClose={() => {
              menu.close();
              document.getElementById(HISTORY_BUTTON)?.focus();
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
