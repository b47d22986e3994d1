import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { stepsOf } from '../../store/history.ts';
import { classes } from '../parts/classes.ts';
import { MenuItem, MenuLabel, PopupMenu } from '../parts/PopupMenu.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './HistoryMenu.module.css';
import { texts } from './strings.ts';

/** Every step of the session, the last on top; choosing one goes there, with what came later kept to be done again. */
export default function HistoryMenu({ x, y, onClose }: { x: number; y: number; onClose: () => void }) {
  const store = useWorkspaceStore();
  const { pastStates, futureStates } = useStore(store.temporal);
  const steps = stepsOf(pastStates, store.getState(), futureStates);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <PopupMenu x={x} y={y} label={texts.history} onClose={onClose}>
      <MenuLabel>{texts.historyHint}</MenuLabel>
      <div ref={list} className={styles.list}>
        {steps.toReversed().map(({ action, distance }) => (
          <MenuItem
            key={distance}
            current={distance === 0}
            className={classes(styles.step, distance > 0 && styles.later)}
            onSelect={() => store.getState().goTo(distance)}
          >
            {distance === 0 ? <Check size={14} aria-hidden="true" /> : <span className={styles.gap} />}
            <span className="trunc">{texts.step(action)}</span>
            {distance > 0 && <span className={styles.undone}>{texts.undone}</span>}
          </MenuItem>
        ))}
      </div>
    </PopupMenu>
  );
}
