import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { IconButton } from '../parts/Button.tsx';
import { HISTORY_BUTTON } from '../parts/panels.ts';
import { texts } from './strings.ts';

const HistoryMenu = lazy(() => import('./HistoryMenu.tsx'));

/** Opens the list of all steps. */
export function HistoryButton({ disabled }: { disabled: boolean }) {
  const button = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ x: number; y: number }>();
  const open = () => {
    const box = button.current?.getBoundingClientRect();
    if (box !== undefined) setPlace({ x: box.left, y: box.bottom });
  };
  return (
    <span ref={button}>
      <IconButton
        id={HISTORY_BUTTON}
        small
        label={texts.history}
        aria-haspopup="menu"
        aria-expanded={place !== undefined}
        disabled={disabled}
        onClick={open}
      >
        <ChevronDown size={12} />
      </IconButton>
      {place !== undefined && (
        <Suspense>
          <HistoryMenu
            {...place}
            onClose={() => {
              setPlace(undefined);
              document.getElementById(HISTORY_BUTTON)?.focus();
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
