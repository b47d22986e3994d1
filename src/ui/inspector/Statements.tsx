import type { NodeIndex } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import { DMA_STATEMENTS, type Override } from '../../core/plan/plan.ts';
import { statementsOf } from '../../store/statements.ts';
import { Button } from '../parts/Button.tsx';
import { StatementNote } from '../parts/StatementNote.tsx';
import { saysWords } from '../parts/statement-words.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

interface StatementsProps {
  readonly facts: HostFacts;
  readonly overrides: readonly Override[];
  readonly node: NodeIndex;
  /** Nothing tells what the device does, so that a statement is worth something. */
  readonly wanted: boolean;
}

/** What the user states about a device or one of its compatibles, or may state where nothing else is known. */
export function Statements({ facts: { tree }, overrides, node, wanted }: StatementsProps) {
  const store = useWorkspaceStore();
  const statements = statementsOf(tree, node, overrides);
  if (statements.length === 0 && !wanted) return null;
  return (
    <div className={styles.ways}>
      {statements.map((statement) => (
        <StatementNote key={JSON.stringify(statement.scope)} statement={statement} />
      ))}
      {statements.length === 0 &&
        DMA_STATEMENTS.map((says) => {
          const override = { scope: { device: tree.path(node) }, says, author: '', reason: '' };
          const label = texts.state(saysWords(override));
          return (
            <Button
              key={says}
              small
              onClick={() => store.getState().applyFix({ label, change: { kind: 'state', override } })}
            >
              {label}
            </Button>
          );
        })}
    </div>
  );
}
