import { useMemo, useState } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { Finding } from '../../core/contract.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { findingKey, inOrder } from '../../store/problems.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { Prose } from '../parts/Prose.tsx';
import { RateField } from '../parts/RateField.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

/** Below the one in hand, so many findings are named. */
const NAMED = 3;

/** The findings about the selected node: the one in hand in full, the others in a line each. */
export function NodeProblems({ tree, node }: { tree: DeviceTree; node: NodeIndex }) {
  const store = useWorkspaceStore();
  const [all, setAll] = useState(false);
  const path = tree.path(node);
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const own = useMemo(() => inOrder(findings.filter((finding) => finding.path === path)), [findings, path]);
  const chosen = useWorkspace(({ problem }) => problem && findingKey(problem));
  const inHand = own.find((finding) => findingKey(finding) === chosen) ?? own[0];
  if (inHand === undefined) return null;
  const others = own.filter((finding) => finding !== inHand);
  const hidden = others.length - NAMED;
  return (
    <section className={styles.problems} aria-label={texts.findings}>
      <InHand finding={inHand} />
      {(all ? others : others.slice(0, NAMED)).map((finding) => (
        <button
          key={findingKey(finding)}
          type="button"
          className={styles.other}
          title={finding.message}
          onClick={() => store.getState().showProblem(finding)}
        >
          <SeverityMark small severity={finding.severity} muted={finding.accepted !== undefined} />
          <span className="trunc">
            <Prose text={finding.message} short />
          </span>
        </button>
      ))}
      {hidden > 0 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.less : texts.moreProblems(hidden)}
        </button>
      )}
    </section>
  );
}

function InHand({ finding }: { finding: Finding }) {
  const store = useWorkspaceStore();
  const { rule, severity, message, accepted, fixes = [] } = finding;
  return (
    <div className={classes(styles.problem, accepted === undefined ? styles[severity] : styles.accepted)}>
      <div className={styles.problemHead}>
        <SeverityMark severity={severity} muted={accepted !== undefined} />
        {accepted !== undefined && <span className={styles.note}>{texts.accepted}</span>}
        <span className={styles.rule}>{rule}</span>
        <Button small look="quiet" onClick={() => store.getState().explainProblem(finding)}>
          {texts.why}
        </Button>
      </div>
      <p>
        <Prose text={message} short />
      </p>
      {accepted === undefined && <RateField finding={finding} />}
      {accepted === undefined && fixes.length > 0 && (
        <div className={styles.ways}>
          {fixes.map((fix) => (
            <Button key={fix.label} small title={fix.label} onClick={() => store.getState().applyFix(fix)}>
              <span className="trunc">
                <Prose text={fix.label} short />
              </span>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
