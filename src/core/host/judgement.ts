import type { NodeIndex } from '../base/brand.ts';
import type { XenTarget } from '../plan/plan.ts';
import type { Carrier } from './carriers.ts';
import type { HostFacts } from './facts.ts';
import type { NodeProtection } from './protection.ts';

/** The protection of a device and its parts. */
export interface Protection {
  readonly state: 'protected' | 'unprotected' | 'partly';
  /** One entry for each node whose accesses count, the device itself first. */
  readonly nodes: readonly { readonly node: NodeIndex; readonly protection: NodeProtection }[];
}

/**
 * Whether the accesses of one node are confined: by its own IOMMU; or, where it has no `iommus`, by that of the
 * wrapper, core or helper through which they go out, as long as that node goes to the same domain.
 */
export function judgeNode(
  facts: HostFacts,
  node: NodeIndex,
  target: XenTarget,
  given: ReadonlySet<NodeIndex>,
): NodeProtection {
  const own = facts.protectedByXen(node, target);
  if (own.code !== 'no-iommus') return own;
  const judged = facts
    .carriers(node)
    .map((carrier) => throughCarrier(facts, carrier, target, given.has(carrier.node)));
  return judged.find((found) => found.protected) ?? judged[0] ?? own;
}

function throughCarrier(
  facts: HostFacts,
  carrier: Carrier,
  target: XenTarget,
  given: boolean,
): NodeProtection {
  const found = facts.protectedByXen(carrier.node, target);
  const path = facts.tree.path(carrier.node);
  const who = CARRIER_WORDS[carrier.relation];
  if (!found.protected) {
    return {
      ...found,
      carrier: carrier.node,
      why: `Its accesses go out through ${who} ${path}. ${found.why}`,
    };
  }
  return given
    ? {
        ...found,
        code: 'carrier',
        carrier: carrier.node,
        why: `Its accesses go out through ${who} ${path}, which goes along. ${found.why}`,
      }
    : {
        ...found,
        protected: false,
        code: 'carrier-outside',
        carrier: carrier.node,
        why: `Its accesses go out through ${who} ${path}, which does not go to the same domain.`,
      };
}

const CARRIER_WORDS = {
  wrapper: 'the wrapper',
  part: 'its part',
  helper: 'the helper block',
} as const;

/** Judges every part that may access memory; where none may, the device node itself. */
export function judgeParts(
  facts: HostFacts,
  node: NodeIndex,
  target: XenTarget,
  given: ReadonlySet<NodeIndex>,
): Protection {
  const parts = facts.usableParts(node).filter((part) => part === node || accessesMemory(facts, part));
  const counted = parts.length > 1 && !accessesMemory(facts, node) ? parts.slice(1) : parts;
  const nodes = counted.map((part) => ({ node: part, protection: judgeNode(facts, part, target, given) }));
  const covered = nodes.filter(({ protection }) => protection.protected).length;
  return {
    state: covered === 0 ? 'unprotected' : covered === nodes.length ? 'protected' : 'partly',
    nodes,
  };
}

/** Whether a node counts for protection: it has registers or `iommus`, and is or may be a master. */
function accessesMemory(facts: HostFacts, node: NodeIndex): boolean {
  if (facts.iommuOf(node).length > 0) return true;
  if (facts.spans(node).length === 0) return false;
  const { verdict } = facts.dma(node);
  return verdict === 'master' || verdict === 'unknown';
}
