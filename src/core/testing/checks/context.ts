import type { NodeIndex, NodePath, PageNumber } from '../../base/brand.ts';
import type { DomainContext, DomainMember, PlanContext } from '../../checks/context.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { HostFacts } from '../../host/facts.ts';
import { partialTree } from '../../partial/partial.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../plan/plan.ts';
import { dts } from '../dts.ts';

/** A host and a plan as text: what a fixture says. */
export interface Case {
  /** Nodes of /soc, which has 1/1 cells and an empty `ranges`; a text that starts with `/` is the whole tree. */
  readonly host: string;
  readonly domains: readonly (Partial<Domain> & { readonly assign: readonly string[] })[];
  readonly plan?: Partial<Plan>;
  /** What the export layers would have computed otherwise, by domain. */
  readonly exported?: Readonly<Record<string, Partial<DomainContext>>>;
}

/** The context of a case, with every device at its host address and every reference outside of a domain dropped. */
export function contextOf({ host, domains, plan, exported = {} }: Case): PlanContext {
  const facts = new HostFacts(new DeviceTree(dts`${host.startsWith('/') ? host : wholeTree(host)}`));
  const whole: Plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    ...plan,
    domains: domains.map(({ assign, ...fields }, i) => ({
      ...newDomain(`guest${i + 1}`),
      ...fields,
      devices: assign.map((path) => ({ path: path as NodePath })),
    })),
  };
  return {
    facts,
    plan: whole,
    domains: whole.domains.map((domain) => ({
      ...plainContext(facts, whole, domain),
      partial: partialTree(facts, whole, domain),
      ...exported[domain.name],
    })),
  };
}

const wholeTree = (nodes: string): string => `/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 {
    compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>; interrupt-controller; #interrupt-cells = <3>;
  };
  soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; ${nodes} };
};`;

function plainContext(facts: HostFacts, plan: Plan, domain: Domain): DomainContext {
  const { tree } = facts;
  const members = new Map<NodeIndex, DomainMember>();
  const missing: NodePath[] = [];
  for (const { path } of domain.devices) {
    const head = tree.byPath(path);
    if (head === undefined) missing.push(path);
    else for (const node of facts.usableParts(head)) addMember(members, node, node === head);
  }
  const owned = [...members.keys()].sort((a, b) => a - b);
  return {
    domain,
    members,
    missing,
    elsewhere: [],
    mappings: owned.flatMap((node) =>
      facts.spans(node).map((span) => {
        const mfn = Number(span.start >> 12n) as PageNumber;
        return {
          mfn,
          gfn: mfn,
          count: Number((span.end - 1n) >> 12n) - mfn + 1,
          ranges: [
            {
              node,
              property: 'reg' as const,
              index: span.index,
              address: span.start,
              size: span.end - span.start,
            },
          ],
        };
      }),
    ),
    interrupts: owned.flatMap((node) => facts.intids(node).map((intid) => ({ node, intid }))),
    dtdev: owned.filter((node) => facts.protectedByXen(node, plan.target).protected),
    uses: owned.flatMap((consumer) =>
      facts.references
        .out(consumer)
        .filter(({ kind, target }) => kind === 'known' && target !== facts.gic)
        .map(({ property, entry, target, args }) => ({
          consumer,
          property,
          entry,
          provider: target,
          args,
          outcome: target !== undefined && members.has(target) ? ('kept' as const) : ('dropped' as const),
          action: 'drop' as const,
          byUser: false,
        })),
    ),
    partialSize: 2048,
  };
}

function addMember(members: Map<NodeIndex, DomainMember>, node: NodeIndex, head: boolean): void {
  const known = members.get(node);
  if (known?.role === 'assigned') return;
  members.set(node, { node, role: head ? 'assigned' : 'part', owned: true });
}
