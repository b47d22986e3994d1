import type { NodeIndex } from '../base/brand.ts';
import { interruptCells } from './cells.ts';
import { cellIn, columnsOf } from './columns.ts';
import type { DeviceTree } from './tree.ts';

/** One entry of an `interrupt-map`, all widths in cells (specification 2.4.3). */
export interface NexusEntry {
  /** Where it begins in the property; then come unit address and specifier of the child. */
  readonly start: number;
  readonly phandleCell: number;
  readonly parent: NodeIndex;
  /** Where the specifier of the parent begins, after its unit address. */
  readonly specifierStart: number;
  readonly end: number;
}

/**
 * Controllers whose own driver reads their `interrupt-map`: a line number per entry, no unit address of the parent
 * even where that has `#address-cells` (Linux: irq-ls-extirq.c, drivers/of/irq.c:of_irq_imap_abusers).
 */
const LINE_MAPS = /^fsl,ls(?:1021a|1043a|1088a)-extirq$/;

/** Whether a controller's `interrupt-map` lists its lines, one by one, for its own driver. */
export function hasLineMap(tree: DeviceTree, controller: NodeIndex): boolean {
  return tree.strings(controller, 'compatible').some((name) => LINE_MAPS.test(name));
}

/** The entries of a node's `interrupt-map`; those from the first on that does not fit are left out. */
export function nexusEntries(tree: DeviceTree, nexus: NodeIndex, map: readonly number[]): NexusEntry[] {
  const before = unitWidth(tree, nexus) + (interruptCells(tree, nexus) ?? 0);
  const lines = hasLineMap(tree, nexus);
  const found: NexusEntry[] = [];
  for (let start = 0; start + before < map.length; ) {
    const phandleCell = start + before;
    const parent = tree.byPhandle(map[phandleCell]!);
    if (parent === undefined) break;
    const unit = lines ? 0 : (cellIn(tree, columnsOf(tree)['#address-cells'], parent) ?? 0);
    const specifierStart = phandleCell + 1 + unit;
    const end = specifierStart + (interruptCells(tree, parent) ?? 0);
    if (end > map.length) break;
    found.push({ start, phandleCell, parent, specifierStart, end });
    start = end;
  }
  return found;
}

/** Where a nexus sends an interrupt: the parent, the unit address and the specifier it sees. */
export interface NexusHit {
  readonly parent: NodeIndex;
  readonly unit: number[];
  readonly specifier: number[];
}

/** The `interrupt-map` of one nexus, read once and asked for every interrupt that passes it. */
export class NexusMap {
  readonly #map: readonly number[];
  readonly #mask: readonly number[] | undefined;
  readonly #entries: readonly NexusEntry[];
  readonly #unitWidth: number;
  readonly #width: number;

  constructor(tree: DeviceTree, nexus: NodeIndex) {
    this.#map = tree.cells(nexus, 'interrupt-map') ?? [];
    this.#mask = tree.cells(nexus, 'interrupt-map-mask');
    this.#entries = nexusEntries(tree, nexus, this.#map);
    this.#unitWidth = unitWidth(tree, nexus);
    this.#width = this.#unitWidth + (interruptCells(tree, nexus) ?? 0);
  }

  /**
   * Looks an interrupt up (Xen: device_tree.c:dt_irq_map_raw); undefined where no entry is for it. `unit` are the
   * unit address cells of the device, as many as it has; missing ones count as 0.
   */
  find(unit: readonly number[], specifier: readonly number[]): NexusHit | undefined {
    const hit = this.#entries.find(({ start }) => this.#matches(start, unit, specifier));
    return (
      hit && {
        parent: hit.parent,
        unit: this.#map.slice(hit.phandleCell + 1, hit.specifierStart),
        specifier: this.#map.slice(hit.specifierStart, hit.end),
      }
    );
  }

  #matches(start: number, unit: readonly number[], specifier: readonly number[]): boolean {
    for (let i = 0; i < this.#width; i++) {
      const cell = (i < this.#unitWidth ? unit[i] : specifier[i - this.#unitWidth]) ?? 0;
      if (((cell ^ this.#map[start + i]!) & (this.#mask?.[i] ?? 0xffffffff)) !== 0) return false;
    }
    return true;
  }
}

/** A nexus without `#address-cells` uses that of the nearest node above which has it, otherwise 2 (as Xen does). */
function unitWidth(tree: DeviceTree, nexus: NodeIndex): number {
  for (let node: NodeIndex | undefined = nexus; node !== undefined; node = tree.parent(node)) {
    const cells = cellIn(tree, columnsOf(tree)['#address-cells'], node);
    if (cells !== undefined) return cells;
  }
  return 2;
}
