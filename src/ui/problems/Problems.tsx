import { ChevronDown, ChevronUp } from 'lucide-react';
import { countOpen } from '../../store/views.ts';
import { IconButton } from '../parts/Button.tsx';
import panel from '../parts/Panel.module.css';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

interface ProblemsProps {
  readonly collapsed: boolean;
  readonly onToggle: () => void;
}

export function Problems({ collapsed, onToggle }: ProblemsProps) {
  const store = useWorkspaceStore();
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const counts = countOpen(findings);
  const Chevron = collapsed ? ChevronUp : ChevronDown;
  return (
    <section className={panel.panel} aria-label={texts.title} id="problems-panel" tabIndex={-1}>
      <div className={styles.head}>
        <h2>{texts.title}</h2>
        <SeverityMark severity="error" word={texts.errors(counts.error)} />
        <SeverityMark severity="warning" word={texts.warnings(counts.warning)} />
        <SeverityMark severity="info" word={texts.notes(counts.info)} />
        <span className="grow" />
        <IconButton
          small
          label={collapsed ? texts.expand : texts.collapse}
          aria-expanded={!collapsed}
          onClick={onToggle}
        >
          <Chevron size={16} />
        </IconButton>
      </div>
      <ul className={panel.body}>
        {findings.map((finding, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
          <li key={i}>
            <button
              type="button"
              className={styles.finding}
              onClick={() => store.getState().reveal(finding.path)}
            >
              <SeverityMark severity={finding.severity} muted={finding.accepted !== undefined} />
              <span className={styles.rule}>{finding.rule}</span>
              <span className="trunc">{finding.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
