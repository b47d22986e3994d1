import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { ChannelKind } from './model.ts';

/** Compatibles are compared as a set: the Resource Manager adds strings of its own, in an order of its own. */
const contains = (tree: DeviceTree, node: NodeIndex, pattern: RegExp): boolean =>
  tree.strings(node, 'compatible').some((name) => pattern.test(name));

/** The node that tells a machine how to reach its hypervisor, by any name that it had. */
export const isHypervisor = (tree: DeviceTree, node: NodeIndex): boolean =>
  contains(tree, node, /^(?:qcom,)?gunyah-hypervisor(?:$|-)|^qcom,haven-hypervisor/);

/** The queue to the Resource Manager, by its compatibles. */
export const isResourceManager = (tree: DeviceTree, node: NodeIndex): boolean =>
  contains(tree, node, /^(?:qcom,|gunyah-)resource-manager(?:$|-)/);

/** Names of the Resource Manager's node in the bindings and in shipped trees. */
export const isResourceManagerName = (name: string): boolean =>
  /^(?:gunyah-resource-mgr|qcom,resource-mgr)(?:@|$)/.test(name);

/** The node that tells a machine its ids. */
export const isIdentity = (tree: DeviceTree, node: NodeIndex): boolean =>
  contains(tree, node, /^qcom,(?:gunyah|haven)-vm-id(?:$|-)/);

/** Virtio devices that the Resource Manager made: they stand at the root, and have a peer or a label. */
export const isServedDevice = (tree: DeviceTree, node: NodeIndex): boolean =>
  contains(tree, node, /^virtio,mmio$/) && (tree.has(node, 'qcom,label') || tree.has(node, 'peer'));

/** Nodes by which the primary machine loads another one. */
export const isLoader = (tree: DeviceTree, node: NodeIndex): boolean =>
  contains(tree, node, /^qcom,gh-secure-vm-loader$/);

/** The kind of a channel; undefined for a node that is none. */
export function channelKind(tree: DeviceTree, node: NodeIndex): ChannelKind | undefined {
  if (isResourceManager(tree, node)) return 'resource-manager';
  if (contains(tree, node, /^qcom,(?:gunyah|haven)-message-queue$/))
    return tree.has(node, 'is-sender') || tree.has(node, 'is-receiver')
      ? 'message-queue'
      : 'message-queue-pair';
  if (contains(tree, node, /^qcom,gunyah-shm-doorbell$/)) return 'shm-doorbell';
  if (contains(tree, node, /^qcom,gunyah-doorbell-source$/)) return 'doorbell-source';
  if (contains(tree, node, /^qcom,(?:gunyah|haven)-doorbell$/)) return 'doorbell';
  return contains(tree, node, /^qcom,shared-memory$/) ? 'shared-memory' : undefined;
}

/** `/gunyah-vm-config` and `/qcom,vm-config` are parsed; `/vm-config` is written by mistake, or for its vdevices. */
export const isVmConfigName = (name: string): boolean => /^(?:gunyah-|qcom,)vm-config$/.test(name);

/** The vdevice types of the public Resource Manager, then those of newer builds only. */
export const VDEVICE_TYPES: ReadonlySet<string> = new Set([
  'rm-rpc',
  'message-queue',
  'message-queue-pair',
  'doorbell',
  'doorbell-source',
  'shm',
  'shm-doorbell',
  'virtio-mmio',
  'iomem',
  'vsmmu-v2',
  'vrtc-pl031',
  'minidump',
  'virtio-pci',
  'pci',
  'virtio-iommu',
]);
