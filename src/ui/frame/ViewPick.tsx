import { Presentation, SunMoon } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { useMenuBelow } from '../parts/use-menu-below.ts';
import { mode } from '../theme/appearance.ts';
import styles from './Header.module.css';
import { texts } from './strings.ts';

const ViewMenu = lazy(() => import('./ViewMenu.tsx'));

/** How the page looks: theme, density, presenter mode; in that mode the way out of it. */
export function ViewPick() {
  const presenting = useChoice(mode) === 'presenter';
  const button = useRef<HTMLButtonElement>(null);
  const menu = useMenuBelow(button);
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
        aria-expanded={menu.place !== undefined}
        onClick={menu.open}
      >
        <SunMoon size={16} />
      </IconButton>
      {menu.place !== undefined && (
        <Suspense>
          <ViewMenu
            {...menu.place}
            onClose={() => {
              menu.close();
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
