import type { MapBlock } from '../../store/address-map.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { NodeName } from '../parts/NodeName.tsx';
import styles from './AddressMap.module.css';
import { holderName, nameOf, notesOf, otherPlace, rangeOf } from './describe.ts';
import { texts } from './strings.ts';

interface DetailProps {
  readonly block: MapBlock | undefined;
  readonly side: 'host' | 'guest';
  readonly faces: readonly Face[];
}

/** What is known of the block in hand; without one, what the colours mean. */
export function Detail({ block, side, faces }: DetailProps) {
  if (block === undefined) return <Legend faces={faces} />;
  const { kind, label, part, holder, start, end, count, node } = block;
  const face = typeof holder === 'number' ? faces[holder] : holder === 'dom0' ? DOM0_FACE : undefined;
  const notes = notesOf(block);
  const other = otherPlace(block, side, faces);
  return (
    <div className={styles.detail}>
      <p>
        {face !== undefined && <DomainBadge face={face} />}
        <strong className={styles.what}>
          {node !== undefined && !label.includes(', ') ? <NodeName name={label} /> : nameOf(block)}
        </strong>
        {part !== undefined && <span className={styles.mono}>{part}</span>}
        <span className={styles.mono}>{rangeOf(block)}</span>
        <span>{texts.sizePages(end - start, count)}</span>
        {face === undefined && kind !== holder && <span>{holderName(block, faces)}</span>}
      </p>
      <p>{[other, ...notes].filter(Boolean).join('; ')}</p>
    </div>
  );
}

function Legend({ faces }: { faces: readonly Face[] }) {
  return (
    <div className={styles.detail} aria-hidden="true">
      <p className={styles.legend}>
        {[DOM0_FACE, ...faces].map((face) => (
          <span key={face.name}>
            <DomainBadge beside face={face} />
            <span className={styles.mono}>{face.name}</span>
          </span>
        ))}
        {(['shared', 'split', 'off', 'xen', 'memory'] as const).map((kind) => (
          <span key={kind}>
            <i data-swatch={kind} />
            {texts.legend[kind]}
          </span>
        ))}
      </p>
      <p>{texts.hint}</p>
    </div>
  );
}
