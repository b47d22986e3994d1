/** What plan rules are given: the host's facts, the plan, and what partial trees and targets made of it. Types only. */
import type { Intid, NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Closure } from '../partial/closure.ts';
import type { Mapping } from '../partial/mappings.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { ProviderUse } from '../partial/references.ts';
import type { Domain, Plan } from '../plan/plan.ts';
import type { MachineTree } from '../targets/gunyah/index.ts';

export type { ProviderUse } from '../partial/references.ts';

export interface PlanContext {
  readonly facts: HostFacts;
  readonly plan: Plan;
  /** One for each domain of Xen, in the order of the plan. */
  readonly domains: readonly DomainContext[];
  /** The virtual machines of Gunyah. */
  readonly machines: readonly MachineContext[];
}

/** A virtual machine of Gunyah as it will be exported. */
export interface MachineContext {
  readonly made: MachineTree;
  /** Its input tree, read back. */
  readonly guest: DeviceTree;
}

/** A domain as it will be exported. */
export interface DomainContext {
  readonly domain: Domain;
  /** Every host node that goes into the domain: assigned, below an assigned one, or needed by one. */
  readonly members: Closure['members'];
  /** By host address; no two of them share a host page. */
  readonly mappings: readonly Mapping[];
  /** The GIC interrupts of owned members, one entry per node and interrupt: shared ones appear repeatedly. */
  readonly interrupts: readonly { readonly node: NodeIndex; readonly intid: Intid }[];
  /** Nodes in `dtdev`, or assigned to the domain's IOMMU context under dom0less. */
  readonly dtdev: readonly NodeIndex[];
  /** What became of each reference of a member. */
  readonly uses: readonly ProviderUse[];
  /** Bytes of the partial tree. */
  readonly partialSize: number;
  /** The partial tree itself, and what its making had to leave out. */
  readonly partial: DomainPartial;
}
