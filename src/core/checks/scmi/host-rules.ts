/** Rules about the SCMI nodes of the host tree itself (binding `arm,scmi`). */
import { hex } from '../../base/hex.ts';
import { isWholePages, pagesOf } from '../../base/page.ts';
import type { ScmiInstance } from '../../scmi/model.ts';
import type { PlanContext } from '../context.ts';
import { type PlanRule, planRule } from '../rule.ts';
import { list } from '../wording.ts';
import { agents, ofUsedAgents, takers } from './agents.ts';

const BINDING = 'Documentation/devicetree/bindings/firmware/arm,scmi.yaml';

/** Numbers of `mboxes` and `shmem` that mean something. */
const MAILBOX_FORMS = ['1/1', '2/2', '2/1', '3/2', '4/2'];
/** Protocols whose provider must say how long its specifiers are. */
const NEEDS_CELLS = [0x11, 0x13, 0x14, 0x15, 0x16];
const SIP_RANGES = [0x82000000, 0xc2000000] as const;

export const SCMI_HOST_RULES: readonly PlanRule[] = [
  planRule({
    id: 'SC-01',
    name: 'Transport is incomplete',
    severity: 'error',
    why: 'Without its doorbell or its memory no message reaches the firmware, and Xen and Linux refuse the node.',
    source: BINDING,
    *run(context) {
      const { tree } = context.facts;
      yield* ofUsedAgents(context, function* ({ node, transport }) {
        const missing = transport.required.filter((name) => !tree.has(node, name));
        if (missing.length === 0) return;
        const path = tree.path(node);
        yield {
          path,
          message: `${path} (${transport.compatible}) lacks ${list(missing)}: no message can be sent.`,
        };
      });
    },
  }),
  planRule({
    id: 'SC-02',
    name: 'Mailboxes and shared memory do not match',
    severity: 'error',
    why: 'Only five combinations of doorbells and memory areas have a meaning; with another one the driver fails.',
    source: BINDING,
    *run(context) {
      const { tree } = context.facts;
      yield* ofUsedAgents(context, function* ({ node, transport, channels }) {
        if (transport.compatible !== 'arm,scmi' || channels[0] === undefined) return;
        const { mailboxes, shmem } = channels[0];
        const path = tree.path(node);
        if (!MAILBOX_FORMS.includes(`${mailboxes.length}/${shmem.length}`)) {
          const message = `${path} has ${mailboxes.length} mailboxes and ${shmem.length} shared memories, which is no known form.`;
          yield { path, property: 'mboxes', message };
        }
        const names = tree.strings(node, 'mbox-names');
        if (names.length > 0 && names.length !== mailboxes.length) {
          const message = `${path} names ${names.length} mailboxes but has ${mailboxes.length}.`;
          yield { path, property: 'mbox-names', message };
        }
      });
    },
  }),
  planRule({
    id: 'SC-03',
    name: 'Shared memory is not marked as such',
    severity: 'error',
    why: 'Xen and Linux look for arm,scmi-shmem; Xen takes only such nodes away from dom0.',
    source: 'xen/arch/arm/firmware/scmi-smc.c, drivers/firmware/arm_scmi/shmem.c',
    *run(context) {
      const { tree } = context.facts;
      yield* ofUsedAgents(context, function* ({ channels }) {
        for (const { node } of channels.flatMap(({ shmem }) => shmem)) {
          const compatible = tree.strings(node, 'compatible');
          if (compatible.includes('arm,scmi-shmem')) continue;
          const old = compatible.some((name) => /scp-shmem$/.test(name));
          const path = tree.path(node);
          yield {
            path,
            property: 'compatible',
            ...(old && { severity: 'info' as const }),
            message: `${path} is used as SCMI memory but is ${compatible[0] ?? 'of no kind'}, not arm,scmi-shmem.`,
          };
        }
      });
    },
  }),
  planRule({
    id: 'SC-04',
    name: 'Protocol node is numbered wrongly',
    severity: 'error',
    why: 'The number in reg decides which protocol a node is; name and number that differ mislead, and a number used twice hides one node.',
    source: BINDING,
    *run(context) {
      const { tree } = context.facts;
      yield* ofUsedAgents(context, function* ({ protocols }) {
        const seen = new Set<number>();
        for (const { node, kind } of protocols) {
          const path = tree.path(node);
          const [, unit] = tree.name(node).split('@');
          if (unit !== undefined && Number.parseInt(unit, 16) !== kind.id) {
            yield { path, property: 'reg', message: `${path} has the number ${hex(kind.id)} in reg.` };
          }
          if (seen.has(kind.id))
            yield { path, message: `${path} is a second node for protocol ${hex(kind.id)}.` };
          seen.add(kind.id);
        }
      });
    },
  }),
  planRule({
    id: 'SC-05',
    name: 'Protocol does not say how it is referred to',
    severity: 'error',
    why: 'Consumers name a resource by as many cells as the provider says; without that no reference can be read.',
    source: BINDING,
    *run(context) {
      const { tree } = context.facts;
      yield* ofUsedAgents(context, function* ({ protocols }) {
        for (const { node, kind } of protocols) {
          if (!NEEDS_CELLS.includes(kind.id)) continue;
          const present = kind.cells.filter((name) => tree.has(node, name));
          if (present.length === 1) continue;
          const path = tree.path(node);
          const message =
            present.length === 0
              ? `${path} (${kind.name}) has none of ${list(kind.cells)}.`
              : `${path} (${kind.name}) has both ${list(kind.cells)}; only one may stand there.`;
          yield { path, message };
        }
      });
    },
  }),
  planRule({
    id: 'SC-06',
    name: 'Id beyond those of the header',
    severity: 'warning',
    why: 'The header lists what the firmware has; an id after its last one is a mistake in the tree, or the header is that of another firmware.',
    source: 'dt-bindings headers that the plan has names from',
    *run(context) {
      const { facts, plan } = context;
      const { tree } = facts;
      for (const { protocols } of agents(context)) {
        for (const { kind, resources } of protocols) {
          const lists = (plan.scmiNames ?? []).filter(({ protocol }) => protocol === kind.id);
          const most = Math.max(...lists.flatMap(({ names }) => names.map(({ id }) => id)));
          if (!Number.isFinite(most)) continue;
          for (const { id, uses } of resources) {
            const use = uses.find(({ consumer }) => facts.isEnabled(consumer));
            if (id === undefined || id <= most || use === undefined) continue;
            const path = tree.path(use.consumer);
            const files = list([...new Set(lists.map(({ file }) => file))]);
            const message = `${path} names the SCMI ${kind.resource} ${id}, and ${files} ends at ${most}.`;
            yield { path, property: use.property, message };
          }
        }
      }
    },
  }),
  planRule({
    id: 'SC-07',
    name: 'Device uses a disabled SCMI node',
    severity: 'warning',
    why: 'Nobody drives a disabled agent or protocol: the device never gets its resource.',
    source: 'drivers/firmware/arm_scmi/driver.c:scmi_probe',
    *run(context) {
      const { facts, domains } = context;
      for (const { domain, members } of domains) {
        for (const { protocols, enabled } of agents(context)) {
          for (const protocol of protocols) {
            if (enabled && protocol.enabled) continue;
            const users = protocol.resources
              .flatMap(({ uses }) => uses)
              .filter(({ consumer }) => members.has(consumer));
            const [first] = users;
            if (first === undefined) continue;
            const path = facts.tree.path(first.consumer);
            const message = `${path} takes ${protocol.kind.name.toLowerCase()} from ${facts.tree.path(protocol.node)}, which is disabled.`;
            yield { path, property: first.property, domain: domain.name, message };
          }
        }
      }
    },
  }),
  planRule({
    id: 'SC-09',
    name: 'SCMI memory is smaller than a page',
    severity: 'warning',
    why: 'What is mapped is always a whole page: the guest also sees what lies around the area, and the multi-agent series refuses such an area.',
    source:
      'xen/arch/arm/p2m.c: mappings are made of pages; multi-agent SCMI series for Xen: "shmem memory is not aligned"',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, scmi } of takers(context)) {
        for (const { node, address, size } of scmi.slot) {
          if (isWholePages(address, size)) continue;
          const refused = ['multi-agent', 'epam'].includes(scmi.mediation.model);
          const path = tree.path(node);
          yield {
            path,
            property: 'reg',
            domain: domain.name,
            ...(refused && { severity: 'error' as const }),
            message: `${path} (${hex(address)}, ${hex(size)} bytes) does not fill whole pages: ${domain.name} gets ${refused ? 'no SCMI, as Xen refuses it' : 'the rest of the page with it'}.`,
          };
        }
      }
    },
  }),
  planRule({
    id: 'SC-10',
    name: 'Function id that Xen does not forward',
    severity: 'warning',
    why: 'Xen forwards only calls of the SiP owner (0x82000000 and 0xc2000000 to …ffff) to the firmware.',
    source: 'xen/arch/arm/vsmc.c:handle_sip',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        const id = scmi.mediation.smcId ?? scmi.instance.smcId;
        if (id === undefined || scmi.mediation.model === 'virtio') continue;
        if (SIP_RANGES.some((first) => id >= first && id <= first + 0xffff)) continue;
        const path = context.facts.tree.path(scmi.instance.node);
        const message = `${domain.name} would call the firmware by ${hex(id)}, which is no SiP function: Xen answers it with "unknown".`;
        yield { path, property: 'arm,smc-id', domain: domain.name, message };
      }
    },
  }),
  planRule({
    id: 'SC-11',
    name: 'Several SMC agents',
    severity: 'error',
    why: 'Xen takes one SCMI controller; it stops at the second.',
    source: 'xen/arch/arm/firmware/sci.c:sci_register',
    *run(context) {
      const smc = agents(context).filter(
        ({ transport, enabled }) => enabled && transport.compatible === 'arm,scmi-smc',
      );
      if (smc.length < 2 || takers(context).length === 0) return;
      const paths = smc.map(({ node }) => context.facts.tree.path(node));
      yield {
        path: paths[1]!,
        message: `${list(paths)} are all arm,scmi-smc: Xen uses the first and refuses the others.`,
      };
    },
  }),
  planRule({
    id: 'SC-12',
    name: 'Transport that Xen does not mediate',
    severity: 'error',
    why: 'Xen binds to arm,scmi-smc alone. Through any other transport it cannot give a guest its own way to the firmware.',
    source: 'xen/arch/arm/firmware/scmi-smc.c',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        const { transport, node } = scmi.instance;
        if (transport.xen === 'mediated' || ['virtio', 'firmware'].includes(scmi.mediation.model)) continue;
        const path = context.facts.tree.path(node);
        const message = `${domain.name} cannot reach ${path}: Xen does not mediate ${transport.compatible} (${transport.name}).`;
        yield { path, property: 'compatible', domain: domain.name, message };
      }
    },
  }),
  planRule({
    id: 'SC-14',
    name: 'Firmware cannot call back',
    severity: 'info',
    why: 'Without a channel or an interrupt from the platform to the agent there are no notifications and no delayed answers; the driver polls.',
    source: BINDING,
    *run(context) {
      const { tree } = context.facts;
      for (const agent of new Set(takers(context).map(({ scmi }) => scmi.instance))) {
        const [base] = agent.channels;
        if (base === undefined || base.notifies || tree.has(agent.node, 'interrupts')) continue;
        const path = tree.path(agent.node);
        const message = `${path} has one channel and no interrupt: guests send requests and get no notifications.`;
        yield { path, message };
      }
    },
  }),
  planRule({
    id: 'SC-PAGE',
    name: 'SCMI memory shares a page',
    severity: 'error',
    why: 'A guest gets whole 4 KiB pages: with the page it gets every channel and every buffer that lies in it.',
    source: 'xen/arch/arm/p2m.c: mappings are made of pages',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        const own = new Set(scmi.slot.map(({ node }) => node));
        for (const area of scmi.slot) {
          const others = neighbours(context, area, own);
          if (others.length === 0) continue;
          const path = context.facts.tree.path(area.node);
          const message = `${domain.name} gets the page of ${path} and with it ${list(others)}.`;
          yield { path, property: 'reg', domain: domain.name, message };
        }
      }
    },
  }),
];

/** SCMI memory of other agents and registers of other nodes in the pages of an area. */
function neighbours(
  context: PlanContext,
  area: { readonly node: number; readonly address: bigint; readonly size: bigint },
  own: ReadonlySet<number>,
): string[] {
  const { tree } = context.facts;
  const pages = pagesOf(area);
  const inside = (address: bigint, size: bigint): boolean => {
    const { mfn, count } = pagesOf({ address, size });
    return mfn < pages.mfn + pages.count && pages.mfn < mfn + count;
  };
  const areas = agents(context).flatMap(({ channels }: ScmiInstance) =>
    channels.flatMap(({ shmem }) => shmem),
  );
  const found = areas.flatMap(({ node, address, size }) =>
    !own.has(node) && address !== undefined && size > 0n && inside(address, size) ? [tree.path(node)] : [],
  );
  return [...new Set(found)];
}
