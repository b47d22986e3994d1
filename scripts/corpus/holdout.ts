import type { NodeIndex } from '../../src/core/base/brand.ts';
import { type DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { classifyDma } from '../../src/core/host/dma/classify.ts';
import { GENERIC } from '../../src/core/host/dma/compatibles.ts';
import type { Measured, MeasuredVerdict } from '../../src/core/host/dma/measured.ts';
import type { DmaVerdict } from '../../src/core/host/dma/verdict.ts';

/**
 * What a board teaches about compatibles, and what is asked of somebody who never saw its family, as counts that sums
 * over boards keep apart: the keys are records in JSON.
 */
export type Lesson =
  /** On some board of the family a node with this compatible showed that it masters the bus, or names `dmas`. */
  | {
      readonly kind: 'shows';
      readonly family: Family;
      readonly compatible: string;
      readonly by: 'master' | 'proxy';
    }
  /** `device`: an assignable one, with all its properties. `master`: one behind an IOMMU, its proof hidden. */
  | { readonly kind: 'device' | 'master'; readonly family: Family; readonly node: Node };

/** Boards of one chip share most of their source, so that they are kept together. */
export interface Family {
  readonly vendor: string;
  /** The last of the root's compatibles. */
  readonly chip: string;
}

/** What `classifyDma` looks at: names of properties, and one value. */
export interface Node {
  readonly name: string;
  readonly compatible: readonly string[];
  readonly properties: readonly string[];
  readonly deviceType?: string;
}

/** Properties that prove a master. */
export const PROOF: ReadonlySet<string> = new Set([
  'iommus',
  'iommu-map',
  'dma-coherent',
  'dma-noncoherent',
  'dma-ranges',
  'device_type',
]);

export const familyOf = (tree: DeviceTree, vendor: string): Family => ({
  vendor,
  chip: tree.strings(ROOT, 'compatible').at(-1) ?? '',
});

/** A node as somebody sees it from whom some properties are hidden. */
export function seen(tree: DeviceTree, node: NodeIndex, hidden: ReadonlySet<string> = new Set()): Node {
  const deviceType = hidden.has('device_type') ? undefined : tree.string(node, 'device_type');
  return {
    name: tree.name(node).split('@')[0]!,
    compatible: tree.strings(node, 'compatible'),
    properties: tree
      .propertyNames(node)
      .filter((property) => !hidden.has(property))
      .sort(),
    ...(deviceType !== undefined && { deviceType }),
  };
}

/** What the compatibles of a node are shown to be by the node's own properties. */
export function shownBy(tree: DeviceTree, node: NodeIndex): 'master' | 'proxy' | undefined {
  if (tree.has(node, '#iommu-cells')) return undefined;
  if (
    ['iommus', 'iommu-map', 'dma-coherent', 'dma-noncoherent'].some((property) => tree.has(node, property))
  ) {
    return 'master';
  }
  return tree.has(node, 'dmas') ? 'proxy' : undefined;
}

/** How verdicts fare that stand on the classes and on what the other boards of the corpus show, and on nothing else. */
export interface Score {
  readonly devices: number;
  readonly definite: number;
  readonly masters: number;
  readonly called: Readonly<Record<DmaVerdict, number>>;
}

/** What is known beside the classes. */
export interface Ground {
  /** Families of one fold are not learned from when one of them is judged. */
  readonly fold: (family: Family) => string;
  /** What the Linux driver of a compatible does, where that may be asked. */
  readonly driver?: (compatible: string) => 'M' | 'P' | 'N' | undefined;
}

/** Judges every family by what families outside of its fold show. */
export function score(lessons: ReadonlyMap<Lesson, number>, ground: Ground): Score {
  const tables = tablesOf(lessons, ground.fold);
  const known = new Map<string, Measured>();
  const called = { master: 0, proxy: 0, unknown: 0, 'not-master': 0 };
  let [devices, definite, masters] = [0, 0, 0];
  for (const [lesson, count] of lessons) {
    if (lesson.kind === 'shows') continue;
    const key = ground.fold(lesson.family);
    const measured = known.get(key) ?? learned(tables, key, ground);
    known.set(key, measured);
    const verdict = judge(lesson.node, measured, ground);
    if (lesson.kind === 'device') {
      devices += count;
      if (verdict !== 'unknown') definite += count;
    } else {
      masters += count;
      called[verdict] += count;
    }
  }
  return { devices, definite, masters, called };
}

type Table = Map<string, MeasuredVerdict>;

/** What the boards of each fold show of compatibles. */
function tablesOf(
  lessons: ReadonlyMap<Lesson, number>,
  fold: (family: Family) => string,
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const lesson of lessons.keys()) {
    if (lesson.kind !== 'shows' || GENERIC.has(lesson.compatible)) continue;
    const key = fold(lesson.family);
    const table: Table = tables.get(key) ?? new Map();
    tables.set(key, table);
    if (lesson.by === 'master') table.set(lesson.compatible, 'master');
    else if (!table.has(lesson.compatible)) table.set(lesson.compatible, 'proxy-capable');
  }
  return tables;
}

/** Boards first, then drivers that use DMA. That none was seen to use it says nothing here. */
function learned(tables: ReadonlyMap<string, Table>, without: string, { driver }: Ground): Measured {
  const others = [...tables].filter(([key]) => key !== without).map(([, table]) => table);
  return (compatible) => {
    const found = others.flatMap((table) => table.get(compatible) ?? []);
    const does = driver?.(compatible);
    if (found.includes('master') || does === 'M') return 'master';
    return found[0] ?? (does === 'P' ? 'proxy-capable' : undefined);
  };
}

/** The verdict; where all else is silent, a driver without DMA speaks. */
function judge(node: Node, measured: Measured, { driver }: Ground): DmaVerdict {
  const { name, compatible, properties, deviceType } = node;
  const subject = {
    name,
    compatible,
    has: (property: string) => properties.includes(property),
    string: (property: string) => (property === 'device_type' ? deviceType : undefined),
  };
  const { verdict } = classifyDma(subject, undefined, measured);
  if (verdict !== 'unknown') return verdict;
  return compatible.some((each) => driver?.(each) === 'N') ? 'not-master' : 'unknown';
}
