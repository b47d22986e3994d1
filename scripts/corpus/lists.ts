import type { FdtNode } from '../../src/core/fdt/index.ts';
import { cellsOf, chains, has, numbers, texts } from './raw.ts';

/** The guest's interrupt controller, which is in no partial tree: three cells to an interrupt. */
const GUEST_GIC = 65000;

/** Properties with a phandle and its arguments per entry, and what says how many arguments the target takes. */
const WITH_ARGUMENTS: Readonly<Record<string, string>> = {
  clocks: '#clock-cells',
  'assigned-clocks': '#clock-cells',
  'assigned-clock-parents': '#clock-cells',
  resets: '#reset-cells',
  'power-domains': '#power-domain-cells',
  phys: '#phy-cells',
  iommus: '#iommu-cells',
  dmas: '#dma-cells',
  mboxes: '#mbox-cells',
  pwms: '#pwm-cells',
  'interrupts-extended': '#interrupt-cells',
  interconnects: '#interconnect-cells',
  'io-channels': '#io-channel-cells',
  'thermal-sensors': '#thermal-sensor-cells',
  'sound-dai': '#sound-dai-cells',
  hwlocks: '#hwlock-cells',
  'nvmem-cells': '#nvmem-cell-cells',
  'mux-controls': '#mux-control-cells',
  'msi-parent': '#msi-cells',
};

/** Properties that are phandles alone. */
const BARE =
  /-supply$|^pinctrl-\d+$|^(interrupt-parent|remote-endpoint|memory-region|operating-points-v2|required-opps|phy-handle|next-level-cache|shmem|sram)$/;

const GPIOS = /(^|-)gpios?$/;

/** What names the entries of a list. */
const NAMES: Readonly<Record<string, string>> = {
  clocks: 'clock-names',
  resets: 'reset-names',
  'power-domains': 'power-domain-names',
  phys: 'phy-names',
  dmas: 'dma-names',
  mboxes: 'mbox-names',
  pwms: 'pwm-names',
  interconnects: 'interconnect-names',
  'io-channels': 'io-channel-names',
  'thermal-sensors': 'thermal-sensor-names',
  hwlocks: 'hwlock-names',
  'nvmem-cells': 'nvmem-cell-names',
  'mux-controls': 'mux-control-names',
  iommus: 'iommu-names',
  'memory-region': 'memory-region-names',
};

/** A list of names that is not as long as the list that it names. */
export interface Uneven {
  readonly path: string;
  readonly property: string;
  readonly names: readonly string[];
  readonly entries: number;
}

/** What a reading of a tree's lists finds: an independent one, by the bindings and nothing of the project's own. */
export interface Lists {
  /** One line for each reference that leads to no node. */
  readonly dangling: readonly string[];
  readonly uneven: readonly Uneven[];
}

export function readLists(root: FdtNode): Lists {
  const dangling: string[] = [];
  const uneven: Uneven[] = [];
  const targets = new Map<number, FdtNode>();
  for (const chain of chains(root)) {
    const node = chain.at(-1)!;
    const phandle = numbers(node, 'phandle')?.[0] ?? numbers(node, 'linux,phandle')?.[0];
    if (phandle !== undefined) targets.set(phandle, node);
  }
  for (const chain of chains(root)) {
    const node = chain.at(-1)!;
    const path = `/${chain
      .slice(1)
      .map(({ name }) => name)
      .join('/')}`;
    const named = (property: string, names: readonly string[] | undefined, entries: number): void => {
      if (names !== undefined && names.length !== entries) uneven.push({ path, property, names, entries });
    };
    for (const { name } of node.properties) {
      const list = entriesOf(node, name, targets);
      if (list === undefined) continue;
      for (const phandle of list.lost)
        dangling.push(`${path}: ${name} refers to ${phandle}, which is no node`);
      const names = NAMES[name];
      // A path between two ends is two entries with one name.
      const each = name === 'interconnects' ? 2 : 1;
      if (names !== undefined) named(names, texts(node, names), list.count / each);
    }
    if (chain.length > 1 && has(node, 'reg')) {
      const [address, size] = cellsOf(chain.at(-2)!);
      named('reg-names', texts(node, 'reg-names'), numbers(node, 'reg')!.length / (address + size));
    } else named('reg-names', texts(node, 'reg-names'), 0);
    named('interrupt-names', texts(node, 'interrupt-names'), interruptCount(chain, targets) ?? 0);
    const states = node.properties.filter(({ name }) => /^pinctrl-\d+$/.test(name)).length;
    named('pinctrl-names', texts(node, 'pinctrl-names'), states);
    for (const [list, names] of Object.entries(NAMES))
      if (!has(node, list)) named(names, texts(node, names), 0);
  }
  return { dangling, uneven };
}

interface Entries {
  readonly count: number;
  readonly lost: readonly number[];
}

/** Undefined for a property that holds no phandles. */
function entriesOf(node: FdtNode, name: string, targets: ReadonlyMap<number, FdtNode>): Entries | undefined {
  const isGpio = GPIOS.test(name) && !has(node, 'gpio-hog') && !name.endsWith('nr-gpios');
  const width = WITH_ARGUMENTS[name] ?? (isGpio ? '#gpio-cells' : undefined);
  if (width === undefined && !BARE.test(name)) return undefined;
  const cells = numbers(node, name) ?? [];
  const lost: number[] = [];
  let count = 0;
  for (let at = 0; at < cells.length; count++) {
    const phandle = cells[at]!;
    at += 1;
    if (phandle === 0 || phandle === 0xffffffff) continue;
    const target = targets.get(phandle);
    if (phandle === GUEST_GIC) at += name === 'interrupt-parent' ? 0 : 3;
    else if (target === undefined) lost.push(phandle);
    else if (width !== undefined) at += numbers(target, width)?.[0] ?? 0;
  }
  return { count, lost };
}

/** How many interrupts a node has; undefined where it has no list, or nobody says how wide its entries are. */
function interruptCount(
  chain: readonly FdtNode[],
  targets: ReadonlyMap<number, FdtNode>,
): number | undefined {
  const node = chain.at(-1)!;
  if (has(node, 'interrupts-extended')) return entriesOf(node, 'interrupts-extended', targets)!.count;
  const cells = numbers(node, 'interrupts');
  if (cells === undefined) return undefined;
  for (const up of chain.toReversed()) {
    const named = numbers(up, 'interrupt-parent')?.[0];
    if (named === GUEST_GIC) return cells.length / 3;
    const controller = named === undefined ? chain[chain.indexOf(up) - 1] : targets.get(named);
    const width = controller && numbers(controller, '#interrupt-cells')?.[0];
    if (width !== undefined) return cells.length / width;
  }
  return undefined;
}
