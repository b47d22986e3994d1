import type { NodeIndex } from '../base/brand.ts';
import type { ReferenceIndex } from '../devicetree/references.ts';
import { isEnabled } from '../devicetree/status.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { ScmiDeviceId, ScmiInstance, ScmiProtocol } from './model.ts';
import { protocolKind } from './protocols.ts';
import { channelOf } from './shmem.ts';
import { transportOf } from './transports.ts';
import { resourcesOf } from './uses.ts';

/** Every SCMI agent of a tree, in document order. */
export function scmiInstances(tree: DeviceTree, references: ReferenceIndex): ScmiInstance[] {
  const found: ScmiInstance[] = [];
  for (const node of tree.nodes()) {
    const transport = transportOf(tree, node);
    if (transport === undefined) continue;
    const smcId = tree.u32(node, 'arm,smc-id');
    const opteeChannel = tree.u32(node, 'linaro,optee-channel-id');
    const protocols = protocolsOf(tree, references, node);
    const owners = [undefined, ...protocols.map((protocol) => protocol.node)];
    found.push({
      node,
      transport,
      enabled: isEnabled(tree, node),
      ...(smcId === undefined ? {} : { smcId }),
      ...(opteeChannel === undefined ? {} : { opteeChannel }),
      channels: owners.flatMap((owner) => channelOf(tree, references, owner ?? node, owner) ?? []),
      protocols,
      deviceIds: [
        ...declaredDeviceIds(references, node),
        ...(found.length === 0 ? obsoleteDeviceIds(tree) : []),
      ],
    });
  }
  return found;
}

/** Children whose `reg` is a protocol number; other children are no protocols (binding `arm,scmi`). */
function protocolsOf(tree: DeviceTree, references: ReferenceIndex, agent: NodeIndex): ScmiProtocol[] {
  return tree.children(agent).flatMap((node): ScmiProtocol[] => {
    const id = tree.u32(node, 'reg');
    if (id === undefined || id < 0x10 || id > 0xff) return [];
    return [
      {
        node,
        kind: protocolKind(id),
        enabled: isEnabled(tree, node),
        resources: resourcesOf(tree, references, node, id),
      },
    ];
  });
}

const declaredDeviceIds = (references: ReferenceIndex, agent: NodeIndex): ScmiDeviceId[] =>
  references
    .in(agent)
    .filter(({ property, args }) => property === 'access-controllers' && args.length > 0)
    .map(({ node, args }) => ({ device: node, id: args[0]!, obsolete: false }));

/** Properties of proposals that were turned down; they name no agent, so the first one takes them. */
function obsoleteDeviceIds(tree: DeviceTree): ScmiDeviceId[] {
  const found: ScmiDeviceId[] = [];
  for (const device of tree.nodes()) {
    const id = tree.u32(device, 'scmi_devid') ?? tree.u32(device, 'xen,scmi-devid');
    if (id !== undefined) found.push({ device, id, obsolete: true });
  }
  return found;
}
