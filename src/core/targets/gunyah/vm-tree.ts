import type { FdtNode, FdtProperty, FdtTree } from '../../fdt/index.ts';
import type { HostFacts } from '../../host/facts.ts';
import { closure } from '../../partial/closure.ts';
import type { Reason } from '../../partial/draft.ts';
import { GUEST_GIC } from '../../partial/interrupts.ts';
import { IDENTITY_LAYOUT } from '../../partial/layout.ts';
import { type DomainPartial, partialOfClosure } from '../../partial/partial.ts';
import type { GunyahMachine } from '../../plan/gunyah.ts';
import type { Domain, Plan } from '../../plan/plan.ts';
import { cells, flag, strings } from '../properties.ts';
import type { GivenInterrupt, GivenMemory, GivenSmmu } from './given.ts';
import { givenInterrupts, givenMemory, givenSmmus } from './given.ts';
import { type Explained, explained } from './nodes.ts';
import { chosenNode, cpusNode, gicNode, idleStatesNode, psciNode, timerNode } from './skeleton.ts';
import { vmConfigNode } from './vm-config.ts';

/** A virtual machine of Gunyah: what it gets, and the tree from which the Resource Manager makes it. */
export interface MachineTree {
  readonly domain: Domain;
  readonly machine: GunyahMachine;
  /** What the engine of partial trees made of the machine's devices. */
  readonly partial: DomainPartial;
  readonly memory: readonly GivenMemory[];
  readonly interrupts: readonly GivenInterrupt[];
  readonly smmus: readonly GivenSmmu[];
  readonly tree: FdtTree;
  /** By path (node) and by path, `:` and name (property). */
  readonly reasons: ReadonlyMap<string, Reason>;
}

/**
 * Makes the input tree of a machine. Its devices come from the engine that makes partial trees for Xen, laid out at
 * their host addresses (the Resource Manager maps device memory 1:1); they move from `/passthrough` to `/soc`, and what
 * has no address, as stand-ins for clocks, to the root.
 */
export function machineTree(
  facts: HostFacts,
  plan: Plan,
  domain: Domain,
  machine: GunyahMachine,
): MachineTree {
  const found = closure(facts, plan, domain);
  const partial = partialOfClosure(
    facts,
    plan.target,
    { ...domain, boot: 'xl', directMap: true },
    found,
    IDENTITY_LAYOUT,
  );
  const memory = givenMemory(facts, partial);
  const interrupts = givenInterrupts(partial);
  const smmus = givenSmmus(facts, partial);
  const parts = guestParts(domain, machine, partial, { memory, interrupts, smmus });
  const root = explained(
    '',
    { why: 'The input tree of the machine; the Resource Manager adds to it.' },
    [cells('#address-cells', 2), cells('#size-cells', 2), cells('interrupt-parent', GUEST_GIC)],
    parts,
  );
  const reasons = new Map([...root.reasons].map(([key, why]) => [key === '' ? '/' : key, why]));
  return {
    domain,
    machine,
    partial,
    memory,
    interrupts,
    smmus,
    tree: { reservations: [], bootCpu: 0, root: root.node },
    reasons,
  };
}

function guestParts(
  domain: Domain,
  machine: GunyahMachine,
  partial: DomainPartial,
  given: Pick<MachineTree, 'memory' | 'interrupts' | 'smmus'>,
): Explained[] {
  const passthrough = partial.tree.root.children.find(({ name }) => name === 'passthrough')!;
  let phandle = highestPhandle(partial.tree.root) + 1;
  const idle = machine.affinity === 'proxy' ? undefined : phandle++;
  const smmus = given.smmus.map((smmu) => ({
    ...smmu,
    phandle: phandle++,
    name: `smmu-${smmu.address.toString(16)}`,
  }));
  const skeleton = [
    chosenNode(domain),
    cpusNode(domain, idle),
    ...(idle === undefined ? [] : [idleStatesNode(idle)]),
    psciNode(),
    timerNode(),
    gicNode(),
  ];
  const taken = new Set([...skeleton.map(({ node }) => node.name), 'aliases', 'soc', 'gunyah-vm-config']);
  const isOnBus = ({ name, properties }: FdtNode): boolean =>
    properties.some((property) => property.name === 'reg') || taken.has(name);
  const behind = streamsOf(smmus);
  const moved = passthrough.children.map((child) => {
    const below = withReasons(partial, child, `/passthrough/${child.name}`, behind);
    return { node: below, onBus: isOnBus(child) };
  });
  const place = new Map(
    moved.map(({ node: { node }, onBus }) => [node.name, onBus ? `/soc/${node.name}` : `/${node.name}`]),
  );
  const onBus = moved.filter((child) => child.onBus).map(({ node }) => node);
  return [
    ...aliases(partial, place),
    ...skeleton,
    ...moved.filter((child) => !child.onBus).map(({ node }) => node),
    ...smmus.map(virtualSmmu),
    ...(onBus.length === 0 ? [] : [busNode(onBus)]),
    vmConfigNode({
      domain,
      machine,
      memory: given.memory,
      interrupts: given.interrupts,
      smmus: smmus.map((smmu) => ({ ...smmu, guestNode: `/${smmu.name}` })),
    }),
  ];
}

