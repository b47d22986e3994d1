import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { findingKey, type Group } from '../../store/problems.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import { ProblemRow } from './ProblemRow.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

/** Of so many findings of one rule or fewer, all are shown; of more, the first ones. */
const ALL_UP_TO = 5;
const FIRST = 3;

/** The findings of one rule: the first ones, and the rest on demand. */
export function ProblemGroup({ group }: { group: Group }) {
  const active = useWorkspace(({ problem }) => problem && findingKey(problem));
  const [opened, setOpened] = useState(false);
  const { findings, rule } = group;
  const shown = findings.length <= ALL_UP_TO ? findings.length : FIRST;
  const rest = findings.length - shown;
  const open = opened || findings.slice(shown).some((finding) => findingKey(finding) === active);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      {(open ? findings : findings.slice(0, shown)).map((finding) => (
        <ProblemRow key={findingKey(finding)} finding={finding} />
      ))}
      {rest > 0 && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpened(!open)}>
          <Chevron size={12} aria-hidden="true" />
          {open ? texts.fewer(rule) : texts.others(rest, rule)}
        </button>
      )}
    </>
  );
}
