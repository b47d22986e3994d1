import { useMemo } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { inOrder } from '../../store/problems.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { Prose } from '../parts/Prose.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

/** The findings about the selected node, each with its ways out. */
export function NodeProblems({ tree, node }: { tree: DeviceTree; node: NodeIndex }) {
  const store = useWorkspaceStore();
  const path = tree.path(node);
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const own = useMemo(() => inOrder(findings.filter((finding) => finding.path === path)), [findings, path]);
  if (own.length === 0) return null;
  return (
    <section className={styles.problems} aria-label={texts.findings}>
      {own.map((finding, i) => {
        const { rule, severity, message, accepted, fixes = [] } = finding;
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
            key={i}
            className={classes(styles.problem, accepted === undefined ? styles[severity] : styles.accepted)}
          >
            <div className={styles.problemHead}>
              <SeverityMark severity={severity} muted={accepted !== undefined} />
              {accepted !== undefined && <span className={styles.note}>{texts.accepted}</span>}
              <span className={styles.rule}>{rule}</span>
            </div>
            <p>
              <Prose text={message} short />
            </p>
            <div className={styles.ways}>
              {accepted === undefined &&
                fixes.map(({ label, change }) => (
                  <Button key={label} small onClick={() => store.getState().applyFix({ label, change })}>
                    <span className="trunc">{label}</span>
                  </Button>
                ))}
              <Button small look="quiet" onClick={() => store.getState().explainProblem(finding)}>
                {texts.why}
              </Button>
            </div>
          </div>
        );
      })}
    </section>
  );
}
