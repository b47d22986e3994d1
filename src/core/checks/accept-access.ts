import type { NodeIndex } from '../base/brand.ts';
import { derived } from '../base/derived.ts';
import { unitHex } from '../base/hex.ts';
import type { HostFacts } from '../host/facts.ts';
import { type ConfigValue, readConfig } from '../targets/xl-syntax.ts';
import type { Refusal } from './accept.ts';

const BY = 'tools/libs/light/libxl_create.c:domcreate_launch_dm';
const PAGE_BITS = 12n;

/**
 * What dom0 may not pass on, or has taken itself: it gets access to the interrupts and pages of the host's nodes that
 * Xen does not keep (xen/arch/arm/domain_build.c:handle_device), and passes on what it has.
 * @param config a configuration that xl can read
 * @param marks host paths with `xen,passthrough`
 */
export function acceptAccess(host: HostFacts, config: string, marks: ReadonlySet<string>): Refusal[] {
  const settings = readConfig(config);
  const list = (key: string): readonly ConfigValue[] => {
    const value = settings.findLast((setting) => setting.key === key)?.value;
    return value === undefined || typeof value === 'string' ? [] : value;
  };
  return [
    ...list('irqs').flatMap((item) => refusedInterrupt(host, Number(item), marks) ?? []),
    ...list('iomem').flatMap((item) => {
      const match = /^(?:0x)?([0-9a-f]+),(?:0x)?([0-9a-f]+)/.exec(String(item));
      if (match === null) return [];
      return refusedPages(host, BigInt(`0x${match[1]}`), BigInt(`0x${match[2]}`)) ?? [];
    }),
  ];
}

/** @param marks without them, nothing is said about what dom0 has taken */
export function refusedInterrupt(
  host: HostFacts,
  intid: number,
  marks?: ReadonlySet<string>,
): Refusal | undefined {
  const users = passedNodes(host).filter((node) =>
    host.interrupts(node).some((wired) => wired.kind === 'spi' && wired.intid === intid),
  );
  if (users.length === 0)
    return { by: BY, at: 'irqs', message: `failed give domain access to irq ${intid}`, cause: 'wish' };
  const isTaken = users.some((node) => host.isEnabled(node) && marks?.has(host.tree.path(node)) === false);
  if (!isTaken) return undefined;
  const message = `IRQ ${intid} is already used by domain 0`;
  return { by: 'xen/arch/arm/irq.c:route_irq_to_guest', at: 'irqs', message, cause: 'wish' };
}

/** @param first host page, of as many as `count` */
export function refusedPages(host: HostFacts, first: bigint, count: bigint): Refusal | undefined {
  const end = first + count;
  const stretches = passedNodes(host)
    .flatMap((node) => host.spans(node))
    .map((span) => ({ from: span.start >> PAGE_BITS, to: ((span.end - 1n) >> PAGE_BITS) + 1n }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let covered = first;
  for (const { from, to } of stretches) if (from <= covered && to > covered) covered = to;
  if (covered >= end) return undefined;
  const range = `${unitHex(first)}-${unitHex(end - 1n)}`;
  return { by: BY, at: 'iomem', message: `failed give domain access to iomem range ${range}`, cause: 'wish' };
}

const passedNodes = derived((host: HostFacts): readonly NodeIndex[] =>
  [...host.tree.nodes()].filter((node) => host.xenOwned(node) === undefined),
);
