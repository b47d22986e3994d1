import { useEffect, useRef } from 'react';
import type { HostChoice } from '../../core/contract.ts';
import { Button } from '../parts/Button.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Cover } from './Cover.tsx';
import styles from './RefusalScreen.module.css';
import { texts } from './strings.ts';

/** Lets the user pick the board where a file holds several. */
export function ChoiceScreen({ choice: { container, choices } }: { choice: HostChoice }) {
  const store = useWorkspaceStore();
  const board = useWorkspace(({ host }) => host?.name);
  const first = useRef<HTMLButtonElement>(null);
  const { choose, dismissChoice, survey } = store.getState();

  useEffect(() => first.current?.focus(), []);

  return (
    <Cover
      role="dialog"
      title={texts.chooseTitle}
      lead={texts.chooseLead(container, choices.length)}
      onEscape={dismissChoice}
    >
      <ul className={styles.choices}>
        {choices.map((file, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two trees may have the same name
          <li key={i}>
            <button type="button" ref={i === 0 ? first : undefined} onClick={() => void choose(file)}>
              <span className="mono trunc">{file.name}</span>
              <span className="small sec trunc">{file.detail}</span>
              <span className="small dim">{texts.bytes(file.bytes.length)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => void survey(choices)}>{texts.asTable(choices.length)}</Button>
        <Button onClick={dismissChoice}>{board === undefined ? texts.backToStart : texts.back(board)}</Button>
      </div>
    </Cover>
  );
}
