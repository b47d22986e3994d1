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
        <a key={id} href={`#${id}`} onClick={(event) => jump(event, id)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function jump(event: React.MouseEvent, id: string) {
  event.preventDefault();
  const panel = document.getElementById(id);
  const target = panel?.querySelector<HTMLElement>('[tabindex="0"], input, button, a[href]');
  (target ?? panel)?.focus();
}
