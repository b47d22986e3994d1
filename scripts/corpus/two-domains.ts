import { sha256Hex } from '../../src/core/base/hash.ts';
import { DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';

/**
 * A plan for a board: its first four enabled devices that stand side by side, in two domains of different kinds.
 * @param names of the domains
 */
export function planOfTwo(
  bytes: Uint8Array,
  host = 'host.dtb',
  names: readonly [string, string] = ['one', 'two'],
): Plan {
  const tree = new DeviceTree(bytes);
  const devices = new HostFacts(tree)
    .devices()
    .filter(({ assignable, enabled, partOf }) => assignable && enabled && partOf === undefined)
    .slice(0, 4)
    .map(({ path }) => ({ path }));
  return {
    ...emptyPlan({ name: host, sha256: sha256Hex(bytes), compatible: tree.strings(ROOT, 'compatible') }),
    domains: [
      { ...newDomain(names[0]), devices: devices.slice(0, 2) },
      { ...newDomain(names[1]), boot: 'both', devices: devices.slice(2) },
    ],
  };
}
