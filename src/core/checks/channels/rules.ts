import { hex } from '../../base/hex.ts';
import { isWholePages } from '../../base/page.ts';
import { ROOT } from '../../devicetree/tree.ts';
import { type Channel, LAST_PORT } from '../../plan/channel.ts';
import { findsSharedMemory, numbersOf } from '../../plan/channel-places.ts';
import { firstPort } from '../../plan/channel-proposal.ts';
import { isDirectMapped } from '../../plan/plan.ts';
import type { PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { freePort, otherPlace, showInGuest, startedByXen, without } from './fixes.ts';
import { inGuest, inHost } from './places.ts';

const ENDS = [0, 1] as const;

type Said = Pick<Observation, 'message' | 'severity' | 'fixes' | 'domain' | 'edit'>;

/** Asks about every channel. It is no node of the tree, so that what is said of it stands at the root. */
function* eachChannel(
  { plan, facts }: PlanContext,
  say: (channel: Channel) => Iterable<Said>,
): Generator<Observation> {
  for (const channel of plan.channels ?? []) {
    for (const said of say(channel)) {
      const domain = plan.domains.find(({ name }) => name === (said.domain ?? channel.domains[0]));
      yield {
        path: facts.tree.path(ROOT),
        ...(domain && { domain: domain.name }),
        channel: channel.name,
        edit: 'channel',
        ...said,
      };
    }
  }
}

/** Shared memory and event channels that Xen sets up at boot. */
export const CHANNEL_RULES: readonly PlanRule[] = [
  {
    id: 'DG-CHAN-01',
    kind: 'plan',
    name: 'Channel without two ends',
    severity: 'error',
    why: 'Xen makes static shared memory and static event channels only between domains that it starts at boot. With one end missing it panics, so that neither end is written.',
    source: 'Xen: xen/arch/arm/static-evtchn.c, alloc_static_evtchn; docs/misc/arm/device-tree/booting.txt',
    run: ({ plan, machines, ...rest }) =>
      eachChannel({ plan, machines, ...rest }, function* (channel) {
        const { name, domains } = channel;
        const [one, other] = domains;
        if (one === other) {
          yield { message: `Both ends of the channel ${name} are ${one}.`, fixes: [without(channel)] };
          return;
        }
        for (const end of domains) {
          const domain = plan.domains.find((candidate) => candidate.name === end);
          const isMachine = machines.some(({ made }) => made.domain.name === end);
          if (domain === undefined)
            yield {
              message: `The channel ${name} ends at ${end}, which is ${isMachine ? 'a machine of Gunyah' : 'no domain here'}.`,
              fixes: [without(channel)],
            };
          else if (domain.boot === 'xl')
            yield {
              domain: end,
              message: `The channel ${name} ends at ${end}, which xl starts: Xen makes it only between domains that it starts itself.`,
              fixes: [startedByXen(end)],
            };
          else if (domain.modules === undefined)
            yield {
              domain: end,
              severity: 'warning',
              edit: 'domain',
              message: `The channel ${name} ends at ${end}, whose load addresses are not known: host/imagebuilder.cfg has the channel, host/domains.dts has not.`,
            };
          else if (domain.boot === 'both')
            yield {
              domain: end,
              severity: 'warning',
              message: `${end} has the channel ${name} when Xen starts it, and not when xl does.`,
              fixes: [startedByXen(end)],
            };
        }
      }),
  },
  {
    id: 'DG-CHAN-02',
    kind: 'plan',
    name: 'Shared memory that Xen does not take',
    severity: 'error',
    why: 'Xen wants whole pages, a host address before 4.19, and in a domain that is mapped 1:1 the same address in guest and host. Otherwise the domain has no such memory, or Xen panics.',
    source:
      'Xen: xen/arch/arm/static-shmem.c, process_shm_node and process_shm (4.17: bootfdt.c, domain_build.c)',
    run: ({ plan, ...rest }) =>
      eachChannel({ plan, ...rest }, function* (channel) {
        const { name, domains, memory } = channel;
        if (memory === undefined) return;
        const { size, guest, host } = numbersOf(memory);
        const numbers = [size, ...guest, ...(memory.address === undefined ? [] : [host])];
        if (numbers.some((number) => number === undefined || !isWholePages(number)) || size === 0n)
          yield {
            message: `The memory of the channel ${name} has numbers that are no multiples of 4096, or none at all.`,
          };
        const { version } = plan.target;
        if (memory.address === undefined && !findsSharedMemory(plan.target))
          yield {
            message: `Xen ${version} does not look for memory of its own accord: the channel ${name} needs a host address.`,
            fixes: [
              {
                label: 'Target Xen 4.19',
                change: { kind: 'set-target', target: { ...plan.target, version: '4.19' } },
              },
            ],
          };
        for (const end of ENDS) {
          const domain = plan.domains.find((candidate) => candidate.name === domains[end]);
          if (domain === undefined || !isDirectMapped(domain) || guest[end] === host) continue;
          if (host === undefined)
            yield {
              domain: domain.name,
              message: `${domain.name} is mapped 1:1: the memory of the channel ${name} needs a host address.`,
              fixes: size ? otherPlace({ plan, ...rest }, channel, size) : [],
            };
          else
            yield {
              domain: domain.name,
              message: `${domain.name} is mapped 1:1, and the memory of the channel ${name} is to appear elsewhere in it than in the host.`,
              fixes: showInGuest(channel, end, host),
            };
        }
      }),
  },
  {
    id: 'DG-CHAN-03',
    kind: 'plan',
    name: 'Shared memory over something else in the guest',
    severity: 'error',
    why: 'Xen maps the memory where it is told without looking: over RAM the guest loses that memory, over registers that device.',
    source: 'Xen: xen/arch/arm/static-shmem.c, handle_shared_mem_bank; xen/include/public/arch-arm.h',
    run: (context) =>
      eachChannel(context, function* (channel) {
        const { name, domains, memory } = channel;
        if (memory === undefined) return;
        const { size, guest } = numbersOf(memory);
        for (const end of ENDS) {
          const domain = context.domains.find((candidate) => candidate.domain.name === domains[end]);
          const start = guest[end];
          if (domain === undefined || start === undefined || !size) continue;
          const there = inGuest(context, domain, name, { start, end: start + size });
          if (there === undefined) continue;
          yield {
            domain: domains[end],
            message: `The memory of the channel ${name} is to appear at ${hex(start)}-${hex(start + size - 1n)} in ${domains[end]}, where ${there} is.`,
            fixes: otherPlace(context, channel, size),
          };
        }
      }),
  },
  {
    id: 'DG-CHAN-04',
    kind: 'plan',
    name: 'Shared memory over host memory in use',
    severity: 'error',
    why: 'Xen reserves the host memory of a channel at boot. What overlaps is refused, and the domain starts without the memory; what is no memory at all makes Xen panic.',
    source:
      'Xen: xen/arch/arm/static-shmem.c, process_shm_node; xen/arch/arm/setup.c, check_reserved_regions_overlap',
    run: (context) =>
      eachChannel(context, function* (channel) {
        const { name, memory } = channel;
        const { host, size } = memory ? numbersOf(memory) : {};
        if (memory === undefined || host === undefined || !size) return;
        const place = { start: host, end: host + size };
        const said = `The memory of the channel ${name} is to be ${hex(place.start)}-${hex(place.end - 1n)} of the host`;
        const fixes = otherPlace(context, channel, size);
        const used = inHost(context, name, place);
        if (used) yield { message: `${said}, where ${used} is.`, fixes };
        const banks = context.facts.blocks().filter(({ kind }) => kind === 'memory');
        const within = banks.some(({ start, end }) => start <= place.start && place.end <= end);
        if (banks.length > 0 && !within)
          yield {
            severity: 'warning',
            message: `${said}, which the host tree does not have as memory.`,
            fixes,
          };
      }),
  },
  {
    id: 'DG-CHAN-05',
    kind: 'plan',
    name: 'Event channel port that Xen does not give',
    severity: 'error',
    why: 'Ports of a domain that Xen starts go from 1 to 1023, and each is there once; the first one of a driver domain is that of xenstore. Xen panics over any other.',
    source:
      'Xen: xen/common/event_channel.c, evtchn_allocate_port; dom0less-build.c, max_evtchn_port and alloc_xenstore_evtchn',
    run: (context) =>
      eachChannel(context, function* (channel) {
        const { name, domains, ports } = channel;
        if (ports === undefined) return;
        const { plan } = context;
        for (const end of ENDS) {
          const [port, domain] = [ports[end], domains[end]];
          const fixes = [freePort(plan, channel, end)];
          const first = firstPort(plan.domains.find((candidate) => candidate.name === domain));
          if (port < 1 || port > LAST_PORT)
            yield { domain, message: `The channel ${name} asks for port ${port} of ${domain}.`, fixes };
          else if (port < first)
            yield {
              domain,
              message: `The channel ${name} asks for port ${port} of ${domain}, which xenstore has in a driver domain.`,
              fixes,
            };
          const other = (plan.channels ?? []).find((candidate) =>
            ENDS.some(
              (at) =>
                candidate.domains[at] === domain &&
                candidate.ports?.[at] === port &&
                (candidate.name !== name || at < end),
            ),
          );
          if (other)
            yield {
              domain,
              message: `Port ${port} of ${domain} is wanted by the channels ${name} and ${other.name}.`,
              fixes,
            };
        }
      }),
  },
  {
    id: 'DG-CHAN-06',
    kind: 'plan',
    name: 'Shared memory needs a Xen that is built for it',
    severity: 'warning',
    why: "Static shared memory is a build option (CONFIG_STATIC_SHM) that Xen's maintainers do not support. A Xen without it, such as Debian's, does not start at all: it stops reading the host tree there, and panics, 4.20 before it can say a word.",
    source: 'Xen: xen/arch/arm/Kconfig, STATIC_SHM; measured with Xen 4.17 and 4.20 of Debian',
    run: (context) =>
      eachChannel(context, function* ({ name, domains: [one, other], memory }) {
        if (memory === undefined) return;
        yield {
          message: `A Xen that is not built with CONFIG_STATIC_SHM does not start with the memory that ${one} and ${other} share (channel ${name}).`,
        };
      }),
  },
];
