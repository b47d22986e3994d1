import type { MapBlock } from '../../store/address-map.ts';

/**
 * The block that a query means: the smallest one at an address (hexadecimal, `0x` may be left out), or the first one
 * with a name. Where nothing lies at the address it is the nearest one, which is not `exact`; where no block has the
 * name there is none. Undefined for an empty query.
 */
export function findPlace(
  blocks: readonly MapBlock[],
  query: string,
): { readonly index: number | undefined; readonly exact: boolean } | undefined {
  const text = query.trim().toLowerCase();
  if (text === '') return undefined;
  const address = /^(?:0x)?[0-9a-f]{1,16}$/.test(text) ? BigInt(`0x${text.replace(/^0x/, '')}`) : undefined;
  const named = blocks.findIndex(({ label }) => label.toLowerCase().includes(text));
  if (address === undefined || (named >= 0 && !text.startsWith('0x'))) {
    return { index: named < 0 ? undefined : named, exact: named >= 0 };
  }
  let best: { index: number; distance: bigint; size: bigint } | undefined;
  for (const [index, { start, end }] of blocks.entries()) {
    const distance = address < start ? start - address : address >= end ? address - end + 1n : 0n;
    const size = end - start;
    if (best && (distance > best.distance || (distance === best.distance && size >= best.size))) continue;
    best = { index, distance, size };
  }
  return { index: best?.index, exact: best?.distance === 0n };
}
