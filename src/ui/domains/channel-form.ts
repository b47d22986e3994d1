import { hex } from '../../core/base/hex.ts';
import type { GuestSpace } from '../../core/contract.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import { parseAddress } from '../../core/plan/address.ts';
import { CHANNEL_NAME, type Channel, endsOf, LAST_PORT, type MemoryOwner } from '../../core/plan/channel.ts';
import { findsSharedMemory } from '../../core/plan/channel-places.ts';
import { firstPort, proposeMemory, proposeName, proposePort } from '../../core/plan/channel-proposal.ts';
import { type Domain, isDirectMapped, type Plan } from '../../core/plan/plan.ts';
import { byteWords, parseBytes } from '../parts/bytes.ts';
import { channelTexts as texts } from './channel-strings.ts';

const PAGE = 4096n;
const ENDS = [0, 1] as const;
const USUAL_SIZE = 0x200000n;

/** The fields that a proposal can fill. */
const PROPOSED = ['name', 'port0', 'port1', 'guest0', 'guest1', 'address'] as const;
type Proposed = (typeof PROPOSED)[number];

/** What is typed about a channel. A field that is undefined follows the proposal. */
export type ChannelForm = {
  readonly domains: readonly [string, string];
  readonly hasEvents: boolean;
  readonly hasMemory: boolean;
  readonly size: string;
  readonly owner: MemoryOwner;
  /** Whether ends that xl starts are to be started by Xen from now on. */
  readonly startedByXen: boolean;
} & Readonly<Partial<Record<Proposed, string>>>;

export type ChannelProblems = Partial<Record<Proposed | 'domains' | 'size' | 'kinds', string>>;

/** What the form is judged by, and proposed from. */
export interface ChannelGround {
  readonly plan: Plan;
  readonly facts: HostFacts;
  readonly guests: readonly GuestSpace[];
  /** The name of the channel that is changed; undefined for a new one. */
  readonly known: string | undefined;
}

/** The domains that a channel can join: those of Xen. */
export const channelEnds = ({ domains }: Pick<Plan, 'domains'>): readonly Domain[] =>
  domains.filter(({ gunyah }) => gunyah === undefined);

/** The form of a channel, or of a new one from a domain to the next. */
export function channelFormOf(plan: Plan, channel: Channel | undefined, from?: string): ChannelForm {
  if (channel !== undefined) {
    const { name, domains, memory, ports } = channel;
    const size = memory && parseAddress(memory.size);
    return {
      name,
      domains,
      hasEvents: ports !== undefined,
      hasMemory: memory !== undefined,
      size: size === undefined ? (memory?.size ?? byteWords(USUAL_SIZE)) : byteWords(size),
      owner: memory?.owner ?? 'xen',
      startedByXen: false,
      ...(ports && { port0: String(ports[0]), port1: String(ports[1]) }),
      ...(memory && {
        guest0: shown(memory.guest[0]),
        guest1: shown(memory.guest[1]),
        address: shown(memory.address ?? ''),
      }),
    };
  }
  const names = channelEnds(plan).map(({ name }) => name);
  const one = from ?? names[0] ?? '';
  const other = names.find((name) => name !== one) ?? one;
  return {
    domains: [one, other],
    hasEvents: true,
    hasMemory: false,
    size: byteWords(USUAL_SIZE),
    owner: 'xen',
    startedByXen: true,
  };
}

/** An address of the plan as people write it: with `0x`. */
const shown = (text: string): string => {
  const value = parseAddress(text);
  return value === undefined ? text : hex(value);
};

/** All fields, with what is proposed where nothing is typed; empty where there is no proposal. */
export function filled(form: ChannelForm, ground: ChannelGround): ChannelForm & Record<Proposed, string> {
  const { plan, facts, guests, known } = ground;
  const { domains } = form;
  const size = parseBytes(form.size);
  const wish = { domains, name: known };
  const memory =
    form.hasMemory && size !== undefined && size > 0n && size % PAGE === 0n
      ? proposeMemory(facts, plan, guests, wish, size)
      : undefined;
  const [one, other] = domains.map((domain) => proposePort(plan, domain, known)) as [number, number];
  return {
    ...form,
    name: form.name ?? proposeName(plan, domains),
    port0: form.port0 ?? String(one),
    port1: form.port1 ?? String(other),
    guest0: form.guest0 ?? memory?.guest[0] ?? '',
    guest1: form.guest1 ?? memory?.guest[1] ?? '',
    address: form.address ?? memory?.address ?? '',
  };
}

