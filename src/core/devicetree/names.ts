import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/** Lists and the property that names their entries, position by position. */
const COMPANIONS: ReadonlyMap<string, string> = new Map([
  ['access-controllers', 'access-controller-names'],
  ['clocks', 'clock-names'],
  ['dmas', 'dma-names'],
  ['gpio-ranges', 'gpio-ranges-group-names'],
  ['hwlocks', 'hwlock-names'],
  ['interconnects', 'interconnect-names'],
  ['interrupts', 'interrupt-names'],
  ['interrupts-extended', 'interrupt-names'],
  ['io-channels', 'io-channel-names'],
  ['iommus', 'iommu-names'],
  ['mboxes', 'mbox-names'],
  ['memory-region', 'memory-region-names'],
  ['mux-controls', 'mux-control-names'],
  ['mux-states', 'mux-state-names'],
  ['nvmem-cells', 'nvmem-cell-names'],
  ['performance-domains', 'performance-domain-names'],
  ['phys', 'phy-names'],
  ['power-domains', 'power-domain-names'],
  ['pwms', 'pwm-names'],
  ['qcom,smem-states', 'qcom,smem-state-names'],
  ['reg', 'reg-names'],
  ['resets', 'reset-names'],
  ['shmem', 'shmem-names'],
  ['thermal-sensors', 'thermal-sensor-names'],
]);

/** Pin states: `pinctrl-names` names the properties `pinctrl-0`, `pinctrl-1` … and not their entries. */
const PIN_STATE = /^pinctrl-(\d+)$/;

/**
 * The property that names the entries of a list, position by position: `clock-names` for `clocks`; for a pin state
 * `pinctrl-names`, whose positions are the states. Undefined for properties that have no such companion.
 */
export function namesProperty(property: string): string | undefined {
  return COMPANIONS.get(property) ?? (PIN_STATE.test(property) ? 'pinctrl-names' : undefined);
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
  const state = PIN_STATE.exec(property);
  return tree.strings(node, names)[state ? Number(state[1]) : entry] || undefined;
}
