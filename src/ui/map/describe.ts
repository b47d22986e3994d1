import { hex } from '../../core/base/hex.ts';
import type { MapBlock } from '../../store/address-map.ts';
import type { Face } from '../../store/views.ts';
import { areaName, texts } from './strings.ts';

type Side = 'host' | 'guest';

/** What a block is called. */
export function nameOf({ kind, label, part }: MapBlock): string {
  const isArea = kind === 'ram' || kind === 'xen' || kind === 'hole' || kind === 'offered';
  return isArea ? areaName(label) : part === undefined ? label : `${label} ${part}`;
}

/** First and last address of a block. */
export const rangeOf = ({ start, end }: MapBlock): string => texts.range(hex(start), hex(end - 1n));

/** Who has it, in words. */
export function holderName({ holder, kind }: MapBlock, faces: readonly Face[]): string {
  if (typeof holder === 'number') return faces[holder]?.name ?? '';
  return holder === 'memory' ? texts.kinds[kind] : texts.holders[holder];
}

/** Where it appears in the other space. */
export function otherPlace(
  { other, start, holder }: MapBlock,
  side: Side,
  faces: readonly Face[],
): string | undefined {
  if (other === undefined) return undefined;
  if (side === 'guest') return texts.onHost(hex(other));
  const domain = typeof holder === 'number' ? (faces[holder]?.name ?? '') : '';
  return other === start ? texts.identical(domain) : texts.inGuest(domain, hex(other));
}

/** What is worth knowing beside place and owner: moves, neighbours in the page, trouble. */
export function notesOf({ moved, trouble, sharers }: MapBlock): string[] {
  const notes: string[] = [];
  if (moved !== undefined) notes.push(moved === 'it is pinned there' ? texts.pinned : texts.moved(moved));
  if (trouble !== undefined) notes.push(texts.trouble(trouble));
  if (sharers.length > 0)
    notes.push(texts.shares(sharers.map((path) => path.slice(path.lastIndexOf('/') + 1))));
  return notes;
}

/** All of it as one line for screen readers. */
export function describe(
  block: MapBlock,
  side: Side,
  faces: readonly Face[],
  domain: Face | undefined,
): string {
  const { start, end, count } = block;
  return texts.say(
    nameOf(block),
    rangeOf(block),
    texts.sizePages(end - start, count),
    side === 'host' || block.kind !== 'mapping' ? holderName(block, faces) : domain?.name,
    otherPlace(block, side, faces),
    ...notesOf(block),
  );
}
