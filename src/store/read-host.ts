import { sha256Hex } from '../core/base/hash.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import type { Host, NamedBytes } from './state.ts';

/** @throws FdtError where the bytes are no sound device tree. */
export function readHost({ name, bytes }: NamedBytes): Host {
  const tree = new DeviceTree(bytes);
  return { name, bytes, sha256: sha256Hex(bytes), tree, facts: new HostFacts(tree) };
}
