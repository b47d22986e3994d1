import { useState } from 'react';
import { Markdown } from './Markdown.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

/** The page of a rule, opened on demand. */
export function RulePage({ rule }: { rule: string }) {
  const [page, setPage] = useState<string>();
  const load = async () => setPage((await import('./rule-pages.ts')).rulePage(rule) ?? texts.noPage(rule));
  return (
    <details className={styles.page} onToggle={({ currentTarget }) => currentTarget.open && void load()}>
      <summary>{texts.aboutRule(rule)}</summary>
      {page === undefined ? <p>{texts.loading}</p> : <Markdown text={page} />}
    </details>
  );
}
