import type { HostFacts } from '../../core/host/facts.ts';
import { scmiOf } from '../../store/scmi.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import { Agent } from './Agent.tsx';
import { NodeButton } from './NodeButton.tsx';
import styles from './Scmi.module.css';
import { texts } from './strings.ts';

/** The board's SCMI agents: how they are reached, what they offer, and who uses it. */
export function Scmi() {
  const facts = useWorkspace(({ host }) => host?.facts);
  return facts === undefined ? null : <Agents facts={facts} />;
}

function Agents({ facts }: { facts: HostFacts }) {
  const { tree, instances, scpi } = scmiOf(facts);
  return (
    <div className={styles.pane}>
      {instances.map((instance) => (
        <Agent key={instance.node} tree={tree} instance={instance} />
      ))}
      {instances.length === 0 && (
        <section className={styles.none}>
          <h3>{texts.none}</h3>
          <p>{texts.noneHint}</p>
          {scpi.length > 0 && (
            <p>
              {texts.scpi}{' '}
              {scpi.map((node) => (
                <NodeButton key={node} tree={tree} node={node} />
              ))}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
