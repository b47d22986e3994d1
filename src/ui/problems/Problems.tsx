import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Severity } from '../../core/contract.ts';
import { groupByRule } from '../../store/problems.ts';
import { countOpen } from '../../store/views.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import panel from '../parts/Panel.module.css';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import { type Filter, passes } from './filter.ts';
import { ProblemGroup } from './ProblemGroup.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

interface ProblemsProps {
  readonly collapsed: boolean;
  /** Absent where there is nothing to collapse into. */
  readonly onToggle?: () => void;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const ALL: Filter = { severities: new Set(SEVERITIES), domain: undefined };

/** All findings of the last reply: what is wrong, why, and the ways out. */
export function Problems({ collapsed, onToggle }: ProblemsProps) {
  const outcome = useWorkspace((state) => state.outcome);
  const domains = useWorkspace(({ plan }) => plan?.domains);
  const [filter, setFilter] = useState(ALL);
  const { findings } = outcome;
  const domain = domains?.some(({ name }) => name === filter.domain) ? filter.domain : undefined;
  const groups = useMemo(
    () => groupByRule(findings.filter((finding) => passes(finding, { ...filter, domain }))),
    [findings, filter, domain],
  );
  const Chevron = collapsed ? ChevronUp : ChevronDown;
  return (
    <section className={panel.panel} aria-label={texts.title} id="problems-panel" tabIndex={-1}>
      <div className={styles.head}>
        <h2>{texts.title}</h2>
        <SeverityFilter filter={filter} onChange={setFilter} />
        {domains !== undefined && domains.length > 0 && (
          <select
            className={styles.domain}
            aria-label={texts.domain}
            value={domain ?? ''}
            onChange={({ target }) => setFilter({ ...filter, domain: target.value || undefined })}
          >
            <option value="">{texts.everyDomain}</option>
            {domains.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        <span className="grow" />
        <span className={styles.hint}>
          {texts.next} <kbd>F8</kbd>
        </span>
        {onToggle !== undefined && (
          <IconButton
            small
            label={collapsed ? texts.expand : texts.collapse}
            aria-expanded={!collapsed}
            onClick={onToggle}
          >
            <Chevron size={16} />
          </IconButton>
        )}
      </div>
      {!collapsed && (
        <div className={panel.body}>
          {groups.map((group) => (
            <ProblemGroup key={group.key} group={group} />
          ))}
          {groups.length === 0 && (
            <Empty
              hidden={findings.length}
              working={outcome.state === 'working'}
              onShowAll={() => setFilter(ALL)}
            />
          )}
        </div>
      )}
    </section>
  );
}

function SeverityFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const counts = countOpen(useWorkspace(({ outcome }) => outcome.findings));
  const words = { error: texts.errors, warning: texts.warnings, info: texts.notes };
  const toggle = (severity: Severity) => {
    const severities = new Set(filter.severities);
    if (!severities.delete(severity)) severities.add(severity);
    onChange({ ...filter, severities });
  };
  return SEVERITIES.map((severity) => {
    const shown = filter.severities.has(severity);
    const word = words[severity](counts[severity]);
    return (
      <button
        key={severity}
        type="button"
        className={styles.toggle}
        aria-pressed={shown}
        title={shown ? texts.hide(word) : texts.show(word)}
        onClick={() => toggle(severity)}
      >
        <SeverityMark severity={severity} word={word} muted={!shown || counts[severity] === 0} />
      </button>
    );
  });
}

interface EmptyProps {
  readonly hidden: number;
  readonly working: boolean;
  readonly onShowAll: () => void;
}

function Empty({ hidden, working, onShowAll }: EmptyProps) {
  if (hidden === 0) return <p className={panel.empty}>{working ? texts.noneYet : texts.none}</p>;
  return (
    <p className={styles.empty}>
      {texts.allHidden(hidden)}
      <Button small onClick={onShowAll}>
        {texts.showAll}
      </Button>
    </p>
  );
}
