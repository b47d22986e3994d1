import type { Override } from '../../core/plan/plan.ts';
import { Button } from './Button.tsx';
import styles from './StatementNote.module.css';
import { saysWords, scopeWords } from './statement-words.ts';
import { texts } from './strings.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** A statement of the plan: who states what about what, and why; it can be withdrawn. */
export function StatementNote({ statement }: { statement: Override }) {
  const store = useWorkspaceStore();
  const { author, reason } = statement;
  const words = `${scopeWords(statement)}: ${saysWords(statement)}`;
  return (
    <div className={styles.note}>
      <span>
        {words}. “{reason}” {author}
      </span>
      <Button
        small
        aria-label={texts.withdrawStatement(words)}
        onClick={() => store.getState().withdrawStatement(statement)}
      >
        {texts.withdraw}
      </Button>
    </div>
  );
}
