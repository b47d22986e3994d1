/** What plan rules are given: the host's facts, the plan, and what partial trees and targets made of it. Types only. */
import type { Intid, NodeIndex, NodePath, PageNumber } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
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
  readonly members: ReadonlyMap<NodeIndex, DomainMember>;
  /** Assigned paths that the host tree does not have. */
  readonly missing: readonly NodePath[];
  /** Parts of this domain's devices that the plan gives to another domain. */
  readonly elsewhere: readonly { readonly node: NodeIndex; readonly domain: string }[];
  /** By host address; no two of them share a host page. */
  readonly mappings: readonly PageMapping[];
  /** The GIC interrupts of owned members, one entry per node and interrupt: shared ones appear repeatedly. */
  readonly interrupts: readonly DomainInterrupt[];
  /** Nodes in `dtdev`, or assigned to the domain's IOMMU context under dom0less. */
  readonly dtdev: readonly NodeIndex[];
  /** What became of each reference of a member. */
  readonly uses: readonly ProviderUse[];
  /** Bytes of the partial tree. */
  readonly partialSize: number;
  /** The partial tree itself, and what its making had to leave out. */
  readonly partial?: DomainPartial;
}

export interface DomainMember {
  readonly node: NodeIndex;
  readonly role: 'assigned' | 'part' | 'needed';
  /** Whether its registers and interrupts are handed over: not for disabled parts and copied nodes. */
  readonly owned: boolean;
}

/** Host pages that are mapped into a guest as one. */
export interface PageMapping {
  readonly mfn: PageNumber;
  readonly gfn: PageNumber;
  /** 4 KiB pages. */
  readonly count: number;
  /** What lies in these pages. */
  readonly ranges: readonly {
    readonly node: NodeIndex;
    readonly property: 'reg' | 'ranges';
    readonly index: number;
    readonly address: bigint;
    readonly size: bigint;
  }[];
  /** Why the host address could not be kept. */
  readonly moved?: string;
  /** What the pages lie over although they must not. */
  readonly clash?: string;
  /** What the pages lie in, where Xen offers that to the guest as free address space. */
  readonly exposed?: string;
}

export interface DomainInterrupt {
  readonly node: NodeIndex;
  readonly intid: Intid;
}
