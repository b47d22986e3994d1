import { useId } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import { verdictOf } from '../../store/verdict.ts';
import { DOM0_FACE, facesOf, ownershipOf } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useAssessments } from '../parts/use-assessments.ts';
import { verdictWords } from '../parts/verdict-words.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

const NONE: readonly never[] = [];

/** Who has the node, as a choice. */
export function AssignTo({ facts, node }: { facts: HostFacts; node: NodeIndex }) {
  const { tree } = facts;
  const store = useWorkspaceStore();
  const id = useId();
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const plan = useWorkspace((state) => state.plan);
  const path = tree.path(node);
  const obstacle = facts.whyNotAssignable(node);
  const asked = obstacle === undefined && domains.length > 0 ? [path] : NONE;
  const verdicts = useAssessments(asked, plan, 'resting');
  if (tree.parent(node) === undefined) return null;
  const faces = facesOf(domains);
  const ownership = ownershipOf(tree, domains).get(node);
  const face = ownership === undefined ? DOM0_FACE : faces[ownership.domain]!;
  const leader =
    ownership === undefined || ownership.assigned
      ? undefined
      : [...tree.ancestors(node)].find((above) => ownershipOf(tree, domains).get(above)?.assigned);
  const optionWords = (name: string) => {
    const verdict = verdicts?.find(({ domain }) => domain === name);
    return verdict === undefined || name === face.name
      ? name
      : `${name} (${verdictWords(verdictOf(verdict, 1))})`;
  };
  const assign = (name: string) => {
    const { assign: give, unassign } = store.getState();
    if (name === DOM0_FACE.name) unassign([path]);
    else give([path], name);
  };
  return (
    <>
      <div className={styles.assign}>
        <label htmlFor={id}>{texts.assignTo}</label>
        <span className={styles.select}>
          <DomainBadge beside face={face} />
          <select
            id={id}
            value={face.name}
            disabled={obstacle !== undefined && ownership === undefined}
            onChange={({ target }) => assign(target.value)}
          >
            <option value={DOM0_FACE.name}>{texts.dom0}</option>
            {faces.map(({ name }) => (
              <option key={name} value={name}>
                {optionWords(name)}
              </option>
            ))}
          </select>
        </span>
      </div>
      {obstacle !== undefined && (
        <p className={styles.hint}>
          <Prose text={obstacle} short />
        </p>
      )}
      {leader !== undefined && <p className={styles.hint}>{texts.follows(tree.name(leader), face.name)}</p>}
    </>
  );
}
