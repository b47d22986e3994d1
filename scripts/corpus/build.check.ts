import { spawnSync } from 'node:child_process';
import { build } from '../../src/core/build.ts';
import type { OutputFile } from '../../src/core/contract.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { type FdtNode, parseFdt } from '../../src/core/fdt/index.ts';
import type { DeviceFacts } from '../../src/core/host/devices.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import {
  type Domain,
  emptyPlan,
  IOMMU_DRIVERS,
  newDomain,
  type Plan,
  XEN_VERSIONS,
} from '../../src/core/plan/plan.ts';
import { readConfig } from '../../src/core/targets/xl-syntax.ts';
import type { Board, Check, Outcome } from './check.ts';
import { generator, type Random } from './random.ts';
import { pagesBelow } from './translate.ts';

const CLASSES: readonly RegExp[] = [
  /^ethernet$/,
  /^(mmc|sdhci|sdmmc)$/,
  /^usb/,
  /^serial$/,
  /^spi$/,
  /^i2c$/,
  /^gpu$/,
  /^(sata|ahci)$/,
  /^can$/,
  /^rtc$/,
  /^watchdog$/,
  /^timer$/,
  /^dma/,
];

/**
 * Of every board one enabled device of each class alone, and five at random in two domains: built for both ways of
 * booting, which includes the port of what Xen and xl refuse. dtc has to read every tree without a warning that we
 * did not expect, and the pages handed over have to be those that an independent translation of `reg` gives.
 */
const check: Check = {
  name: 'build',
  tools: ['dtc'],
  run(board: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(board.bytes));
    const root = parseFdt(board.bytes).root;
    const random = generator(board.name);
    const candidates = facts.devices().filter((device) => isCandidate(facts, device));
    const alone = CLASSES.flatMap((name) => candidates.find((device) => name.test(device.name)) ?? []);
    const picked = new Set<DeviceFacts>();
    while (picked.size < Math.min(5, candidates.length)) picked.add(candidates[random(candidates.length)]!);
    const groups = [...alone.map((device) => [[device]]), split([...picked])];
    const failures: string[] = [];
    for (const group of groups.filter((domains) => domains.flat().length > 0)) {
      const about = group
        .flat()
        .map(({ path }) => path)
        .join(' ');
      try {
        failures.push(...judge(board, root, group, random).map((line) => `${about}: ${line}`));
      } catch (error) {
        failures.push(`${about}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return { failures, counts: { builds: groups.length } };
  },
};
export default check;

/** Enabled, with registers and not a PCI bridge, whose windows the independent translation does not know. */
function isCandidate({ tree }: HostFacts, { assignable, enabled, address, node }: DeviceFacts): boolean {
  return (
    assignable && enabled && address !== undefined && !tree.string(node, 'device_type')?.startsWith('pci')
  );
}

/** Two domains, where one's devices are no parts of the other's. */
function split(devices: readonly DeviceFacts[]): DeviceFacts[][] {
  const apart = devices.filter(
    ({ path }) => !devices.some((other) => other.path !== path && path.startsWith(`${other.path}/`)),
  );
  return [apart.slice(0, 3), apart.slice(3)];
}

function judge(board: Board, root: FdtNode, group: readonly DeviceFacts[][], random: Random): string[] {
  const domains = group.map(
    (devices, i): Domain => ({
      ...newDomain(`guest${i}`),
      boot: 'both',
      memoryMib: 128 << random(6),
      devices: devices.map(({ path }) => ({ path })),
    }),
  );
  const version = XEN_VERSIONS[random(XEN_VERSIONS.length)]!;
  const plan: Plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: random(2) === 0 ? [] : [...IOMMU_DRIVERS] },
    domains,
  };
  const { files } = build(board.bytes, plan);
  return [
    ...files.filter(({ name }) => name.endsWith('.dtb')).flatMap(complaints),
    ...group.flatMap((devices, i) => pageDifferences(root, devices, `guest${i}`, files)),
  ];
}

/** The guest's GIC is not in the tree, whether it is inherited or named; stand-ins have no registers. */
const EXPECTED =
  /Warning \((interrupts_property\): .*Bad phandle|interrupts_extended_property\): .*Could not get phandle node for \(cell \d+\)|simple_bus_reg\): .*missing or empty reg\/ranges property)$/;

function complaints({ name, bytes }: OutputFile): string[] {
  const { status, stderr } = spawnSync('dtc', ['-I', 'dtb', '-O', 'dts', '-o', '/dev/null'], {
    input: bytes,
  });
  const lines = stderr
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !EXPECTED.test(line));
  return [...(status === 0 ? [] : [`dtc refuses ${name}`]), ...lines];
}

/** Holds `iomem` and `xen,reg` against the registers of the devices. */
function pageDifferences(
  root: FdtNode,
  devices: readonly DeviceFacts[],
  domain: string,
  files: readonly OutputFile[],
): string[] {
  const find = (name: string): Uint8Array => files.find((file) => file.name === `${domain}/${name}`)!.bytes;
  const expected = new Set(devices.flatMap(({ path }) => [...pagesBelow(chainTo(root, path))]));
  const config = fromConfig(new TextDecoder().decode(find('dom.cfg')));
  const tree = fromTree(parseFdt(find('passthrough.dtb')).root);
  const failures: string[] = [];
  if (!sameKeys(config, expected)) failures.push(`iomem of ${domain} is not the registers`);
  if (!sameKeys(tree, expected)) failures.push(`xen,reg of ${domain} is not the registers`);
  for (const [host, guest] of tree) {
    if (config.get(host) !== guest) failures.push(`page ${host.toString(16)} is in two places of ${domain}`);
  }
  return failures;
}

function chainTo(root: FdtNode, path: string): FdtNode[] {
  const chain = [root];
  for (const name of path.slice(1).split('/')) {
    chain.push(chain.at(-1)!.children.find((child) => child.name === name)!);
  }
  return chain;
}

/** Host page to guest page. */
function fromConfig(text: string): Map<number, number> {
  const pages = new Map<number, number>();
  const list = readConfig(text).find(({ key }) => key === 'iomem')?.value ?? [];
  for (const item of list) {
    const [, start, count, guest] = /^0x([0-9a-f]+),0x([0-9a-f]+)(?:@0x([0-9a-f]+))?$/.exec(String(item))!;
    const first = Number.parseInt(start!, 16);
    for (let i = 0; i < Number.parseInt(count!, 16); i++) {
      pages.set(first + i, Number.parseInt(guest ?? start!, 16) + i);
    }
  }
  return pages;
}

function fromTree(node: FdtNode, pages = new Map<number, number>()): Map<number, number> {
  const bytes = node.properties.find(({ name }) => name === 'xen,reg')?.value;
  if (bytes !== undefined) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + 24 <= bytes.length; at += 24) {
      const [host, size, guest] = [0, 8, 16].map((offset) => Number(view.getBigUint64(at + offset) >> 12n));
      for (let i = 0; i < size!; i++) pages.set(host! + i, guest! + i);
    }
  }
  for (const child of node.children) fromTree(child, pages);
  return pages;
}

const sameKeys = (pages: ReadonlyMap<number, number>, expected: ReadonlySet<number>): boolean =>
  pages.size === expected.size && [...expected].every((page) => pages.has(page));
