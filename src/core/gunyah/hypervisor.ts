import type { NodeIndex } from '../base/brand.ts';
import { joinCells } from '../devicetree/cells.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { GunyahChannel, GunyahHypervisor } from './model.ts';
import {
  channelKind,
  isHypervisor,
  isIdentity,
  isResourceManager,
  isResourceManagerName,
  isServedDevice,
} from './names.ts';

/** The 64-bit numbers of `reg`, two cells each; a rest is left out. */
function capabilityIds(tree: DeviceTree, node: NodeIndex): bigint[] {
  const cells = tree.cells(node, 'reg') ?? [];
  return Array.from({ length: Math.floor(cells.length / 2) }, (_, i) =>
    joinCells(cells.slice(2 * i, 2 * i + 2)),
  );
}

/**
 * The hypervisor node of a tree: by its compatible, or, so that a tree with a wrong one can be explained, `/hypervisor`
 * with a child that is named like the Resource Manager.
 */
export function gunyahHypervisor(tree: DeviceTree): GunyahHypervisor | undefined {
  const node = tree
    .children(ROOT)
    .find(
      (child) =>
        isHypervisor(tree, child) ||
        (tree.name(child) === 'hypervisor' &&
          tree.children(child).some((inner) => looksLikeManager(tree, inner))),
    );
  if (node === undefined) return undefined;
  const below = tree.children(node);
  const identity = below.find((child) => isIdentity(tree, child));
  return {
    node,
    resourceManagers: below
      .filter((child) => looksLikeManager(tree, child))
      .map((child) => channel(tree, child, 'resource-manager')),
    channels: [
      ...below.flatMap((child) => {
        const kind = channelKind(tree, child);
        return kind === undefined || looksLikeManager(tree, child) ? [] : [channel(tree, child, kind)];
      }),
      ...tree
        .children(ROOT)
        .flatMap((child) =>
          isServedDevice(tree, child) ? [{ ...channel(tree, child, 'virtio-mmio'), capabilities: [] }] : [],
        ),
    ],
    ...(identity !== undefined && { identity: identityOf(tree, identity) }),
  };
}

const looksLikeManager = (tree: DeviceTree, node: NodeIndex): boolean =>
  isResourceManager(tree, node) || isResourceManagerName(tree.name(node));

function channel(tree: DeviceTree, node: NodeIndex, kind: GunyahChannel['kind']): GunyahChannel {
  const label = tree.u32(node, 'qcom,label') ?? tree.u32(node, 'label');
  const peer = tree.string(node, 'peer');
  const peerVmid = tree.u32(node, 'qcom,peer-vmid');
  return {
    node,
    kind,
    capabilities: capabilityIds(tree, node),
    ...(label !== undefined && { label }),
    ...(peer !== undefined && { peer }),
    ...(peerVmid !== undefined && { peerVmid }),
  };
}

function identityOf(tree: DeviceTree, node: NodeIndex): NonNullable<GunyahHypervisor['identity']> {
  const vmid = tree.u32(node, 'qcom,vmid');
  const ownerVmid = tree.u32(node, 'qcom,owner-vmid');
  const vendor = tree.string(node, 'qcom,vendor');
  return {
    node,
    ...(vmid !== undefined && { vmid }),
    ...(ownerVmid !== undefined && { ownerVmid }),
    ...(vendor !== undefined && { vendor }),
  };
}

/** Virtual machine ids that mean the same everywhere. */
export const WELL_KNOWN_VMIDS: ReadonlyMap<number, string> = new Map([
  [3, 'primary machine (HLOS)'],
  [45, 'trusted user interface'],
  [49, 'OEM machine'],
  [50, 'CPU system machine'],
  [255, 'Resource Manager'],
]);
