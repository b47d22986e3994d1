import type { NodePath, PageNumber } from '../base/brand.ts';
import { pagesOf } from '../base/page.ts';
import type { GuestArea, GuestAreaKind, GuestPages, GuestSpace } from '../contract.ts';
import type { HostFacts } from '../host/facts.ts';
import { parseAddress } from '../plan/address.ts';
import { isDirectMapped } from '../plan/plan.ts';
import { type GuestRegion, guestLayout } from './layout.ts';
import type { Pages } from './mappings.ts';
import type { DomainPartial } from './partial.ts';

/** The address space of a domain as a picture needs it: its layout, and where the host's pages appear in it. */
export function guestSpace(facts: HostFacts, partial: DomainPartial): GuestSpace {
  const { domain, mappings, homeless } = partial;
  const pages = ({ mfn, count, ranges }: Pages): GuestPages => ({
    mfn,
    count,
    paths: [...new Set(ranges.map(({ node }): NodePath => facts.tree.path(node)))],
  });
  return {
    domain: domain.name,
    areas: isDirectMapped(domain) ? directAreas(facts, partial) : laidOutAreas(partial),
    mappings: mappings.map((mapping) => {
      const { gfn, moved, clash, exposed } = mapping;
      return {
        ...pages(mapping),
        gfn,
        ...(moved !== undefined && { moved }),
        ...(clash !== undefined && { clash }),
        ...(exposed !== undefined && { exposed }),
      };
    }),
    homeless: homeless.map((block) => ({ ...pages(block), why: block.why })),
  };
}

function laidOutAreas({ target, domain, shared }: DomainPartial): GuestArea[] {
  const { taken, ram, holes, spare, offered } = guestLayout(domain, target, shared);
  const as = (kind: GuestAreaKind) => (region: GuestRegion) => ({ ...region, kind });
  return byAddress([
    ...ram.map(as('ram')),
    ...taken.filter((region) => !ram.includes(region)).map(as('xen')),
    ...[...holes, ...spare.filter((region) => !offered.includes(region))].map(as('hole')),
    ...offered.map(as('offered')),
  ]);
}

/** A direct-mapped guest has its memory and the virtual GIC where the host has them (xen.git: `vgic_v2_domain_init`). */
function directAreas(facts: HostFacts, { domain, shared }: DomainPartial): GuestArea[] {
  const { gic } = facts;
  const area = (kind: GuestAreaKind, use: string, address: bigint, size: bigint): GuestArea => {
    const { mfn, count } = pagesOf({ address, size });
    return { start: mfn, end: (mfn + count) as PageNumber, kind, use };
  };
  const memory = (domain.staticMemory ?? []).flatMap(({ address, size }) => {
    const [from, bytes] = [parseAddress(address), parseAddress(size)];
    return from === undefined || bytes === undefined || bytes === 0n
      ? []
      : [area('ram', 'the guest RAM', from, bytes)];
  });
  const controller = gic === undefined ? [] : facts.spans(gic);
  return byAddress([
    ...memory,
    ...controller.map(({ start, end }) => area('xen', 'the virtual GIC', start, end - start)),
    ...shared.map((region) => ({ ...region, kind: 'xen' as const })),
  ]);
}

const byAddress = (areas: GuestArea[]): GuestArea[] =>
  areas.sort((a, b) => a.start - b.start || b.end - a.end);
