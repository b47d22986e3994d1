import { focusPanel } from '../parts/panels.ts';
import styles from './SkipLinks.module.css';
import { texts } from './strings.ts';

const TARGETS = [
  ['tree-panel', texts.tree],
  ['workspace-panel', texts.workspace],
  ['inspector-panel', texts.inspector],
  ['problems-panel', texts.problems],
] as const;

/** Seen only when the keyboard reaches them. */
export function SkipLinks() {
  return (
    <nav className={styles.links} aria-label={texts.skipTo}>
      {TARGETS.map(([id, name]) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            focusPanel(id);
          }}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
