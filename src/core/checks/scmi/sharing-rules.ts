/** Rules about SCMI resources that several domains, or a domain and Xen's console, depend on. */

import type { NodeIndex } from '../../base/brand.ts';
import { addTo } from '../../base/lists.ts';
import type { PlanContext } from '../context.ts';
import { type Observation, type PlanRule, planRule } from '../rule.ts';
import { list } from '../wording.ts';
import { allClaims, type Claim, claims, consoleNeeds, label, shared, sharing } from './claims.ts';

const POWER_DOMAINS = 0x11;
const CLOCKS = 0x14;
const RESETS = 0x16;
const REGULATORS = 0x17;
const PINS = 0x19;
/** Those with a rule of their own. */
const NAMED = [POWER_DOMAINS, CLOCKS, RESETS, REGULATORS, PINS];

const of =
  (...protocols: readonly number[]) =>
  ({ protocol }: Claim): boolean =>
    protocols.includes(protocol.kind.id);

export const SCMI_SHARING_RULES: readonly PlanRule[] = [
  planRule({
    id: 'SC-08',
    name: 'Resource shared out of sight',
    severity: 'warning',
    why: 'Two domains depend on one resource although their devices do not both name it: a provider hands it on, or it is of a kind that is seldom shared.',
    source: 'SCMI specification 4.1: a resource has one state for all agents',
    *run(context) {
      for (const uses of shared(allClaims(context), () => true)) {
        const isOwn = uses.every(({ through }) => through.length === 0);
        if (isOwn && of(...NAMED)(uses[0]!)) continue;
        if (sharedDirectly(uses) && of(...NAMED)(uses[0]!)) continue;
        yield sharing(context, uses, 'what one domain does to it, the other one gets.');
      }
    },
  }),
  planRule({
    id: 'SM-01',
    name: 'Clock or regulator of two domains',
    severity: 'warning',
    why: 'SCMI permissions are per device and resource; the specification leaves open whether firmware counts the users of a clock.',
    source: 'SCMI specification 4.6, CLOCK_CONFIG_SET',
    *run(context) {
      for (const uses of shared(claims(context), of(CLOCKS, REGULATORS))) {
        const single = uses.some(({ domain }) => domain.domain.scmi?.model === 'single-agent');
        const effect = 'one domain can stop it or change its rate while the other one needs it.';
        yield { ...sharing(context, uses, effect), ...(single && { severity: 'error' as const }) };
      }
    },
  }),
  planRule({
    id: 'SM-08',
    name: 'Reset line of two domains',
    severity: 'error',
    why: 'A reset hits every device on the line at once.',
    source: 'SCMI specification 4.8, RESET',
    run: (context) =>
      namedByTwo(context, RESETS, 'when one domain resets its device, the other one loses its own.'),
  }),
  planRule({
    id: 'SM-09',
    name: 'Power domain of two domains',
    severity: 'warning',
    why: 'A power domain is on or off for all devices in it.',
    source: 'SCMI specification 4.3, POWER_STATE_SET',
    run: (context) =>
      namedByTwo(
        context,
        POWER_DOMAINS,
        'when one domain switches it off, the device of the other one stops.',
      ),
  }),
  planRule({
    id: 'SM-10',
    name: "Resource of Xen's console",
    severity: 'warning',
    why: 'Xen does not drive clocks: who stops the clock or the power domain of its UART silences it, and Xen waits for the UART.',
    source: 'xen/drivers/char/console.c:console_puts; no UART driver of Xen asks for clocks',
    *run(context) {
      const needs = new Set(consoleNeeds(context).map(({ resource }) => resource));
      for (const claim of allClaims(context)) {
        if (!needs.has(claim.resource)) continue;
        const path = context.facts.tree.path(claim.device);
        yield {
          path,
          ...(claim.through.length === 0 && { property: claim.use.property }),
          domain: claim.domain.domain.name,
          message: `${path} and Xen's console share the SCMI ${label(claim)}: ${claim.domain.domain.name} can switch it off under Xen.`,
        };
      }
    },
  }),
  planRule({
    id: 'SM-13',
    name: 'Pins of two domains',
    severity: 'warning',
    why: 'Who sets a pin group decides what all its pins do, also those that a device of another domain is wired to.',
    source: 'SCMI specification 4.11, PINCTRL_SETTINGS_CONFIGURE',
    *run(context) {
      for (const [pin, uses] of pinsOfDomains(context)) {
        const effect = `both settings concern ${pin}, and the one that is made last holds.`;
        yield sharing(context, uses, effect);
      }
    },
  }),
];

/** What devices of several domains name themselves of a protocol. */
function* namedByTwo(context: PlanContext, protocol: number, effect: string): Generator<Observation> {
  for (const uses of shared(claims(context), of(protocol))) yield sharing(context, uses, effect);
}

/** Two domains name the resource themselves, so that the rule of its kind speaks of it. */
const sharedDirectly = (uses: readonly Claim[]): boolean =>
  new Set(uses.filter(({ through }) => through.length === 0).map(({ domain }) => domain)).size > 1;

/** Pins, or whole groups, that devices of several domains set. */
function pinsOfDomains(context: PlanContext): [pin: string, Claim[]][] {
  const byPin = new Map<string, Claim[]>();
  for (const claim of claims(context)) {
    if (claim.protocol.kind.id !== PINS || claim.resource.node === undefined) continue;
    for (const pin of pinsOf(context, claim.resource.node)) addTo(byPin, pin, claim);
  }
  const several = [...byPin].filter(([, uses]) => new Set(uses.map(({ domain }) => domain)).size > 1);
  const told = new Map<string, [string, Claim[]]>();
  for (const [pin, uses] of several) {
    const pair = [...new Set(uses.map(({ device }) => device))].join(' ');
    const before = told.get(pair);
    told.set(pair, before ? [list([before[0], pin]), uses] : [pin, uses]);
  }
  return [...told.values()];
}

/** What a group sets: its pins and groups by name (binding `pinctrl-node`), or itself where it names none. */
function pinsOf({ facts: { tree } }: PlanContext, group: NodeIndex): string[] {
  const names = [...tree.subtree(group)].flatMap((node) => [
    ...tree.strings(node, 'pins').map((name) => `pin ${name}`),
    ...tree.strings(node, 'groups').map((name) => `group ${name}`),
  ]);
  return names.length > 0 ? names : [`group ${tree.name(group)}`];
}
