/** What dom0 keeps, for its column: the enabled devices nobody has taken, counted by what they are. */
import type { NodeIndex } from '../core/base/brand.ts';
import type { HostFacts } from '../core/host/facts.ts';
import { memoizeLast } from './memoize.ts';
import type { Ownership } from './views.ts';

/** Kinds by the generic node name (Devicetree Specification 2.2.2), first match; in the order of the column. */
const KINDS = [
  ['Network', /^(ethernet|can|wifi|wlan|bluetooth|switch)/],
  ['Storage', /^(mmc|sdhci|sata|ahci|ufs|ufshc|nand|flash|spi-nor|nvme)/],
  ['USB, PCI', /^(usb|dwc3|xhci|pci|pcie)/],
  [
    'Display, video',
    /^(display|gpu|vop|dsi|edp|dp|hdmi|mipi|lvds|dpu|fb|video|vpu|isp|csi|camera|rga|jpeg|vsp|fcp)/,
  ],
  ['Audio', /^(sound|audio|i2s|sai|spdif|codec|soundwire|dmic|pdm|asrc)/],
  ['Serial', /^(serial|uart)/],
  ['I²C, SPI', /^(i2c|i3c|spi|qspi|geniqup)/],
  ['GPIO, pins', /^(gpio|pinctrl|pinmux|pinctl)/],
  ['DMA controllers', /^(dma|pdma|sdma|edma)/],
  ['Clocks, power', /^(clock|reset|power|pmic|regulator|pwm|thermal|tsadc|efuse|syscon|avs|cpufreq|opp)/],
  ['Timers, watchdogs', /^(timer|watchdog|rtc|rktimer|pwm-timer)/],
  ['Mailboxes, firmware', /^(mailbox|mbox|scmi|sram|hwlock|remoteproc|rsc|ipcc|zynqmp)/],
  ['Debug, tracing', /^(debug|etm|etf|etr|stm|funnel|replicator|tpiu|cti|qos|pmu|dfi)/],
] as const;
const OTHER = 'Other';

export interface Remainder {
  readonly devices: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Devices that Xen drives itself and gives to nobody. */
  readonly kept: number;
}

export const remainderOf = memoizeLast(
  (facts: HostFacts, owners: ReadonlyMap<NodeIndex, Ownership>): Remainder => {
    const counts = new Map<string, number>();
    let devices = 0;
    let kept = 0;
    for (const { node, name, enabled, partOf } of facts.devices()) {
      if (!enabled || partOf !== undefined || owners.has(node)) continue;
      if (facts.xenOwned(node) !== undefined) {
        kept++;
        continue;
      }
      devices++;
      const kind = KINDS.find(([, names]) => names.test(name))?.[0] ?? OTHER;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const kinds = [...KINDS.map(([kind]) => kind), OTHER]
      .map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
      .filter(({ count }) => count > 0);
    return { devices, kinds, kept };
  },
);
