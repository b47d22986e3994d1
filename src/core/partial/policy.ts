import type { NodeIndex } from '../base/brand.ts';
import { namesProperty } from '../devicetree/names.ts';
import { oncePerNode } from '../devicetree/once.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { Domain, ProviderAction, ProviderDecision } from '../plan/plan.ts';
import { scmiAgentOf } from '../scmi/transports.ts';

/** How a list of references loses entries: one by one with their names, by leaving holes (`<0>`), or as a whole. */
export type Pruning = 'entries' | 'holes' | 'whole';

/** What becomes of a property whose provider stays outside of the domain. */
export interface AbsenceRule {
  readonly pruning: Pruning;
  /** The property that names the entries. */
  readonly names?: string;
  /** What the guest is without. A sentence. */
  readonly effect: string;
  /** Whether the driver is likely to fail without it, so that the provider should be assigned too. */
  readonly needed: boolean;
}

type Loss = Omit<AbsenceRule, 'names'>;

const entries = (effect: string, needed = false): Loss => ({
  pruning: 'entries',
  effect,
  needed,
});
const whole = (effect: string, needed = false): Loss => ({ pruning: 'whole', effect, needed });

const RULES: Readonly<Record<string, Loss>> = {
  clocks: entries('The driver does not find this clock.', true),
  resets: entries('Firmware must have released the reset line before the guest starts.'),
  'power-domains': entries('The power domain must stay on: boot dom0 with pd_ignore_unused.'),
  dmas: entries('The driver runs without DMA.'),
  phys: entries('The driver does not find its PHY.', true),
  mboxes: entries('The driver does not find its mailbox.', true),
  pwms: entries('The driver does not find its PWM channel.', true),
  hwlocks: entries('The driver runs without the hardware lock.'),
  'io-channels': entries('The driver does not find its converter channel.', true),
  'nvmem-cells': entries('The driver runs without the stored values (calibration, MAC).'),
  'thermal-sensors': entries('The temperature is not watched.'),
  'gpio-ranges': { pruning: 'entries', effect: 'The pins are not multiplexed by this guest.', needed: false },
  'assigned-clocks': whole('The clock keeps the rate and parent that firmware gave it.'),
  'assigned-clock-parents': whole('The clock keeps the rate and parent that firmware gave it.'),
  interconnects: whole('Bandwidth is not requested.'),
  'memory-region': whole('The guest does not get the reserved memory.', true),
  'operating-points-v2': whole('The device runs at one operating point.'),
  'required-opps': whole('The device runs at one operating point.'),
  'msi-parent': whole('A guest has no MSI controller.'),
  'msi-map': whole('A guest has no MSI controller.'),
  'remote-endpoint': whole('The other end of the link is not in this guest.'),
  'cooling-device': whole('The device is no cooling device in this guest.'),
  'sound-dai': whole('The sound link has no other end in this guest.', true),
};
const SUPPLY = whole('Linux takes a dummy regulator; the supply must be on.');
const PINCTRL = whole('Firmware must have set the pins.');
const GPIOS: Loss = { pruning: 'holes', effect: 'The driver does not find this line.', needed: true };
const OTHER = whole('The driver does not find what it refers to.', true);

/** What happens to a reference property whose provider stays outside. */
export function absenceRule(property: string): AbsenceRule {
  const known = absenceRules.get(property);
  if (known !== undefined) return known;
  if (absenceRules.size >= MOST_RULES) absenceRules.clear();
  // The names of pin states name properties, not entries; they go as a group.
  const names = isPinctrl(property) ? undefined : namesProperty(property);
  const rule = { ...lossOf(property), ...(names !== undefined && { names }) };
  absenceRules.set(property, rule);
  return rule;
}

const absenceRules = new Map<string, AbsenceRule>();
/** Trees may have any number of names. */
const MOST_RULES = 4096;