const busNode = (children: readonly Explained[]): Explained =>
  explained(
    'soc',
    { why: 'Devices at their host addresses.' },
    [
      strings('compatible', 'simple-bus'),
      cells('#address-cells', 2),
      cells('#size-cells', 2),
      flag('ranges'),
    ],
    children,
  );

const virtualSmmu = ({ name, phandle, path }: GivenSmmu & { name: string; phandle: number }): Explained =>
  explained(
    name,
    { why: 'The Resource Manager fills in addresses and interrupts of the virtual SMMU.', path },
    [
      strings('compatible', 'qcom,qsmmu-v500', 'qcom,virt-smmu'),
      cells('#iommu-cells', 2),
      cells('phandle', phandle),
    ],
  );

/** `iommus` by guest path of a device: phandle, stream id and mask for each stream. */
function streamsOf(
  smmus: readonly (GivenSmmu & { readonly phandle: number })[],
): ReadonlyMap<string, FdtProperty> {
  return new Map(
    smmus.flatMap(({ masters, phandle }) =>
      masters.map(({ guestPath, streams }): [string, FdtProperty] => [
        guestPath,
        cells('iommus', ...streams.flatMap(({ id, mask }) => [phandle, id, mask])),
      ]),
    ),
  );
}

/** A node of the partial tree with its reasons, and with the streams of its devices. */
function withReasons(
  partial: DomainPartial,
  node: FdtNode,
  path: string,
  streams: ReadonlyMap<string, FdtProperty>,
): Explained {
  const iommus = streams.get(path);
  const ofProperties: Record<string, Reason> = {};
  for (const { name } of node.properties) {
    const why = partial.reasons.get(`${path}:${name}`);
    if (why) ofProperties[name] = why;
  }
  if (iommus)
    ofProperties.iommus = { why: 'The streams of the host; the hypervisor binds them to the machine.' };
  return explained(
    node.name,
    partial.reasons.get(path) ?? { why: 'Written by the user.' },
    [...node.properties, ...(iommus ? [iommus] : [])],
    node.children.map((child) => withReasons(partial, child, `${path}/${child.name}`, streams)),
    ofProperties,
  );
}

/** The aliases of the partial tree, with the places to which its nodes moved. */
function aliases(partial: DomainPartial, place: ReadonlyMap<string, string>): Explained[] {
  const node = partial.tree.root.children.find(({ name }) => name === 'aliases');
  if (node === undefined) return [];
  const decoder = (value: Uint8Array): string => String.fromCharCode(...value.subarray(0, -1));
  return [
    explained(
      'aliases',
      { why: 'The aliases of the host for nodes that the guest has.' },
      node.properties.map(({ name, value }) => {
        const [, , top = '', ...below] = decoder(value).split('/');
        return strings(name, [place.get(top) ?? `/${top}`, ...below].join('/'));
      }),
    ),
  ];
}

function highestPhandle(root: FdtNode): number {
  let highest = 0;
  for (const { name, value } of root.properties) {
    if (name === 'phandle')
      highest = Math.max(highest, new DataView(value.buffer, value.byteOffset).getUint32(0));
  }
  return root.children.reduce((most, child) => Math.max(most, highestPhandle(child)), highest);
}