/** The ends that xl starts, which makes no channels. */
export const startedByXl = (plan: Plan, { domains }: Pick<ChannelForm, 'domains'>): readonly string[] =>
  channelEnds(plan)
    .filter(({ name, boot }) => boot === 'xl' && domains.includes(name))
    .map(({ name }) => name);

/** What is wrong with each field; nothing where the channel can be made. */
export function channelProblems(form: ChannelForm, ground: ChannelGround): ChannelProblems {
  const typed = filled(form, ground);
  const { plan, known } = ground;
  const problems: ChannelProblems = {};
  const name = nameProblem(typed.name.trim(), plan, known);
  if (name !== undefined) problems.name = name;
  if (typed.domains[0] === typed.domains[1]) problems.domains = texts.sameDomain;
  if (!typed.hasEvents && !typed.hasMemory) problems.kinds = texts.nothingToShare;
  for (const end of ENDS) {
    if (!typed.hasEvents) break;
    const port = portProblem(typed[`port${end}`], typed.domains[end], plan, known);
    if (port !== undefined) problems[`port${end}`] = port;
  }
  return typed.hasMemory ? { ...problems, ...memoryProblems(typed, plan) } : problems;
}

/** Why the memory needs a host address; undefined where Xen finds memory itself. */
export function whyTold(plan: Plan, { domains }: Pick<ChannelForm, 'domains'>): string | undefined {
  const direct = channelEnds(plan).find((domain) => domains.includes(domain.name) && isDirectMapped(domain));
  if (direct !== undefined) return texts.directNeedsHost(direct.name);
  return findsSharedMemory(plan.target) ? undefined : texts.xenNeedsHost(plan.target.version);
}

function memoryProblems(typed: ReturnType<typeof filled>, plan: Plan): ChannelProblems {
  const problems: ChannelProblems = {};
  const size = parseBytes(typed.size);
  if (size === undefined || size === 0n || size % PAGE !== 0n) problems.size = texts.badSize;
  for (const end of ENDS) if (!isPage(typed[`guest${end}`])) problems[`guest${end}`] = texts.badAddress;
  const told = whyTold(plan, typed);
  if (typed.address.trim() === '') {
    if (told !== undefined) problems.address = told;
  } else if (!isPage(typed.address)) problems.address = texts.badAddress;
  return problems;
}

function nameProblem(name: string, { channels = [] }: Plan, known: string | undefined): string | undefined {
  if (!CHANNEL_NAME.test(name)) return texts.badName;
  const taken = channels.some((other) => other.name === name && name !== known);
  return taken ? texts.nameTaken(name) : undefined;
}

function portProblem(
  text: string,
  domain: string,
  { domains, channels }: Plan,
  known: string | undefined,
): string | undefined {
  const port = Number(text);
  if (!/^\s*\d+\s*$/.test(text) || port < 1 || port > LAST_PORT) return texts.badPort(LAST_PORT);
  if (port < firstPort(domains.find(({ name }) => name === domain))) return texts.xenstorePort(domain);
  const other = endsOf(channels, domain).find(
    ({ channel, end }) => channel.name !== known && channel.ports?.[end] === port,
  );
  return other && texts.portTaken(other.channel.name);
}

const isPage = (text: string): boolean => {
  const value = parseBytes(text);
  return value !== undefined && value % PAGE === 0n && value < 1n << 48n;
};

/** The channel of a form without problems. */
export function channelOf(form: ChannelForm, ground: ChannelGround): Channel {
  const { name, domains, hasEvents, hasMemory, size, owner, ...typed } = filled(form, ground);
  const number = (text: string): string => hex(parseBytes(text) ?? 0n);
  return {
    name: name.trim(),
    domains,
    ...(hasMemory && {
      memory: {
        size: number(size),
        ...(typed.address.trim() !== '' && { address: number(typed.address) }),
        guest: [number(typed.guest0), number(typed.guest1)],
        owner,
      },
    }),
    ...(hasEvents && { ports: [Number(typed.port0), Number(typed.port1)] }),
  };
}
