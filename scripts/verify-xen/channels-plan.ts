/** Channels between two domains that Xen starts: is the event channel there, does a word pass through the memory. */
import { statSync } from 'node:fs';
import { build } from '../../src/core/build.ts';
import type { Channel } from '../../src/core/plan/channel.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import { patchedGuest, readChannels } from './guest.ts';
import { blob, bootXen, hostForXen, machineTree } from './machine.ts';
import { place } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';

const TREE_ROOM = 0x10000;
const NAMES = ['front', 'back'] as const;
const KERNELS = [0x50000000, 0x52000000] as const;
const TREES = [0x57000000, 0x57100000] as const;
const GUESTS = ['0x33000000', '0x34000000'] as const;
const PORTS = [10, 11] as const;
/** What guests leave for each other. */
const WORD = 0x600df00d;
const BOTH_DONE = /GUEST DONE[\s\S]*GUEST DONE/;
const RULE = 'DG-CHAN-06';
/** Xen without static shared memory stops reading the host tree where it meets it: 4.17 misses what lies behind. */
const MISSED = /Missing kernel boot module/;

export async function verifyChannels(parts: Parts): Promise<Row[]> {
  const events = readChannels((await start(parts, { name: 'talk', domains: NAMES, ports: PORTS })).console);
  const ports = [...events.remotePorts].sort((a, b) => a - b);
  const memory = { size: '0x200000', address: '0x60000000', guest: GUESTS, owner: 'first' } as const;
  const shared = await start(parts, { name: 'talk', domains: NAMES, memory });
  const { words } = readChannels(shared.console);
  return [
    {
      subject: subjectOf(parts),
      given: `an event channel, ports ${PORTS.join(' and ')}`,
      answer: `accepted; the guests see ports ${ports.join(' and ') || 'none'} at the other end`,
      passed: ports.join() === PORTS.join(),
    },
    { subject: subjectOf(parts), given: '2 MiB of shared memory', ...judgeMemory(parts, shared, words) },
  ];
}

const subjectOf = ({ xenName }: Parts): string => `QEMU virt, ${xenName}, two domains`;

/** A Xen that was built with it shares the memory; any other does what the rule says: it does not start. */
function judgeMemory(
  { sharesMemory }: Parts,
  { console, rules }: Talk,
  words: readonly number[],
): Pick<Row, 'answer' | 'passed'> {
  const both = words.length === 2 && words.every((word) => word === WORD);
  if (both || sharesMemory)
    return { answer: `accepted; a word passed ${both ? 'both ways' : 'not'}`, passed: both };
  const says = rules.includes(RULE) ? `as ${RULE} says: ` : `and ${RULE} says nothing: `;
  const panic = console.split('\n').find((line) => MISSED.test(line));
  const silent = !/^\(XEN\)/m.test(console);
  const found = panic
    ? panic.replace('(XEN) ', '').trim()
    : silent
      ? 'Xen stops without a word'
      : 'no end seen';
  return { answer: says + found, passed: rules.includes(RULE) && (panic !== undefined || silent) };
}

interface Talk {
  readonly console: string;
  /** What rules had to say about the plan. */
  readonly rules: readonly string[];
}

/** Boots the domains with a channel. */
async function start(parts: Parts, channel: Channel): Promise<Talk> {
  const host = machineTree(parts);
  const { files, findings } = build(host, plan(parts, channel));
  const file = (name: string): Uint8Array => files.find((made) => made.name === name)!.bytes;
  const kernels = NAMES.map((_, end) =>
    patchedGuest(parts.guest, {
      touch: [],
      quiet: true,
      ...(channel.ports && { port: channel.ports[end]! }),
      ...(channel.memory && { mail: BigInt(GUESTS[end]!) + BigInt(8 * end) }),
    }),
  );
  const console = await bootXen(parts, {
    host: blob(hostForXen(host, [file('host/domains.dtbo')])),
    loads: NAMES.flatMap((name, end) => [
      { content: kernels[end]!, address: KERNELS[end]! },
      { content: file(`${name}/passthrough.dtb`), address: TREES[end]! },
    ]),
    done: BOTH_DONE,
    silence: 60,
  });
  return { console, rules: findings.map(({ rule }) => rule) };
}

function plan({ guest, xenVersion }: Parts, channel: Channel): Plan {
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    target: {
      flavour: 'upstream',
      version: xenVersion as Plan['target']['version'],
      iommuDrivers: [],
    },
    trueDom0less: true,
    domains: NAMES.map(
      (name, end): Domain => ({
        ...newDomain(name),
        boot: 'dom0less',
        memoryMib: 128,
        vuart: true,
        modules: {
          kernel: place(KERNELS[end]!, statSync(guest).size),
          deviceTree: place(TREES[end]!, TREE_ROOM),
        },
      }),
    ),
    channels: [channel],
  };
}
