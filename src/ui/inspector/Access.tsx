import { useMemo } from 'react';
import type { NodeIndex, NodePath } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { accessOf } from '../../store/node/access.ts';
import { DmaMark } from '../parts/DmaMark.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { Statements } from './Statements.tsx';
import { texts } from './strings.ts';
import { useCompatibleEvidence } from './use-compatible-evidence.ts';

interface AccessProps {
  readonly facts: HostFacts;
  readonly plan: Plan;
  readonly node: NodeIndex;
}

/** What a device could reach if it were given away: memory by DMA, and whoever shares its pages. */
export function Access({ facts, plan, node }: AccessProps) {
  const access = useMemo(() => accessOf(facts, plan, node), [facts, plan, node]);
  const known = useCompatibleEvidence(facts.tree.strings(node, 'compatible'), access !== undefined);
  const told = useIsTold(facts.tree.path(node), access?.dma.why);
  if (access === undefined) return null;
  const { dma, verdict, pages, sharers } = access;
  return (
    <section className={styles.access} aria-label={texts.access}>
      <p className={styles.dma}>
        <span>{texts.dma}</span>
        <DmaMark view={dma} />
        <span>{pages > 0 && texts.pages(pages)}</span>
      </p>
      {!told && (
        <p>
          <Prose text={dma.why} short />
        </p>
      )}
      {sharers.map(({ node: other, address, overlap }) => (
        <p key={`${other} ${address}`}>
          {overlap ? texts.overlaps : texts.shares(hex(address))} <NodeLink path={facts.tree.path(other)} />
        </p>
      ))}
      <Statements
        facts={facts}
        overrides={plan.overrides}
        node={node}
        wanted={dma.state === 'unknown' || dma.state === 'covered'}
      />
      <details className={styles.evidence}>
        <summary>
          {texts.verdicts[verdict.verdict]}, {texts.confidences[verdict.confidence]}
        </summary>
        <ul>
          {[...new Set([...verdict.evidence.map(({ text }) => text), ...known])].map((text) => (
            <li key={text}>
              <Prose text={text} short />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Whether a problem of the node, which stands above, says the same already. */
const useIsTold = (path: NodePath, why: string | undefined): boolean =>
  useWorkspace(
    ({ outcome }) =>
      why !== undefined &&
      outcome.findings.some((finding) => finding.path === path && finding.message.includes(why)),
  );
