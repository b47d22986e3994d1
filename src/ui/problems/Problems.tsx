import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Finding } from '../../core/contract.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { familyOf, groupByRule } from '../../store/problems.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import panel from '../parts/Panel.module.css';
import { useWorkspace } from '../parts/workspace.tsx';
import { BOARD, type Filter, passes } from './filter.ts';
import { ProblemFilter, SEVERITIES } from './ProblemFilter.tsx';
import { ProblemGroup } from './ProblemGroup.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

interface ProblemsProps {
  readonly collapsed: boolean;
  /** Absent where there is nothing to collapse into. */
  readonly onToggle?: () => void;
}

const ALL: Filter = { severities: new Set(SEVERITIES), domain: undefined, family: undefined };

/** All findings of the last reply: what is wrong, why, and the ways out. */
export function Problems({ collapsed, onToggle }: ProblemsProps) {
  const outcome = useWorkspace((state) => state.outcome);
  const domains = useWorkspace(({ plan }) => plan?.domains);
  const [filter, setFilter] = useState(ALL);
  const { findings } = outcome;
  const shown = useMemo(() => stillMeaningful(filter, domains, findings), [filter, domains, findings]);
  const groups = useMemo(
    () => groupByRule(findings.filter((finding) => passes(finding, shown))),
    [findings, shown],
  );
  const Chevron = collapsed ? ChevronUp : ChevronDown;
  return (
    <section className={panel.panel} aria-label={texts.title} id="problems-panel" tabIndex={-1}>
      <div className={styles.head}>
        <h2>{texts.title}</h2>
        <ProblemFilter
          findings={findings}
          domains={domains?.map(({ name }) => name) ?? []}
          filter={shown}
          onChange={setFilter}
        />
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

/** A domain that is gone, and a family without findings, narrow nothing. */
function stillMeaningful(
  filter: Filter,
  domains: readonly Domain[] = [],
  findings: readonly Finding[],
): Filter {
  const { domain, family } = filter;
  return {
    ...filter,
    domain: domain === BOARD || domains.some(({ name }) => name === domain) ? domain : undefined,
    family: findings.some(({ rule }) => familyOf(rule) === family) ? family : undefined,
  };
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
