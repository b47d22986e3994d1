import { DOM0 } from '../prerequisites.ts';
import type { PlanRule } from '../rule.ts';
import { acrossDomains, switchedOff, takenAway, withDom0 } from './sharing.ts';

/** What devices take from others: clocks, resets, power, PHYs, channels. */
export const PROVIDER_RULES: readonly PlanRule[] = [
  {
    id: 'DG-PROV-01',
    kind: 'plan',
    name: 'Resource used by two domains',
    severity: 'warning',
    why: 'Drivers count users of a clock, reset or power domain within one kernel only; the other domain is not counted.',
    source: 'Measured: 53 % of devices share at least one exact specifier with another enabled one',
    run: acrossDomains,
  },
  {
    id: 'DG-PROV-02',
    kind: 'plan',
    name: 'Resource shared with dom0',
    severity: 'warning',
    requires: [DOM0],
    why: 'dom0 drives the provider and knows only its own users: when its device goes to sleep, the resource goes with it.',
    source: 'Linux: drivers/clk/clk.c, drivers/reset/core.c, drivers/pmdomain/core.c count users per kernel',
    run: withDom0,
  },
  {
    id: 'DG-PROV-03',
    kind: 'plan',
    name: 'dom0 switches off what it does not use',
    severity: 'info',
    requires: [DOM0],
    why: 'The assigned device is disabled in the tree of dom0. Linux switches unused clocks, power domains and regulators off in late_initcall.',
    source: 'Linux: clk_disable_unused, genpd_power_off_unused, regulator_init_complete',
    run: switchedOff,
  },
  {
    id: 'DG-PROV-04',
    kind: 'plan',
    name: 'Others need what is assigned',
    severity: 'warning',
    why: 'Who has a provider has it alone: devices outside of the domain no longer find it.',
    source: 'Xen: docs/misc/arm/passthrough.txt, xen,passthrough',
    run: takenAway,
  },
];
