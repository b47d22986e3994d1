import { X } from 'lucide-react';
import { hex } from '../../core/base/hex.ts';
import { pageAddress } from '../../core/base/page.ts';
import type { Move } from '../../store/moves.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './MovedRegisters.module.css';
import { texts } from './strings.ts';

/** What the last change of Xen or memory moved in guests: from where to where, and why. */
export function MovedRegisters() {
  const store = useWorkspaceStore();
  const moves = useWorkspace((state) => state.moves);
  const isLast = useWorkspace(({ plan }) => plan !== undefined && plan === moves?.plan);
  if (moves === undefined) return null;
  return (
    <section className={styles.moves} aria-label={texts.moved}>
      <div className={styles.head}>
        <h3>{texts.movedBy(moves.action, moves.list.length)}</h3>
        {isLast && (
          <Button small onClick={() => store.getState().undo()}>
            {texts.undoMoves}
          </Button>
        )}
        <IconButton small label={texts.dismissMoves} onClick={() => store.getState().dismissMoves()}>
          <X size={14} />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key */}
      <section className={styles.scroll} tabIndex={0} aria-label={texts.movedList}>
        <table>
          <thead>
            <tr>
              <th>{texts.domain}</th>
              <th>{texts.device}</th>
              <th>{texts.wasAt}</th>
              <th>{texts.isAt}</th>
              <th>{texts.because}</th>
            </tr>
          </thead>
          <tbody>
            {moves.list.map((move) => (
              <Row key={`${move.domain} ${move.mfn}`} move={move} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ move: { domain, paths, from, to, why } }: { move: Move }) {
  return (
    <tr>
      <td>{domain}</td>
      <td className={styles.nodes}>
        {paths.map((path) => (
          <NodeLink key={path} path={path} />
        ))}
      </td>
      <td className={styles.address}>{hex(pageAddress(from))}</td>
      <td className={styles.address}>{to === undefined ? texts.nowhere : hex(pageAddress(to))}</td>
      <td>{why ?? texts.asOnHost}</td>
    </tr>
  );
}
