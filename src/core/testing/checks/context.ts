import type { NodePath } from '../../base/brand.ts';
import type { DomainContext, PlanContext } from '../../checks/context.ts';
import { domainContext } from '../../checks/domain-context.ts';
import { machineContext } from '../../checks/gunyah/machine-context.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { writeFdt } from '../../fdt/index.ts';
import { HostFacts } from '../../host/facts.ts';
import { partialTree } from '../../partial/partial.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../plan/plan.ts';
import { machinesOf, xenPart } from '../../targets/gunyah/index.ts';
import { dts } from '../dts.ts';

/** A host and a plan as text: what a fixture says. */
export interface Case {
  /** Nodes of /soc, which has 1/1 cells and an empty `ranges`; a text that starts with `/` is the whole tree. */
  readonly host: string;
  readonly domains: readonly (Partial<Domain> & {
    readonly assign: readonly string[];
    /** Guest addresses by path, for register 0. */
    readonly pins?: Readonly<Record<string, string>>;
  })[];
  readonly plan?: Partial<Plan>;
  /** What stands in for what the export computes, by domain. */
  readonly exported?: Readonly<Record<string, Partial<DomainContext>>>;
}

/** The context of a case, as the export makes it. */
export function contextOf({ host, domains, plan, exported = {} }: Case): PlanContext {
  const facts = new HostFacts(new DeviceTree(dts`${wholeTree(host)}`));
  const whole: Plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    ...plan,
    domains: domains.map(({ assign, pins = {}, ...fields }, i) => ({
      ...newDomain(`guest${i + 1}`),
      ...fields,
      devices: assign.map((path) => ({
        path: path as NodePath,
        ...(pins[path] === undefined ? {} : { pinned: { 0: pins[path] } }),
      })),
    })),
  };
  const forXen = xenPart(whole);
  return {
    facts,
    plan: forXen,
    domains: forXen.domains.map((domain) => {
      const partial = partialTree(facts, forXen, domain);
      return { ...domainContext(partial, writeFdt(partial.tree).length), ...exported[domain.name] };
    }),
    machines: machinesOf(facts, whole).map(machineContext),
  };
}

/** The host of a case: the text itself where it begins with `/`, else a board with a GIC and these nodes in /soc. */
export const wholeTree = (nodes: string): string =>
  nodes.startsWith('/')
    ? nodes
    : `/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 {
    compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>; interrupt-controller; #interrupt-cells = <3>;
  };
  soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; ${nodes} };
};`;
