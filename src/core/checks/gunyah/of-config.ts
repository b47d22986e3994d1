import type { NodeIndex } from '../../base/brand.ts';
import { registers } from '../../devicetree/addresses.ts';
import { interrupts } from '../../devicetree/interrupts.ts';
import { isEnabled } from '../../devicetree/status.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import { gunyahFacts } from '../../gunyah/facts.ts';
import type { GunyahVmConfig } from '../../gunyah/model.ts';
import type { Observation } from '../rule.ts';

/** Looks at the configuration of a virtual machine, where the tree has one. */
export function* ofConfig(
  tree: DeviceTree,
  look: (config: GunyahVmConfig, path: Observation['path']) => Iterable<Observation>,
): Generator<Observation> {
  const { config } = gunyahFacts(tree);
  if (config) yield* look(config, tree.path(config.node));
}

/**
 * The nodes of a guest tree that its drivers will touch: not what the Resource Manager makes or fills in (memory, the
 * interrupt controller, nodes that a vdevice patches), and not what is switched off.
 */
export function guestDevices(tree: DeviceTree, config: GunyahVmConfig): NodeIndex[] {
  const patched = config.vdevices.map(({ node }) => tree.string(node, 'patch'));
  const left = [
    config.node,
    config.interruptController.target,
    ...['/memory', '/reserved-memory', '/hypervisor', '/cpus', ...patched].map(
      (path) => path && tree.byPath(path),
    ),
  ].filter((node) => typeof node === 'number');
  return [...tree.nodes()].filter(
    (node) =>
      (tree.has(node, 'reg') || tree.has(node, 'interrupts') || tree.has(node, 'interrupts-extended')) &&
      !left.some((top) => tree.isWithin(node, top)) &&
      isEnabled(tree, node),
  );
}

/** SPIs and ESPIs of a node, as numbers of the GIC. */
export const sharedInterrupts = (tree: DeviceTree, node: NodeIndex): number[] =>
  interrupts(tree, node).flatMap(({ kind, intid }) =>
    intid !== undefined && (kind === 'spi' || kind === 'espi') ? [intid as number] : [],
  );

/** Memory-mapped registers of a node. */
export const mappedRegisters = (
  tree: DeviceTree,
  node: NodeIndex,
): { readonly address: bigint; readonly size: bigint }[] =>
  registers(tree, node).flatMap(({ cpuAddress, size }) =>
    cpuAddress === undefined || size === 0n ? [] : [{ address: cpuAddress, size }],
  );
