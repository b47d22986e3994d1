/** What giving devices to a domain means. Plain data: it crosses the thread. */
import type { NodePath } from '../base/brand.ts';
import type { Finding } from '../contract.ts';
import type { DmaState } from '../host/dma/state.ts';
import type { ProviderAction } from '../plan/plan.ts';

/** What giving devices to a domain means: told before it is done, and again afterwards. */
export interface Assessment {
  readonly domain: string;
  /** Wished devices that cannot be given away, with the reason. */
  readonly refused: readonly { readonly path: NodePath; readonly why: string }[];
  /** Wished devices that another domain has, with that domain. */
  readonly moved: readonly { readonly path: NodePath; readonly from: string }[];
  readonly followers: readonly Follower[];
  /** What the devices need from outside of the domain; what is open for the user to settle comes first. */
  readonly provisions: readonly Provision[];
  /** Errors that no further device in the same domain mends; those about DMA stand in `dma`. */
  readonly conflicts: readonly Finding[];
  /** The worst of the devices, with all that must follow at their side. */
  readonly dma: { readonly state: DmaState; readonly why: string; readonly path: NodePath } | undefined;
}

/** A node that goes along with assigned ones, or should. */
export interface Follower {
  readonly path: NodePath;
  /** `along`: goes by itself, as a part; `must`: an error is left without it; `should`: something is lost without it. */
  readonly how: 'along' | 'must' | 'should';
  readonly reasons: readonly FollowReason[];
  /** The other domain that has it. */
  readonly owner?: string;
}

export interface FollowReason {
  /** The rule that asks for it. */
  readonly rule?: string;
  /** One sentence. */
  readonly text: string;
  /** The node, and the property of it, that leads to the follower. */
  readonly from: NodePath;
  readonly property?: string;
}

/** A node outside of the assigned ones that they refer to, and what the domain gets in its place. */
export interface Provision {
  readonly provider: NodePath;
  /** Every reference that leads to it. */
  readonly uses: readonly ProvisionUse[];
  /** What the plan says for all that it gives; absent where the defaults hold. */
  readonly chosen?: ProviderAction;
  /** One for each policy, in a fixed order. */
  readonly options: readonly PolicyOption[];
  /** What the policy in force means: a sentence or two. */
  readonly means: string;
  /** Whether the devices are likely to fail as it is, so that the user should choose. */
  readonly open: boolean;
}

/** A reference of a device, and what becomes of it under the policy in force. */
export interface ProvisionUse {
  readonly from: NodePath;
  readonly property: string;
  /** The specifier. */
  readonly args: readonly number[];
  readonly action: ProviderAction;
  readonly outcome: 'kept' | 'stubbed' | 'dropped';
  /** Of a stand-in clock; 0 where nobody knows it. */
  readonly rateHz?: number;
}

export interface PolicyOption {
  readonly action: ProviderAction;
  /** What choosing it means: a sentence or two. */
  readonly means: string;
  /** Why it cannot be done. */
  readonly obstacle?: string;
}
