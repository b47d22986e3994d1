import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { useMenuBelow } from '../parts/use-menu-below.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Header.module.css';
import { texts } from './strings.ts';

const BoardMenu = lazy(() => import('./BoardMenu.tsx'));

/** The name of the board, and the way to another one. */
export function BoardPick() {
  const board = useWorkspace(({ host }) => host?.name);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useMenuBelow(button);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.pick}
        aria-haspopup="menu"
        aria-expanded={menu.place !== undefined}
        title={board}
        onClick={menu.open}
      >
        <span className={styles.key}>{texts.board}</span>
        <span className="mono trunc">{board}</span>
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      {menu.place !== undefined && (
        <Suspense>
          <BoardMenu
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
