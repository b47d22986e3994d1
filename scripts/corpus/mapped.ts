import type { FdtNode } from '../../src/core/fdt/index.ts';
import { readConfig } from '../../src/core/targets/xl-syntax.ts';
import { cellsOf, chains, numbers, value } from './raw.ts';
import type { Stretch } from './translate.ts';

/** Pages of the host, and the first page of the guest where they appear. */
export interface Mapped {
  readonly host: bigint;
  readonly count: bigint;
  readonly guest: bigint;
}

/** The 4 KiB pages that stretches touch, at their own place. */
export const pagesOf = (stretches: readonly Stretch[]): Mapped[] =>
  stretches.map(([start, size]) => {
    const host = start >> 12n;
    return { host, count: ((start + size - 1n) >> 12n) - host + 1n, guest: host };
  });

/** What xl maps: `iomem`, hexadecimal numbers of pages. */
export function mappedByXl(config: string): Mapped[] {
  const list = readConfig(config).find(({ key }) => key === 'iomem')?.value ?? [];
  return [...list].map((item) => {
    const [, start, count, guest] = /^0x([0-9a-f]+),0x([0-9a-f]+)(?:@0x([0-9a-f]+))?$/.exec(String(item))!;
    const [host, pages, place] = [start, count, guest ?? start].map((digits) => BigInt(`0x${digits}`));
    return { host: host!, count: pages!, guest: place! };
  });
}

/** What Xen maps: `xen,reg`, by the cells of the node above, which it does not inherit. */
export function mappedByXen(guest: FdtNode): Mapped[] {
  return [...chains(guest)].flatMap((chain) => {
    const cells = numbers(chain.at(-1)!, 'xen,reg') ?? [];
    const [address, size] = chain.length > 2 ? cellsOf(chain.at(-2)!) : [2, 1];
    const width = 2 * address + size;
    return Array.from({ length: Math.floor(cells.length / width) }, (_, i): Mapped => {
      const row = cells.slice(i * width, (i + 1) * width);
      const [host, count, place] = [
        row.slice(0, address),
        row.slice(address, address + size),
        row.slice(address + size),
      ].map((part) => value(part) >> 12n);
      return { host: host!, count: count!, guest: place! };
    });
  });
}

/** Which pages of the host are mapped: each stretch once, in one spelling whatever the entries. */
export const hostText = (mapped: readonly Mapped[]): string =>
  spelled(mapped.map(({ host, count }) => ({ host, count, guest: host })));

/** Which pages of the host are mapped, and where. */
export const placesText = (mapped: readonly Mapped[]): string => spelled(mapped);

/** The guest's address of a host address; beyond all addresses where it is not mapped. */
export function placeOf(mapped: readonly Mapped[], address: bigint): bigint {
  const page = address >> 12n;
  const found = mapped.find(({ host, count }) => page >= host && page < host + count);
  return found === undefined ? 1n << 64n : ((found.guest + page - found.host) << 12n) | (address & 0xfffn);
}

function spelled(mapped: readonly Mapped[]): string {
  const runs: { host: bigint; end: bigint; shift: bigint }[] = [];
  for (const { host, count, guest } of mapped.toSorted((a, b) => (a.host < b.host ? -1 : 1))) {
    const last = runs.at(-1);
    const end = host + count;
    if (last && host <= last.end && guest - host === last.shift) last.end = end > last.end ? end : last.end;
    else runs.push({ host, end, shift: guest - host });
  }
  return runs
    .map(
      ({ host, end, shift }) =>
        `${host.toString(16)}-${end.toString(16)}${shift === 0n ? '' : `@${(host + shift).toString(16)}`}`,
    )
    .join(' ');
}
