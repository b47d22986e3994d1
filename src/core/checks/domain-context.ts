import type { DomainPartial } from '../partial/partial.ts';
import type { DomainContext } from './context.ts';

/** What the rules are told about a domain whose partial tree (of so many bytes) was made. */
export function domainContext(partial: DomainPartial, partialSize: number): DomainContext {
  const { domain, closure, mappings, owned, uses, scmi } = partial;
  return {
    domain,
    members: closure.members,
    mappings,
    interrupts: [
      ...owned.flatMap(({ node, spis }) => spis.map((intid) => ({ node, intid }))),
      ...(scmi?.interrupts ?? []).map((intid) => ({ node: scmi!.instance.node, intid })),
    ],
    dtdev: owned.filter((node) => node.protected).map(({ node }) => node),
    uses,
    partialSize,
    partial,
  };
}
