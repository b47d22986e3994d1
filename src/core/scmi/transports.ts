import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';

/** How an agent reaches the platform firmware (binding `arm,scmi`). */
export interface TransportKind {
  readonly compatible: string;
  readonly name: string;
  /** Properties without which the node means nothing. */
  readonly required: readonly string[];
  /** Why Xen can or cannot hand this transport to a guest (Xen `scmi-smc.c` binds `arm,scmi-smc` alone). */
  readonly xen: 'mediated' | 'unknown to Xen';
}

const KINDS: readonly TransportKind[] = [
  { compatible: 'arm,scmi-smc', name: 'SMC', required: ['arm,smc-id', 'shmem'], xen: 'mediated' },
  {
    compatible: 'arm,scmi-smc-param',
    name: 'SMC with parameters',
    required: ['arm,smc-id', 'shmem'],
    xen: 'unknown to Xen',
  },
  {
    compatible: 'qcom,scmi-smc',
    name: 'SMC through Gunyah',
    required: ['arm,smc-id', 'shmem'],
    xen: 'unknown to Xen',
  },
  {
    compatible: 'linaro,scmi-optee',
    name: 'OP-TEE',
    required: ['linaro,optee-channel-id'],
    xen: 'unknown to Xen',
  },
  { compatible: 'arm,scmi-virtio', name: 'VirtIO', required: [], xen: 'unknown to Xen' },
  { compatible: 'arm,scmi', name: 'Mailbox', required: ['mboxes', 'shmem'], xen: 'unknown to Xen' },
];

/** The predecessor of SCMI; its resources are shown, its guests are none. */
const SCPI_COMPATIBLES = ['arm,scpi', 'arm,scpi-pre-1.0'];

/**
 * The transport of an SCMI node, by its `compatible` (never by its name or place: root nodes of some boards
 * carry "scmi" in their own compatible). Undefined for every other node.
 */
export function transportOf(tree: DeviceTree, node: NodeIndex): TransportKind | undefined {
  const compatible = tree.strings(node, 'compatible');
  return KINDS.find((kind) => compatible.includes(kind.compatible));
}

/** Whether these `compatible` strings are those of an SCMI agent. */
export const isTransport = (compatible: readonly string[]): boolean =>
  KINDS.some((kind) => compatible.includes(kind.compatible));

/** The SCMI agent that a node is or belongs to; undefined for every other node. */
export function scmiAgentOf(tree: DeviceTree, node: NodeIndex): NodeIndex | undefined {
  if (transportOf(tree, node)) return node;
  for (const above of tree.ancestors(node)) if (transportOf(tree, above)) return above;
  return undefined;
}

/** Whether a node is of SCPI, the interface before SCMI, which is no SCMI. */
export const isScpi = (tree: DeviceTree, node: NodeIndex): boolean =>
  tree.strings(node, 'compatible').some((name) => SCPI_COMPATIBLES.includes(name));
