import type { NodeIndex } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { gunyahFacts } from '../../core/gunyah/facts.ts';
import { ACCESS_CODES } from '../../core/gunyah/model.ts';
import { note, type Piece, trouble, value } from './pieces.ts';
import { sizeWords } from './quantities.ts';

const ENDS = ['TX queue capability', 'RX queue capability'];

/** The lines of a property that means something of its own under Gunyah; undefined for every other one. */
export function gunyahLines(tree: DeviceTree, node: NodeIndex, name: string): Piece[][] | undefined {
  const { hypervisor, config } = gunyahFacts(tree);
  if (name === 'reg' && hypervisor !== undefined) {
    const channels = [...hypervisor.resourceManagers, ...hypervisor.channels];
    const found = channels.find((channel) => channel.node === node)?.capabilities ?? [];
    if (found.length === 0) return undefined;
    const words = found.length === 2 ? ENDS : ['capability'];
    return found.map((id, i) => [value(hex(id)), note(words[i] ?? 'capability')]);
  }
  if (config?.node !== node) return undefined;
  if (name === 'iomemory-ranges' && config.ioMemory !== undefined) {
    return config.ioMemory.map(({ physical, guest, size, access }) => [
      value(hex(physical)),
      value(`+ ${hex(size)}`),
      note(sizeWords(size)),
      physical === guest ? note('at the same guest address') : trouble(`at ${hex(guest)}, which is refused`),
      note(ACCESS_CODES[access] ?? `access ${access}`),
    ]);
  }
  if (name === 'gic-irq-ranges') {
    return config.interruptPairs.map(({ physical, virtual }) => [
      value(`INTID ${physical}`),
      note(physical === virtual ? 'as the same in the guest' : `as ${virtual} in the guest`),
    ]);
  }
  return undefined;
}
