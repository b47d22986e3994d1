import type { NodeIndex } from '../base/brand.ts';
import { registers } from '../devicetree/addresses.ts';
import type { ReferenceIndex } from '../devicetree/references.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { ScmiChannel, ScmiSharedMemory } from './model.ts';

/**
 * The channel that a node names by `shmem` and `mboxes`: the agent's node, or a protocol that brings its own.
 * Undefined where it names none (binding `arm,scmi`; OP-TEE and VirtIO need no shared memory).
 */
export function channelOf(
  tree: DeviceTree,
  references: ReferenceIndex,
  node: NodeIndex,
  protocol?: NodeIndex,
): ScmiChannel | undefined {
  const named = references.out(node).filter(({ target }) => target !== undefined);
  const shmem = named
    .filter(({ property }) => property === 'shmem')
    .map(({ target }) => sharedMemory(tree, target!));
  const mailboxes = named
    .filter(({ property }) => property === 'mboxes')
    .map(({ target, args }) => ({ controller: target!, args }));
  if (shmem.length === 0 && mailboxes.length === 0) return undefined;
  const notifies = shmem.length > 1;
  return { ...(protocol === undefined ? {} : { protocol }), shmem, mailboxes, notifies };
}

/** A shared-memory node; a child of an `mmio-sram` is translated through that node's `ranges`. */
function sharedMemory(tree: DeviceTree, node: NodeIndex): ScmiSharedMemory {
  const [register] = registers(tree, node);
  return { node, address: register?.cpuAddress, size: register?.size ?? 0n };
}
