import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/** Companions whose name is not that of the list plus `-names`, or its singular. */
const IRREGULAR: Readonly<Record<string, string>> = {
  'interrupts-extended': 'interrupt-names',
  'nvmem-cells': 'nvmem-cell-names',
  shmem: 'shmem-names',
};
const PLURALS =
  /^(?:clocks|dmas|resets|phys|interrupts|power-domains|mboxes|iommus|io-channels|interconnects|pwms|hwlocks|memory-regions|mux-controls|access-controllers|extcons|reg|memory-region|assigned-clocks)$/;

/**
 * The property that names the entries of a list, position by position: `clock-names` for `clocks`; undefined
 * for properties that have no such companion.
 */
export function namesProperty(property: string): string | undefined {
  if (IRREGULAR[property]) return IRREGULAR[property];
  if (/^pinctrl-\d+$/.test(property)) return 'pinctrl-names';
  if (!PLURALS.test(property)) return undefined;
  const singular = property === 'mboxes' ? 'mbox' : property.replace(/s$/, '');
  return `${singular}-names`;
}

/** The name that a node gives to an entry of one of its lists; undefined where it gives none. */
export function nameOfEntry(
  tree: DeviceTree,
  node: NodeIndex,
  property: string,
  entry: number,
): string | undefined {
  const names = namesProperty(property);
  if (names === undefined) return undefined;
  const state = /^pinctrl-(\d+)$/.exec(property);
  return tree.strings(node, names)[state ? Number(state[1]) : entry] || undefined;
}
