/** Rules about the machines of a plan: what they get of the host, and of each other. */
import type { NodeIndex } from '../../base/brand.ts';
import { hex } from '../../base/hex.ts';
import { type DeviceTree, ROOT } from '../../devicetree/tree.ts';
import { parseAddress } from '../../plan/address.ts';
import type { MachineContext, PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { list } from '../wording.ts';
import { RESOURCE_MANAGER } from './tree-rule.ts';

const MIB = 1n << 20n;
/** The Resource Manager rounds the beginning of memory up to this. */
const BLOCK = 2n * MIB;

export const GUNYAH_MACHINE_RULES: readonly PlanRule[] = [
  {
    id: 'GV-22',
    kind: 'plan',
    name: 'Two machines claim the same',
    severity: 'error',
    why: 'Device memory and interrupts have one owner; the second machine that asks is refused.',
    source: RESOURCE_MANAGER,
    *run({ machines }) {
      for (const [i, { made }] of machines.entries()) {
        for (const { made: other } of machines.slice(0, i)) {
          for (const { address, size, paths } of made.memory) {
            const taken = other.memory.find(
              (range) => address < range.address + range.size && range.address < address + size,
            );
            if (taken === undefined) continue;
            const message = `${made.domain.name} and ${other.domain.name} both ask for pages at ${hex(address)} (${list(paths)}).`;
            yield { path: paths[0]!, domain: made.domain.name, message };
          }
          for (const { intid, paths } of made.interrupts) {
            if (!other.interrupts.some((pair) => pair.intid === intid)) continue;
            const message = `${made.domain.name} and ${other.domain.name} both ask for interrupt ${intid}.`;
            yield { path: paths[0]!, domain: made.domain.name, message };
          }
        }
      }
    },
  },
  {
    id: 'GV-25',
    kind: 'plan',
    name: 'DMA master without a virtual SMMU',
    severity: 'error',
    why: 'The hypervisor confines a device by the streams of an SMMU alone. A master without one reaches the memory of every machine.',
    source: 'Gunyah Resource Manager: vsmmu-v2',
    *run({ facts, plan, machines }) {
      for (const { made } of machines) {
        const covered = new Set(made.smmus.flatMap(({ masters }) => masters.map(({ path }) => path)));
        for (const { node, path } of made.partial.owned) {
          if (covered.has(path)) continue;
          const dma = facts.dma(node, plan.overrides);
          if (dma.verdict !== 'master') continue;
          const message = `${path} masters the bus and no SMMU that ${made.domain.name} gets stands before it: it can overwrite the memory of any machine.`;
          yield { path, property: 'iommus', domain: made.domain.name, message, evidence: dma.evidence };
        }
      }
    },
  },
  {
    id: 'GV-26',
    kind: 'plan',
    name: 'Domains of two hypervisors',
    severity: 'error',
    why: 'A board runs one hypervisor. Files for both can be written, but not used together.',
    source: 'Both hypervisors run at EL2, which there is once',
    *run({ facts, domains: [domain], machines: [machine] }) {
      if (domain === undefined || machine === undefined) return;
      yield {
        path: facts.tree.path(ROOT),
        message: `${domain.domain.name} is a domain of Xen and ${machine.made.domain.name} a machine of Gunyah: one board runs one of them.`,
      };
    },
  },
  {
    id: 'GV-27',
    kind: 'plan',
    name: 'Memory of the machine is badly placed',
    severity: 'warning',
    why: 'Guest memory must not lie over device memory, whose guest address is the physical one; its beginning is rounded up to 2 MiB.',
    source: RESOURCE_MANAGER,
    *run({ facts, machines }) {
      for (const machine of machines) {
        for (const message of placement(machine)) {
          yield { path: facts.tree.path(ROOT), domain: machine.made.domain.name, message };
        }
      }
    },
  },
  {
    id: 'GV-28',
    kind: 'plan',
    name: 'Channel without other end',
    severity: 'warning',
    why: 'Both ends of a channel find each other by its label. A channel to the primary machine needs a node with that label there, one to another machine a channel there.',
    source: 'Gunyah drivers of the primary machine: lookup by gunyah-label and qcom,label',
    *run({ facts: { tree }, machines }) {
      if (machines.length === 0) return;
      const labels = new Set([...tree.nodes()].flatMap((node) => labelsOf(tree, node)));
      for (const { made } of machines) {
        for (const { kind, label, peer } of made.machine.channels) {
          const other = machines.find((machine) => machine.made.domain.name === peer);
          const found = other
            ? other.made.machine.channels.some((channel) => channel.label === label)
            : peer !== undefined || labels.has(label);
          if (found) continue;
          const message = `Nothing in ${other ? peer : 'the tree of the primary machine'} has the label ${label} of the ${kind} of ${made.domain.name}: its other end is not found.`;
          yield { path: tree.path(ROOT), domain: made.domain.name, message };
        }
      }
    },
  },
  {
    id: 'GV-PAGE',
    kind: 'plan',
    name: 'Page with registers of others',
    severity: 'error',
    why: 'Device memory changes its owner in pages of 4 KiB: the primary machine loses every device that has registers in them.',
    source: RESOURCE_MANAGER,
    *run(context) {
      for (const { made } of context.machines) yield* strangers(context, made);
    },
  },
];

const labelsOf = (tree: DeviceTree, node: NodeIndex): number[] =>
  ['gunyah-label', 'qcom,label'].flatMap((name) => tree.u32(node, name) ?? []);

function* placement({ made: { domain, machine, memory } }: MachineContext): Generator<string> {
  const base = parseAddress(machine.memoryBase);
  if (base === undefined) {
    yield `${domain.name}: "${machine.memoryBase}" is no address; write hexadecimal digits.`;
    return;
  }
  if (base % BLOCK !== 0n) {
    yield `Memory of ${domain.name} at ${hex(base)} is rounded up to a multiple of 2 MiB.`;
  }
  const end = base + BigInt(domain.memoryMib) * MIB;
  for (const { address, size, paths } of memory) {
    if (address + size <= base || end <= address) continue;
    yield `Memory of ${domain.name} (${hex(base)} to ${hex(end - 1n)}) lies over ${list(paths)} at ${hex(address)}.`;
  }
}

/** Enabled nodes that stay outside and have registers in pages of a machine. */
function* strangers({ facts }: PlanContext, made: MachineContext['made']): Generator<Observation> {
  const own = new Set<NodeIndex>(made.partial.owned.map(({ node }) => node));
  for (const { node, path } of made.partial.owned) {
    const others = facts.pages
      .sharers(node)
      .filter((sharer) => !own.has(sharer.node) && facts.isEnabled(sharer.node));
    if (others.length === 0) continue;
    const paths = [...new Set(others.map((sharer) => facts.tree.path(sharer.node)))];
    const message = `The pages of ${path} hold registers of ${list(paths)}, which go to ${made.domain.name} with them.`;
    yield { path, property: 'reg', domain: made.domain.name, message };
  }
}
