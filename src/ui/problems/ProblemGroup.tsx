import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { findingKey, type Group } from '../../store/problems.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import { FindingBadge, ProblemRow } from './ProblemRow.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

/** More findings of one rule about one domain stand behind a row of their own. */
const SINGLE_UP_TO = 5;

/** The findings of one rule about one domain: each in a row, or where they are many behind one that opens. */
export function ProblemGroup({ group }: { group: Group }) {
  const active = useWorkspace(({ problem }) => problem && findingKey(problem));
  const [opened, setOpened] = useState(false);
  const { findings } = group;
  const many = findings.length > SINGLE_UP_TO;
  const open = !many || opened || findings.some((finding) => findingKey(finding) === active);
  return (
    <>
      {many && <GroupHead group={group} open={open} onToggle={() => setOpened(!open)} />}
      {open && findings.map((finding) => <ProblemRow key={findingKey(finding)} finding={finding} />)}
    </>
  );
}

interface GroupHeadProps {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function GroupHead({ group: { rule, severity, domain, findings }, open, onToggle }: GroupHeadProps) {
  const name = useWorkspace(({ outcome }) => outcome.ruleNames?.[rule]);
  const accepted = findings.every((finding) => finding.accepted !== undefined);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={styles.row}>
      <div className={styles.finding}>
        <button type="button" className={styles.main} aria-expanded={open} onClick={onToggle}>
          <SeverityMark severity={severity} muted={accepted} />
          <span className={styles.rule}>{rule}</span>
          <span className={styles.groupName}>
            <Chevron size={14} aria-hidden="true" />
            <span className={styles.text}>{name ?? rule}</span>
            <span className={styles.groupCount}>{texts.places(findings.length)}</span>
          </span>
        </button>
        <FindingBadge domain={domain} />
      </div>
    </div>
  );
}
