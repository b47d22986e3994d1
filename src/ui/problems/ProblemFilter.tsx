import type { Finding, Severity } from '../../core/contract.ts';
import { countBy, familyOf } from '../../store/problems.ts';
import { countOpen } from '../../store/views.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { BOARD, type Filter, passes } from './filter.ts';
import styles from './Problems.module.css';
import { familyName, texts } from './strings.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface ProblemFilterProps {
  readonly findings: readonly Finding[];
  readonly domains: readonly string[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** What the list shows, each choice with the number of findings that it would show. */
export function ProblemFilter({ findings, domains, filter, onChange }: ProblemFilterProps) {
  const among = (change: Partial<Filter>) =>
    findings.filter((finding) => passes(finding, { ...filter, ...change }));
  const byDomain = countBy(among({ domain: undefined }), ({ domain }) => domain ?? BOARD);
  const byFamily = countBy(among({ family: undefined }), ({ rule }) => familyOf(rule));
  const families = [...new Set(findings.map(({ rule }) => familyOf(rule)))];
  return (
    <>
      <SeverityFilter findings={findings} filter={filter} onChange={onChange} />
      {domains.length > 0 && (
        <Choice
          label={texts.domain}
          all={texts.everyDomain}
          value={filter.domain}
          options={[...domains, BOARD].map((domain) => ({
            value: domain,
            words: domain === BOARD ? texts.board : domain,
            count: byDomain.get(domain) ?? 0,
          }))}
          onChange={(domain) => onChange({ ...filter, domain })}
        />
      )}
      {families.length > 1 && (
        <Choice
          label={texts.family}
          all={texts.everyFamily}
          value={filter.family}
          options={families.map((family) => ({
            value: family,
            words: familyName(family),
            count: byFamily.get(family) ?? 0,
          }))}
          onChange={(family) => onChange({ ...filter, family })}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly words: string; readonly count: number }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className={styles.choice}
      aria-label={label}
      data-narrowed={value !== undefined}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map(({ value, words, count }) => (
        <option key={value} value={value}>
          {texts.withCount(words, count)}
        </option>
      ))}
    </select>
  );
}

type SeverityFilterProps = Omit<ProblemFilterProps, 'domains'>;

function SeverityFilter({ findings, filter, onChange }: SeverityFilterProps) {
  const counts = countOpen(findings);
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
