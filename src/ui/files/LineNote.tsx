import type { Provenance } from '../../core/contract.ts';
import { ChannelLink } from '../parts/ChannelLink.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { Prose } from '../parts/Prose.tsx';
import styles from './Files.module.css';
import { texts } from './strings.ts';

/** Why the line with the caret is there, for those who do not hover. */
export function LineNote({ line, entry }: { line: number; entry: Provenance | undefined }) {
  if (entry === undefined) {
    return (
      <p className={styles.note} role="status">
        {texts.unexplained(line)}
      </p>
    );
  }
  const { why, path, property, channel, source } = entry;
  return (
    <div className={styles.note} role="status">
      <p>
        <span className={styles.lineNumber}>{texts.line(line)}</span> <Prose text={why} />
      </p>
      <p className={styles.origin}>
        {path !== undefined && (
          <span>
            {texts.from} <NodeLink path={path} full />
            {property !== undefined && <span className={styles.property}> {property}</span>}
          </span>
        )}
        {channel !== undefined && (
          <span>
            {texts.from} <ChannelLink name={channel} />
          </span>
        )}
        {source !== undefined && (
          <span>
            {texts.rule} <span className={styles.property}>{source}</span>
          </span>
        )}
      </p>
    </div>
  );
}
