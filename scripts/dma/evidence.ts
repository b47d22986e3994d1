import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { GENERIC } from '../../src/core/host/dma/compatibles.ts';

/** What is known of one compatible: its driver (`-` for none) and how its nodes were described. */
export interface Known {
  readonly driver: string;
  readonly counts?: Counts;
}

/** Nodes seen, and how many of them had each property. */
export interface Counts {
  readonly nodes: number;
  readonly i: number;
  readonly c: number;
  readonly d: number;
}

const PROPERTIES = { i: 'iommus', c: 'dma-coherent', d: 'dmas' } as const;
type Letter = keyof typeof PROPERTIES;
const LETTERS = Object.keys(PROPERTIES) as Letter[];

/** Reads the packed form of `evidence.generated.ts`. */
export function unpack(packed: string): Map<string, Known> {
  const known = new Map<string, Known>();
  let driver = '-';
  for (const line of packed.trim().split('\n')) {
    if (line.startsWith('=')) {
      driver = line.slice(1);
      continue;
    }
    const [vendor, ...entries] = line.split(' ');
    for (const entry of entries) {
      const [name, counts] = entry.split(':');
      known.set(`${vendor}${name}`, { driver, ...(counts && { counts: readCounts(counts) }) });
    }
  }
  return known;
}

function readCounts(text: string): Counts {
  const count = (letter: Letter): number => Number(new RegExp(`${letter}(\\d+)`).exec(text)?.[1] ?? 0);
  return { nodes: Number.parseInt(text, 10), i: count('i'), c: count('c'), d: count('d') };
}

/** Writes the packed form: drivers by path, below each the vendors, everything sorted. */
export function pack(known: ReadonlyMap<string, Known>): string {
  const drivers = new Map<string, [string, Known][]>();
  for (const entry of known) {
    const { driver } = entry[1];
    drivers.set(driver, [...(drivers.get(driver) ?? []), entry]);
  }
  const order = (driver: string): string => `${driver.split(' ').at(-1)} ${driver}`;
  return [...drivers]
    .sort(([a], [b]) => compare(order(a), order(b)))
    .map(([driver, entries]) => `=${driver}\n${packVendors(entries)}\n`)
    .join('');
}

function packVendors(entries: readonly (readonly [string, Known])[]): string {
  const vendors = new Map<string, string[]>();
  for (const [compatible, { counts }] of entries.toSorted(([a], [b]) => compare(a, b))) {
    const comma = compatible.indexOf(',') + 1;
    const vendor = compatible.slice(0, comma);
    const entry = compatible.slice(comma) + (counts ? `:${writeCounts(counts)}` : '');
    vendors.set(vendor, [...(vendors.get(vendor) ?? []), entry]);
  }
  return [...vendors].map(([vendor, names]) => `${vendor} ${names.join(' ')}`).join('\n');
}

const writeCounts = (counts: Counts): string =>
  `${counts.nodes}${LETTERS.map((letter) => (counts[letter] > 0 ? `${letter}${counts[letter]}` : '')).join('')}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Counts the nodes of each compatible over boards. */
export function countNodes(boards: Iterable<Uint8Array>): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const bytes of boards) {
    const tree = new DeviceTree(bytes);
    for (const node of tree.nodes()) {
      const has = (letter: Letter): number => Number(tree.has(node, PROPERTIES[letter]));
      for (const compatible of tree.strings(node, 'compatible')) {
        const { nodes, i, c, d } = counts.get(compatible) ?? { nodes: 0, i: 0, c: 0, d: 0 };
        counts.set(compatible, { nodes: nodes + 1, i: i + has('i'), c: c + has('c'), d: d + has('d') });
      }
    }
  }
  return counts;
}

/**
 * Known evidence with the counts of new boards, where these have more nodes than were seen before. A compatible that
 * nothing was known of comes in only if some node of it had one of the properties.
 */
export function update(
  known: ReadonlyMap<string, Known>,
  counted: ReadonlyMap<string, Counts>,
): Map<string, Known> {
  const updated = new Map(known);
  for (const [compatible, counts] of counted) {
    const old = known.get(compatible);
    const telling = LETTERS.some((letter) => counts[letter] > 0);
    if (!telling || /[\s:`\\$=]/.test(compatible) || GENERIC.has(compatible)) continue;
    if ((old?.counts?.nodes ?? 0) < counts.nodes) {
      updated.set(compatible, { driver: old?.driver ?? '-', counts });
    }
  }
  return updated;
}
