import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Header.module.css';
import { texts } from './strings.ts';

const BoardMenu = lazy(() => import('./BoardMenu.tsx'));

/** The name of the board, and the way to another one. */
export function BoardPick() {
  const board = useWorkspace(({ host }) => host?.name);
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ x: number; y: number }>();
  const open = () => {
    const box = button.current?.getBoundingClientRect();
    if (box !== undefined) setPlace({ x: box.left, y: box.bottom });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.pick}
        aria-haspopup="menu"
        aria-expanded={place !== undefined}
        title={board}
        onClick={open}
      >
        <span className={styles.key}>{texts.board}</span>
        <span className="mono trunc">{board}</span>
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      {place !== undefined && (
        <Suspense>
          <BoardMenu
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
