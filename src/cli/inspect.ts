import { hex } from '../core/base/hex.ts';
import { ROOT } from '../core/devicetree/tree.ts';
import { boardVerdict } from '../core/host/board.ts';
import { compatibleEvidence } from '../core/host/dma/evidence.ts';
import { HostFacts } from '../core/host/facts.ts';
import { emptyPlan, type XenTarget } from '../core/plan/plan.ts';
import { scmiFacts } from '../core/scmi/index.ts';
import type { InspectCommand, InspectPart } from './commands.ts';
import { type ReadHost, readHost } from './input.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `domgraft inspect`: what is known of a board before anybody wishes for anything. @throws BadInput */
export function runInspect(command: InspectCommand, terminal: Terminal): number {
  const read = readHost(command, terminal);
  const target = { ...emptyPlan(read.identity).target, ...command.target };
  const facts = new HostFacts(read.tree, compatibleEvidence);
  const parts = Object.fromEntries(
    command.show.map((part) => [part, DESCRIBE[part](facts, target, read)]),
  ) as Partial<Inspection>;
  terminal.out(
    command.json
      ? `${JSON.stringify(parts, null, 2)}\n`
      : command.show.map((part) => WRITE[part](parts as Inspection)).join('\n'),
  );
  return EXIT.good;
}

/** All parts, as plain data; addresses and sizes are hexadecimal texts, as JSON has no 64-bit numbers. */
interface Inspection {
  readonly board: ReturnType<typeof describeBoard>;
  readonly devices: ReturnType<typeof describeDevices>;
  readonly scmi: ReturnType<typeof describeScmi>;
  readonly tree: ReturnType<typeof describeTree>;
}

type Describe = (facts: HostFacts, target: XenTarget, read: ReadHost) => Inspection[InspectPart];
const DESCRIBE: Readonly<Record<InspectPart, Describe>> = {
  board: describeBoard,
  devices: describeDevices,
  scmi: describeScmi,
  tree: describeTree,
};

function describeBoard(facts: HostFacts, target: XenTarget, { host, identity, tree }: ReadHost) {
  const { sentences, iommus, missingDrivers, usefulDrivers, ...counts } = boardVerdict(facts, target);
  return {
    ...identity,
    model: tree.string(ROOT, 'model') ?? '',
    bytes: host.bytes.length,
    nodes: tree.size,
    target,
    ...counts,
    iommus,
    missingDrivers,
    usefulDrivers,
    sentences,
  };
}

function describeDevices(facts: HostFacts, target: XenTarget) {
  const { tree } = facts;
  return facts.devices().map((device) => {
    const protection = facts.protection(device.node, target).state;
    return {
      path: device.path,
      compatible: device.compatible,
      ...(device.address !== undefined && { address: hex(device.address), size: hex(device.size) }),
      intids: device.intids,
      enabled: device.enabled,
      dma: device.dma.verdict,
      protection,
      iommus: facts
        .iommuOf(device.node)
        .flatMap(({ iommu }) => (iommu === undefined ? [] : tree.path(iommu))),
      sharesPagesWith: [...new Set(device.sharers.map(({ node }) => tree.path(node)))],
      assignable: device.assignable,
      ...(device.why !== undefined && { why: device.why }),
    };
  });
}

function describeScmi({ tree }: HostFacts) {
  return scmiFacts(tree).instances.map((instance) => ({
    path: tree.path(instance.node),
    transport: instance.transport.name,
    enabled: instance.enabled,
    ...(instance.smcId !== undefined && { smcId: hex(instance.smcId) }),
    sharedMemory: instance.channels.flatMap(({ shmem }) =>
      shmem.map(({ node, address, size }) => ({
        path: tree.path(node),
        ...(address !== undefined && { address: hex(address), size: hex(size) }),
      })),
    ),
    protocols: instance.protocols.map(({ node, kind, enabled, resources }) => ({
      path: tree.path(node),
      id: hex(kind.id),
      name: kind.name,
      enabled,
      resources: resources.map((resource) => ({
        ...(resource.id !== undefined && { id: resource.id }),
        ...(resource.node !== undefined && { path: tree.path(resource.node) }),
        names: resource.names,
        users: [...new Set(resource.uses.map(({ consumer }) => tree.path(consumer)))],
      })),
    })),
  }));
}

function describeTree({ tree }: HostFacts) {
  return [...tree.nodes()].map((node) => ({
    path: tree.path(node),
    depth: tree.depth(node),
    name: tree.name(node) || '/',
    compatible: tree.strings(node, 'compatible'),
    ...(tree.has(node, 'status') && { status: tree.string(node, 'status') ?? '' }),
  }));
}

const WRITE: Readonly<Record<InspectPart, (parts: Inspection) => string>> = {
  board({ board }) {
    const { model, name, sha256, bytes, nodes, compatible, sentences } = board;
    return [
      `${model === '' ? name : model}`,
      `  file        ${name}, ${bytes} bytes, ${nodes} nodes`,
      `  SHA-256     ${sha256}`,
      `  compatible  ${compatible.join(', ')}`,
      ...sentences.map((sentence) => `  ${sentence}`),
      '',
    ].join('\n');
  },

  devices({ devices }) {
    const rows = devices.map((device) => [
      device.address ?? '',
      device.intids.join(' '),
      device.enabled ? '' : 'disabled',
      device.dma,
      device.dma === 'not-master' ? '' : device.protection,
      device.assignable ? '' : 'kept',
      `${device.path}${device.sharesPagesWith.length > 0 ? `  (page shared with ${device.sharesPagesWith.join(', ')})` : ''}`,
    ]);
    return table(['ADDRESS', 'INTIDS', 'STATUS', 'DMA', 'IOMMU', '', 'PATH'], rows);
  },

  scmi({ scmi }) {
    if (scmi.length === 0) return 'No SCMI agent.\n';
    return scmi
      .map(({ path, transport, smcId, sharedMemory, protocols, enabled }) =>
        [
          `SCMI agent ${path}: ${transport}${smcId === undefined ? '' : ` ${smcId}`}${enabled ? '' : ', disabled'}`,
          ...sharedMemory.map(({ path: at, address }) => `  shared memory ${at} ${address ?? ''}`.trimEnd()),
          ...protocols.flatMap(({ id, name, resources }) => [
            `  protocol ${id} ${name}`,
            ...resources.map(
              (resource) => `    ${resource.id ?? resource.path}: ${resource.users.join(', ') || 'nobody'}`,
            ),
          ]),
          '',
        ].join('\n'),
      )
      .join('\n');
  },

  tree: ({ tree }) =>
    tree
      .map(({ depth, name, compatible, status }) => {
        const notes = [compatible.join(', '), status === undefined ? '' : `[${status}]`].filter(Boolean);
        return `${'  '.repeat(depth)}${name}${notes.length > 0 ? `  ${notes.join(' ')}` : ''}\n`;
      })
      .join(''),
};

/** Columns as wide as their longest cell; empty ones are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const shown = head.map((_, i) => rows.some((row) => row[i] !== ''));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (shown[i] ? `${cell.padEnd(widths[i]!)}  ` : ''))
      .join('')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}
