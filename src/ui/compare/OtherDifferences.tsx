import type { FindingDifference, SettingDifference } from '../../core/compare/comparison.ts';
import { Prose } from '../parts/Prose.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import styles from './CompareSheet.module.css';
import { texts } from './strings.ts';

/** What two plans say differently beside their devices. */
export function SettingDifferences({ settings }: { settings: readonly SettingDifference[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.setting}</th>
          <th scope="col">{texts.left}</th>
          <th scope="col">{texts.right}</th>
        </tr>
      </thead>
      <tbody>
        {settings.map(({ what, left, right }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{left ?? texts.nothing}</td>
            <td>{right ?? texts.nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Findings that only one side has. */
export function FindingDifferences({ findings }: { findings: readonly FindingDifference[] }) {
  return (
    <ul className={styles.findings}>
      {findings.map(({ side, finding }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
        <li key={i}>
          <span className={styles.fate}>{texts.sides[side]}</span>
          <SeverityMark severity={finding.severity} />
          <span className={styles.rule}>{finding.rule}</span>
          <span>
            <Prose text={finding.message} short />
          </span>
        </li>
      ))}
    </ul>
  );
}