function lossOf(property: string): Loss {
  const rule = RULES[property];
  if (rule) return rule;
  if (property.endsWith('-supply')) return SUPPLY;
  if (isPinctrl(property)) return PINCTRL;
  if (/(^|-)gpios?$/.test(property)) return GPIOS;
  return OTHER;
}

/** `pinctrl-0` and the like, and the names of their states: they stand or fall together. */
export const isPinctrl = (property: string): boolean => /^pinctrl-(\d+|names)$/.test(property);

/** Properties about clocks that only make sense where the guest has the clock controller itself. */
export const ASSIGNED_CLOCKS: ReadonlySet<string> = new Set([
  'assigned-clocks',
  'assigned-clock-parents',
  'assigned-clock-rates',
  'assigned-clock-rates-u64',
  'assigned-clock-sscs',
]);

const NEVER_COPIED: ReadonlySet<string> = new Set([
  'phandle',
  'linux,phandle',
  'iommus',
  'iommu-map',
  'iommu-map-mask',
  'mmu-masters',
  'access-controllers',
  'access-controller-names',
  'scmi_devid',
  'xen,scmi-devid',
  'xen,passthrough',
  'xen,path',
  'xen,reg',
  'xen,force-assign-without-iommu',
]);

/** Properties that mean nothing in a guest, or are made anew. */
export const isNeverCopied = (property: string): boolean =>
  NEVER_COPIED.has(property) || property.startsWith('bootph-') || property.startsWith('u-boot,dm-');

/** Nodes without registers of their own that may stand in several guests at once. */
const COPYABLE: ReadonlySet<string> = new Set([
  'fixed-clock',
  'fixed-factor-clock',
  'regulator-fixed',
  'usb-nop-xceiv',
  'mmc-pwrseq-simple',
  'mmc-pwrseq-emmc',
]);

/** What is done with a provider outside of the domain, and whether the user said so. */
export interface Decision {
  readonly action: ProviderAction;
  readonly byUser: boolean;
  readonly rateHz?: number;
}

/**
 * What to do with a provider that a member of the domain refers to: what the plan says, else copy what belongs
 * to nobody (fixed clocks and regulators), use SCMI where the domain has a way to it, stand in for clocks (not in a
 * strict subset of the host), leave out the rest.
 */
export function decide(
  tree: DeviceTree,
  domain: Pick<Domain, 'providers' | 'scmi' | 'strictSubset'>,
  property: string,
  provider: NodeIndex,
  args: readonly number[],
): Decision {
  const chosen = domain.providers.length === 0 ? undefined : decisionOn(domain, tree.path(provider), args[0]);
  if (chosen) {
    return {
      action: chosen.action,
      byUser: true,
      ...(chosen.rateHz !== undefined && { rateHz: chosen.rateHz }),
    };
  }
  if (isCopyable(tree, provider)) return { action: 'include', byUser: false };
  if (domain.scmi && scmiAgentOf(tree, provider) !== undefined) return { action: 'scmi', byUser: false };
  const standsIn = property === 'clocks' && domain.strictSubset !== true;
  return { action: standsIn ? 'stub' : 'drop', byUser: false };
}

/** What the plan says about a resource of a provider, or else about all of them. */
function decisionOn(
  { providers }: Pick<Domain, 'providers'>,
  path: string,
  resource: number | undefined,
): ProviderDecision | undefined {
  const decisions = providers.filter(({ provider }) => provider === path);
  return (
    decisions.find(({ id }) => id !== undefined && id === resource) ??
    decisions.find(({ id }) => id === undefined)
  );
}

/** Whether something can stand in for what a property names: a fixed clock, or a supply that is always on. */
export const hasStandIn = (property: string): boolean =>
  property === 'clocks' || property.endsWith('-supply');

/** Whether a node has no hardware behind it that only one domain can have. */
export const isCopyable = oncePerNode((tree, node): boolean =>
  tree.strings(node, 'compatible').some((name) => COPYABLE.has(name)),
);
