import type { DeviceFacts } from '../../src/core/host/devices.ts';
import type { HostFacts } from '../../src/core/host/facts.ts';
import {
  type Domain,
  emptyPlan,
  IOMMU_DRIVERS,
  newDomain,
  type Plan,
  XEN_VERSIONS,
} from '../../src/core/plan/plan.ts';
import { generator, type Random } from './random.ts';

/** A plan of the sweep over a board. */
export interface Wish {
  /** The class of the device, or what else the domains hold. */
  readonly what: string;
  readonly plan: Plan;
}

/** Node names of the classes of devices that people give to domains. */
const CLASSES: Readonly<Record<string, RegExp>> = {
  ethernet: /^(ethernet|eth|gmac|fec|emac)/,
  mmc: /^(mmc|sdhci|sdmmc|dwmmc|emmc|esdhc)/,
  usb: /^usb(?!.*phy)/,
  serial: /^(serial|uart)/,
  spi: /^(spi|qspi)/,
  i2c: /^i2c/,
  gpu: /^gpu/,
  sata: /^(sata|ahci)/,
  can: /^(can|flexcan)/,
  rtc: /^rtc/,
  watchdog: /^(watchdog|wdt)/,
  timer: /timer/,
  dma: /^(dma|pdma|sdma|adma|xor)/,
};

const FEW = 5;
const MANY = 12;

/**
 * What is wished for on a board: each class of devices alone, once for every kind (first `compatible`) of it that the
 * board has, the enabled one where there is one; five devices at random in two domains; and a dozen in one. Every
 * domain is built for both ways of booting, for a Xen and an amount of memory taken at random from the board's name.
 */
export function wishesFor(facts: HostFacts, board: string): Wish[] {
  const random = generator(board);
  const candidates = facts.devices().filter(({ assignable }) => assignable);
  const wishes: Wish[] = [];
  for (const [what, name] of Object.entries(CLASSES)) {
    const kinds = new Map<string, DeviceFacts>();
    for (const device of candidates.filter((each) => name.test(each.name))) {
      const kind = device.compatible[0] ?? '';
      if (!kinds.get(kind)?.enabled && (device.enabled || !kinds.has(kind))) kinds.set(kind, device);
    }
    for (const device of kinds.values()) wishes.push({ what, plan: planOf([[device]], random) });
  }
  const few = shuffledApart(facts, candidates, FEW, random);
  if (few.length > 0) wishes.push({ what: 'random', plan: planOf([few.slice(0, 3), few.slice(3)], random) });
  const plain = candidates.filter(({ enabled, controlPlane }) => enabled && controlPlane === undefined);
  const many = plain.filter((_, i) => i % Math.ceil(plain.length / MANY) === 0);
  if (many.length > 0) wishes.push({ what: 'dozen', plan: planOf([many], random) });
  return wishes;
}

/** The classes of {@link wishesFor}, and the sets of several devices. */
export const SWEPT: readonly string[] = [...Object.keys(CLASSES), 'random', 'dozen'];

/** Devices in random order, none of them a part of another or with registers in a page of another (or of its parts). */
function shuffledApart(
  facts: HostFacts,
  devices: readonly DeviceFacts[],
  count: number,
  random: Random,
): DeviceFacts[] {
  const { tree } = facts;
  const pages = ({ node }: DeviceFacts) =>
    [...tree.subtree(node)].flatMap((part) =>
      facts.spans(part).map(({ start, end }) => [start >> 12n, (end - 1n) >> 12n] as const),
    );
  const left = [...devices];
  const found: DeviceFacts[] = [];
  while (left.length > 0 && found.length < count) {
    const [device] = left.splice(random(left.length), 1) as [DeviceFacts];
    const own = pages(device);
    const isApart = (other: DeviceFacts): boolean =>
      !pages(other).some(([first, last]) => own.some(([from, to]) => first <= to && from <= last)) &&
      !other.path.startsWith(`${device.path}/`) &&
      !device.path.startsWith(`${other.path}/`);
    if (found.every(isApart)) found.push(device);
  }
  return found;
}

function planOf(groups: readonly (readonly DeviceFacts[])[], random: Random): Plan {
  const version = XEN_VERSIONS[random(XEN_VERSIONS.length)]!;
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: random(2) === 0 ? [] : [...IOMMU_DRIVERS] },
    domains: groups.map(
      (devices, i): Domain => ({
        ...newDomain(`guest${i}`),
        boot: 'both',
        memoryMib: 128 << random(6),
        devices: devices.map(({ path }) => ({ path })),
      }),
    ),
  };
}
