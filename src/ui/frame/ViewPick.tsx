import { Presentation, SunMoon } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { mode } from '../theme/appearance.ts';
import styles from './Header.module.css';
import { texts } from './strings.ts';

const ViewMenu = lazy(() => import('./ViewMenu.tsx'));

/** How the page looks: theme, density, presenter mode; in that mode the way out of it. */
export function ViewPick() {
  const presenting = useChoice(mode) === 'presenter';
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ x: number; y: number }>();
  const open = () => {
    const box = button.current?.getBoundingClientRect();
    if (box !== undefined) setPlace({ x: box.left, y: box.bottom });
  };
  return (
    <>
      {presenting && (
        <Button look="quiet" onClick={() => mode.choose('work')}>
          <Presentation size={16} aria-hidden="true" />
          {texts.leavePresenter}
        </Button>
      )}
      <IconButton
        ref={button}
        className={styles.roomy}
        label={texts.view}
        aria-haspopup="menu"
        aria-expanded={place !== undefined}
        onClick={open}
      >
        <SunMoon size={16} />
      </IconButton>
      {place !== undefined && (
        <Suspense>
          <ViewMenu
            {...place}
            onClose={() => {
              setPlace(undefined);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
