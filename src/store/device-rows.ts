/** The devices of a board as a table shows them: what is known of each, in an order, narrowed by a filter. */
import type { Intid, NodeIndex, NodePath } from '../core/base/brand.ts';
import type { DmaFacts, DmaVerdict } from '../core/host/dma/verdict.ts';
import type { HostFacts } from '../core/host/facts.ts';
import { type Override, pageSizeOf, type XenTarget } from '../core/plan/plan.ts';
import { DMA_STATES, type DmaView, dmaView } from './dma.ts';
import { memoizeLast } from './memoize.ts';

export interface DeviceRow {
  readonly node: NodeIndex;
  /** With the unit address. */
  readonly name: string;
  /** The node above. */
  readonly bus: NodePath;
  /** First register as the CPU sees it; undefined for a device of interrupts alone. */
  readonly address: bigint | undefined;
  /** SPIs, ascending. */
  readonly intids: readonly Intid[];
  /** How it stands with memory when it goes to a domain alone. */
  readonly view: DmaView;
  /** Of the device and its parts, what reaches furthest. */
  readonly dma: DmaFacts;
  /** Who else has registers in its pages, its own parts not counted, in document order. */
  readonly sharers: readonly NodePath[];
  readonly enabled: boolean;
  /** Why it is not assignable: a sentence; undefined where it is. */
  readonly why: string | undefined;
}

/** All devices of a host in document order, judged for a Xen. */
export const deviceRows = memoizeLast(
  (facts: HostFacts, target: XenTarget, overrides: readonly Override[]): readonly DeviceRow[] => {
    const pages = facts.pagesOf(pageSizeOf(target));
    return facts.devices().map(({ node, bus, address, intids, enabled, why }) => ({
      node,
      name: facts.tree.name(node),
      bus,
      address,
      intids,
      view: dmaView(facts, node, target, overrides),
      dma: furthest(facts, node, overrides),
      sharers: [...new Set(pages.sharers(node).map((sharer) => sharer.node))]
        .filter((other) => other < node || other >= facts.tree.end(node))
        .map((other) => facts.tree.path(other)),
      enabled,
      why,
    }));
  },
);

function furthest(facts: HostFacts, node: NodeIndex, overrides: readonly Override[]): DmaFacts {
  const parts = facts.usableParts(node).filter((part) => part === node || facts.spans(part).length > 0);
  return parts
    .map((part) => facts.dma(part, overrides))
    .reduce((one, other) => (REACH[other.verdict] < REACH[one.verdict] ? other : one));
}

const REACH: Record<DmaVerdict, number> = { master: 0, unknown: 1, proxy: 2, 'not-master': 3 };

export const DEVICE_COLUMNS = [
  'device',
  'protection',
  'domain',
  'dma',
  'intids',
  'sharers',
  'address',
  'bus',
  'assignable',
] as const;
export type DeviceColumn = (typeof DEVICE_COLUMNS)[number];

export interface DeviceOrder {
  readonly by: DeviceColumn;
  readonly direction: 'ascending' | 'descending';
}

/** The order after a column was asked for: a new column from its beginning, the present one turned round. */
export const nextOrder = (order: DeviceOrder, by: DeviceColumn): DeviceOrder => ({
  by,
  direction: order.by === by && order.direction === 'ascending' ? 'descending' : 'ascending',
});

/**
 * The rows in an order. Rows that have nothing in the column come last in both directions; equal ones stand by name
 * and address, then as in the tree.
 * @param domainOf position of the domain that has a device
 */
export function sortDevices(
  rows: readonly DeviceRow[],
  { by, direction }: DeviceOrder,
  domainOf: (node: NodeIndex) => number | undefined,
): readonly DeviceRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: sortKey(row, by, domainOf) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) {
      return Number(a.key === undefined) - Number(b.key === undefined) || byName(a.row, b.row);
    }
    return sign * compare(a.key, b.key) || (by === 'device' ? sign : 1) * byName(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

type SortKey = string | number | bigint;

function sortKey(
  row: DeviceRow,
  by: DeviceColumn,
  domainOf: (node: NodeIndex) => number | undefined,
): SortKey | undefined {
  switch (by) {
    case 'device':
      return baseName(row);
    case 'protection':
      return DMA_STATES.indexOf(row.view.state);
    case 'domain':
      return domainOf(row.node);
    case 'dma':
      return REACH[row.dma.verdict];
    case 'intids':
      return row.intids[0];
    case 'sharers':
      return row.sharers.length || undefined;
    case 'address':
      return row.address;
    case 'bus':
      return row.bus;
    case 'assignable':
      return row.why === undefined ? (row.enabled ? 0 : 1) : 2;
  }
}

const baseName = ({ name }: DeviceRow): string => name.split('@')[0]!;

const compare = (a: SortKey, b: SortKey): number => (a < b ? -1 : a > b ? 1 : 0);

const byName = (a: DeviceRow, b: DeviceRow): number =>
  compare(baseName(a), baseName(b)) || compare(a.address ?? -1n, b.address ?? -1n) || a.node - b.node;
