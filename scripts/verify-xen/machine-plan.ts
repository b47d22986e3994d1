/** Part a: devices of the machine that QEMU emulates, so that the guest meets real registers. */
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import type { XenVersion } from '../../src/core/plan/plan.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/platform.ts';
import { CLOCK, machineCases } from './cases.ts';
import { askBoth, askXen } from './dom0less.ts';
import { type EditNode, nodeAt, setCells, setValue } from './edit-tree.ts';
import { machineTree } from './machine.ts';
import { exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

const SUBJECT = 'QEMU virt';

/** The same devices, built for another Xen and started by it. */
export async function verifyOtherXen(parts: Parts): Promise<Row[]> {
  const host = machineTree(parts);
  const version = parts.xenVersion as XenVersion;
  const rows: Row[] = [];
  for (const { given, ...wish } of machineCases(parts)) {
    const made = exported(host, { ...wish, version }, { kernel: parts.guest });
    const { outcome, words, pages } = await askXen(parts, host, made);
    const answer = `${outcome} ${words || `(${pages} ranges)`}`;
    rows.push({ subject: `${SUBJECT}, Xen ${version}`, given, answer, passed: outcome === 'accepted' });
  }
  return rows;
}

export async function verifyMachine(parts: Parts, xl: Xl): Promise<Row[]> {
  const host = machineTree(parts);
  const guest = { kernel: parts.guest };
  const rows: Row[] = [];
  for (const { given, ...wish } of machineCases(parts)) {
    const made = exported(host, wish, guest);
    rows.push({ subject: SUBJECT, given, ...(await askBoth(parts, xl, host, made)) });
  }
  const made = exported(host, CLOCK, guest);
  for (const { given, change, words } of REFUSED) {
    const partial = spoil(made.partial, change);
    const verdict = await askXen(parts, host, { ...made, partial });
    const passed = verdict.outcome === 'refused' && words.test(verdict.words);
    rows.push({ subject: SUBJECT, given, answer: `${verdict.outcome}: ${verdict.words}`, passed });
  }
  for (const [given, spoiled, words] of REFUSED_CONFIGS) {
    const config = decodeUtf8(made.config).replace(...spoiled);
    const refusal = xl.refuses(encodeUtf8(config));
    const passed = refusal !== undefined && words.test(refusal);
    rows.push({ subject: 'xl create -n', given, answer: refusal ?? 'accepted', passed });
  }
  return rows;
}

/** Settings that are wrong in one thing, and what xl says to them. */
const REFUSED_CONFIGS: readonly [given: string, spoiled: [RegExp, string], words: RegExp][] = [
  ['an interrupt in hexadecimal', [/34,/, '0x22,'], /Invalid argument parsing irq/],
  ['pages without a count', [/"0x9010,0x1"/, '"0x9010"'], /Invalid argument parsing iomem/],
  ['a device as text instead of a list', [/$/, 'dtdev = "/pl031@9010000"\n'], /should be a list/],
];

const without = (node: EditNode, name: string): void => {
  node.properties.splice(
    node.properties.findIndex((property) => property.name === name),
    1,
  );
};
const path = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`);

/** Trees that are wrong in one thing, and what Xen says to it. */
const REFUSED: readonly { given: string; change: (device: EditNode) => void; words: RegExp }[] = [
  {
    given: 'without the force flag',
    change: (device) => without(device, 'xen,force-assign-without-iommu'),
    words: /Failed to assign device/,
  },
  {
    given: 'with a path that is no node',
    change: (device) => setValue(device, 'xen,path', path('/pl031@9010004')),
    words: /Couldn't find node/,
  },
  {
    given: 'with an unaligned xen,reg',
    change: (device) => setCells(device, 'xen,reg', [0, 0x9010000, 0, 0x800, 0, 0x9010000]),
    words: /not page aligned/,
  },
  {
    given: 'naming the timer, which has PPIs',
    change: (device) => setValue(device, 'xen,path', path('/timer')),
    words: /only be routed to an SPI|Unable to map IRQ/,
  },
  {
    given: "naming Xen's console",
    change: (device) => setValue(device, 'xen,path', path('/pl011@9000000')),
    words: /Unable to map IRQ|already used by Xen/,
  },
];

function spoil(partial: Uint8Array, change: (device: EditNode) => void): Uint8Array {
  const tree = parseFdt(partial);
  const device = (nodeAt(tree.root as EditNode, '/passthrough') as EditNode).children.find(({ properties }) =>
    properties.some(({ name }) => name === 'xen,path'),
  );
  change(device!);
  return writeFdt(tree);
}
