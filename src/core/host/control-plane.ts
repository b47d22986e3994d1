import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';

/**
 * Blocks through which whoever has them reaches other devices: clocks, resets, power, pins, routing. No DMA makes them
 * dangerous, control does; a driver domain may still want them.
 */
const KINDS: readonly {
  readonly what: string;
  readonly properties: readonly string[];
  readonly names: RegExp;
}[] = [
  {
    what: 'an interrupt controller',
    properties: ['interrupt-controller', 'msi-controller'],
    names: /^(?:interrupt-controller|msi-controller|v2m)$/,
  },
  {
    what: 'an IOMMU',
    properties: ['#iommu-cells'],
    names: /^(?:iommu|iommu-ctx|sysmmu|mmu|smmu|tbu|larb|smi)$/,
  },
  {
    what: 'a clock controller',
    properties: [],
    names: /^(?:clock-controller|clock|clk|prm|prcm|cm)$/,
  },
  { what: 'a reset controller', properties: [], names: /^(?:reset-controller|restart)$/ },
  {
    what: 'a power controller',
    properties: [],
    names:
      /^(?:power-controller|power-domain|power-manager|power-management|power|gpc|blk-ctrl|pmc|rsc|hsp)$/,
  },
  {
    what: 'a pin controller',
    properties: [],
    names: /^(?:pinctrl|pinmux|iomuxc|iomuxc-gpr)$/,
  },
  { what: 'a GPIO controller', properties: ['gpio-controller'], names: /^gpio$/ },
  {
    what: 'system control registers',
    properties: [],
    names: /^(?:syscon|system-controller|sys-ctrl|scm_conf|scm|anatop|snvs|tcsr|usbmisc|chipid|esm|mutex)$/,
  },
  {
    what: 'part of the memory path',
    properties: ['#interconnect-cells'],
    names:
      /^(?:qos|interconnect|noc|cci|memory-controller|external-memory-controller|cache-controller|system-cache-controller|dfi|dram-controller)$/,
  },
  { what: 'a channel to the firmware', properties: [], names: /shmem/ },
  {
    what: 'on-chip memory',
    properties: [],
    names: /^(?:sram|sram-section|scp-sram|scp-sram-section|smp-sram|scmi-sram-section|ocmcram)$/,
  },
  { what: 'fuses', properties: [], names: /^(?:efuse|qfprom|ocotp|otp|fuse)$/ },
  {
    what: 'a mailbox between processors',
    properties: ['#mbox-cells'],
    names: /^(?:mailbox|mbox|hwlock|spinlock)$/,
  },
  { what: 'a timer of the system', properties: [], names: /^timer$/ },
  {
    what: 'a monitor of the system',
    properties: [],
    names: /^(?:pmu|ppmu|nocp|ddr-pmu|thermal-sensor|thermal|tsens)$/,
  },
  {
    what: 'a trace or debug block',
    properties: [],
    names: /^(?:funnel|etm|cti|replicator|stm|tpdm|tpda|tpiu|etf|etb|etr|tmc|cpu-debug|debug)$/,
  },
  { what: 'a bus', properties: [], names: /^(?:bus|target-module|spba-bus)$/ },
];

/** Devices of their own that have `gpio-controller` or `interrupt-controller` beside their work. */
const WORKS_TOO = /^(?:pcie|pci|usb|ethernet|switch|serial|i2c|spi|mmc|display|mdss|audio|can)/;

/** What kind of control block a node is; undefined where it is a device of its own. */
export function controlPlane(tree: DeviceTree, node: NodeIndex): string | undefined {
  const [name = ''] = tree.name(node).split('@');
  const bare = name.slice(name.indexOf(',') + 1);
  const byName = KINDS.find(({ names }) => names.test(bare));
  if (byName) return byName.what;
  if (tree.strings(node, 'compatible').some((entry) => /^simple-(bus|pm-bus)$/.test(entry))) return 'a bus';
  if (WORKS_TOO.test(bare)) return undefined;
  return KINDS.find(({ properties }) => properties.some((property) => tree.has(node, property)))?.what;
}
