import { hex } from '../../core/base/hex.ts';
import type { MapBlock } from '../../store/address-map.ts';
import { classes } from '../parts/classes.ts';
import { useChoice } from '../parts/use-choice.ts';
import { mode } from '../theme/appearance.ts';
import styles from './AddressMap.module.css';
import { chooseLabels } from './labels.ts';
import { placeOf } from './places.ts';
import { areaName, texts } from './strings.ts';
import type { Space } from './use-space.ts';

interface StripLabelsProps {
  readonly space: Space;
  /** Positions of the blocks in view. */
  readonly shown: readonly number[];
  /** The edge of the strip that they stand at. */
  readonly x: number;
  readonly side: 'left' | 'right';
  readonly room: number;
  readonly chosen: (i: number) => boolean;
}

/** The height of a line. */
const LINE = 16;
/** Width of a character of the label's font, in pixels. */
const CHARACTER = 7.25;
/** From the strip to the name. */
const LEADER = 10;

/** The names beside a strip. */
export function StripLabels({ space, shown, x, side, room, chosen }: StripLabelsProps) {
  const scale = useChoice(mode) === 'presenter' ? 1.25 : 1;
  const line = LINE * scale;
  const { view, height } = space;
  const candidates = shown.map((i) => {
    const block = view.blocks[i]!;
    const place = placeOf(space, block);
    // A block that is larger than the view is named in the middle of what is seen of it.
    const top = Math.max(place.y, 0);
    const bottom = Math.min(place.y + place.height, height);
    return { i, y: (top + bottom) / 2, rank: rankOf(block) + (chosen(i) ? 1000 : 0) };
  });
  const inside = candidates.filter(({ y }) => y > line / 2 && y < height - line / 2);
  const out = side === 'left' ? -1 : 1;
  return (
    <g textAnchor={side === 'left' ? 'end' : 'start'} className={styles.labels}>
      {chooseLabels(inside, line).map((at) => {
        const { i, y } = inside[at]!;
        const block = view.blocks[i]!;
        const { head, tail, detail } = fitted(
          labelOf(block),
          Math.floor((room - LEADER - 8) / CHARACTER / scale),
        );
        return (
          <g key={i} className={classes(chosen(i) && styles.chosenLabel)}>
            <path d={`M${x + out * 3} ${y}h${out * (LEADER - 6)}`} />
            <text x={x + out * LEADER} y={y + 4 * scale}>
              {head}
              <tspan className={styles.dim}>
                {tail}
                {detail !== '' && ` ${detail}`}
              </tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}

function rankOf({ holder, kind, count, sharers, trouble }: MapBlock): number {
  const size = Math.log2(count);
  if (trouble !== undefined) return 200 + size;
  if (kind === 'mapping' || (typeof holder === 'number' && kind !== 'ram')) return 150 + size;
  if (sharers.length > 0) return 100 + size;
  if (holder === 'off') return size;
  return kind === 'hole' || kind === 'offered' ? 20 + size : 50 + size;
}

interface Label {
  readonly head: string;
  /** The unit address. */
  readonly tail: string;
  /** Gives way first. */
  readonly detail: string;
}

function labelOf(block: MapBlock): Label {
  const { kind, label, part, start, end } = block;
  if (kind === 'ram' || kind === 'xen' || kind === 'hole' || kind === 'offered') {
    return { head: areaName(label), tail: '', detail: kind === 'ram' ? texts.size(end - start) : hex(start) };
  }
  const at = label.indexOf('@');
  const [head, tail] = at < 0 || label.includes(', ') ? [label, ''] : [label.slice(0, at), label.slice(at)];
  if (kind === 'mapping') return { head, tail, detail: hex(start) };
  const isMemory = kind === 'memory' || kind === 'reserved';
  return { head, tail, detail: isMemory ? texts.size(end - start) : (part ?? '') };
}

/** What of a label fits: first the detail goes, then the name is cut; the address stays. */
function fitted({ head, tail, detail }: Label, characters: number): Label {
  const bare = head.length + tail.length;
  if (bare + 1 + detail.length <= characters) return { head, tail, detail };
  if (bare <= characters) return { head, tail, detail: '' };
  const left = characters - tail.length - 1;
  return left < 1
    ? { head: `${(head + tail).slice(0, Math.max(characters - 1, 0))}…`, tail: '', detail: '' }
    : { head: `${head.slice(0, left)}…`, tail, detail: '' };
}
