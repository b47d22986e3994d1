import type { Intid, NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import type { Interrupt } from '../../devicetree/interrupts.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import { GIC } from '../prerequisites.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { ownedNodes, owners } from '../view.ts';
import { assignToo, list, pathsOf } from '../wording.ts';

interface Wired {
  readonly domain: DomainContext;
  readonly node: NodeIndex;
  readonly interrupt: Interrupt;
}

/** Every interrupt of every node that a domain gets. */
const wired = derived((context: PlanContext): readonly Wired[] =>
  context.domains.flatMap((domain) =>
    [...ownedNodes(domain)].flatMap((node) =>
      context.facts.interrupts(node).map((interrupt) => ({ domain, node, interrupt })),
    ),
  ),
);

interface Line {
  readonly node: NodeIndex;
  readonly trigger: Interrupt['trigger'];
}

/** Who is on an SPI, all nodes of the tree counted. */
const lines = derived((facts: HostFacts): ReadonlyMap<Intid, readonly Line[]> => {
  const found = new Map<Intid, Line[]>();
  for (const node of facts.tree.nodes()) {
    for (const { kind, intid, trigger } of facts.interrupts(node)) {
      if (kind !== 'spi' || intid === undefined) continue;
      const line = found.get(intid);
      if (line) line.push({ node, trigger });
      else found.set(intid, [{ node, trigger }]);
    }
  }
  return found;
});

/** One observation for each interrupt for which `say` has a message. */
function* eachInterrupt(
  context: PlanContext,
  say: (wired: Wired, path: string) => (Partial<Observation> & { message: string }) | undefined,
): Generator<Observation> {
  for (const one of wired(context)) {
    const path = context.facts.tree.path(one.node);
    const said = say(one, path);
    if (said) yield { path, property: 'interrupts', domain: one.domain.domain.name, ...said };
  }
}

function shared(context: PlanContext, { domain, node, interrupt }: Wired, path: string) {
  if (interrupt.kind !== 'spi' || interrupt.intid === undefined) return undefined;
  const others = (lines(context.facts).get(interrupt.intid) ?? [])
    .map((line) => line.node)
    .filter((other) => other !== node && !owners(context).get(other)?.includes(domain))
    .filter((other) => owners(context).has(other) || context.facts.isEnabled(other));
  if (others.length === 0) return undefined;
  const paths = pathsOf(context.facts.tree, others);
  return {
    message: `Interrupt ${interrupt.intid} of ${path} is also that of ${list(paths)}, which ${paths.length === 1 ? 'is' : 'are'} not in ${domain.domain.name}: Xen gives an interrupt to one domain only.`,
    fixes: [assignToo(domain, paths)],
  };
}

function mismatch({ facts }: PlanContext, { node, interrupt }: Wired, path: string) {
  if (interrupt.kind !== 'spi' || interrupt.intid === undefined || interrupt.trigger === undefined)
    return undefined;
  const other = lines(facts)
    .get(interrupt.intid)
    ?.find((line) => line.node !== node && line.trigger !== undefined && line.trigger !== interrupt.trigger);
  return (
    other && {
      message: `Interrupt ${interrupt.intid} is ${interrupt.trigger} for ${path} and ${other.trigger} for ${facts.tree.path(other.node)}; Xen refuses the second one.`,
    }
  );
}

function reserved({ domain }: DomainContext, intid: number | undefined): string | undefined {
  if (intid === 32 && domain.vuart) return 'the virtual PL011 (vuart)';
  const virtio = /\bvirtio\b/.test(domain.extraConfig);
  return virtio && intid !== undefined && intid >= 33 && intid <= 43 ? 'virtio-mmio' : undefined;
}

/** Interrupts that a guest cannot get, or that somebody else has. */
export const INTERRUPT_RULES: readonly PlanRule[] = [
  {
    id: 'DG-IRQ-01',
    kind: 'plan',
    name: 'Interrupt shared with another domain',
    severity: 'error',
    requires: [GIC],
    why: 'Xen routes an SPI to exactly one domain; the second one gets "IRQ is already used", and dom0 keeps it unless every node on it is marked.',
    source: 'Xen: xen/arch/arm/irq.c, route_irq_to_guest',
    run: (context) => eachInterrupt(context, (one, path) => shared(context, one, path)),
  },
  {
    id: 'DG-IRQ-02',
    kind: 'plan',
    name: 'Interrupt taken by an emulated device',
    severity: 'error',
    requires: [GIC],
    why: 'Emulated devices have fixed interrupts in the guest, and real interrupts keep their number; nobody checks for a clash.',
    source: 'Xen: xen/include/public/arch-arm.h, GUEST_VPL011_SPI, GUEST_VIRTIO_MMIO_SPI_FIRST',
    run: (context) =>
      eachInterrupt(context, ({ domain, interrupt: { kind, intid } }, path) => {
        const by = kind === 'spi' ? reserved(domain, intid) : undefined;
        if (by === undefined) return undefined;
        return {
          message: `Interrupt ${intid} of ${path} is the one of ${by} in ${domain.domain.name}.`,
          fixes:
            intid === 32
              ? [
                  {
                    label: `Leave the virtual PL011 of ${domain.domain.name} out`,
                    change: { kind: 'set-domain', domain: domain.domain.name, fields: { vuart: false } },
                  },
                ]
              : [],
        };
      }),
  },
  {
    id: 'DG-IRQ-03',
    kind: 'plan',
    name: 'Two triggers for one interrupt',
    severity: 'error',
    requires: [GIC],
    why: 'Xen takes the trigger from the host tree and refuses a second type for the same interrupt.',
    source: 'Xen: xen/arch/arm/irq.c, irq_validate_new_type',
    run: (context) => eachInterrupt(context, (one, path) => mismatch(context, one, path)),
  },
];
