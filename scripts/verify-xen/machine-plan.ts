/** Part a: devices of the machine that QEMU emulates, so that the guest meets real registers. */
import { acceptDom0less } from '../../src/core/checks/accept-dom0less.ts';
import { acceptXl } from '../../src/core/checks/accept-xl.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import type { XenVersion } from '../../src/core/plan/plan.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/platform.ts';
import { CLOCK, machineCases, rowsOf } from './cases.ts';
import { askXen } from './dom0less.ts';
import { type EditNode, nodeAt, setCells, setValue } from './edit-tree.ts';
import { judgeRefusal } from './foreseen.ts';
import { machineTree } from './machine.ts';
import { type Exported, exported } from './plans.ts';
import { Room } from './room.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

const SUBJECT = 'QEMU virt';

/** The same devices, built for another Xen and started by it. */
export async function verifyOtherXen(parts: Parts): Promise<Row[]> {
  const host = machineTree(parts);
  const version = parts.xenVersion as XenVersion;
  return rowsOf(`${SUBJECT}, ${parts.xenName}`, machineCases(parts), async (wish) => {
    const made = exported(host, { ...wish, version }, { kernel: parts.guest });
    const { outcome, words, pages } = await askXen(parts, host, made);
    return { answer: `${outcome} ${words || `(${pages} ranges)`}`, passed: outcome === 'accepted' };
  });
}

export async function verifyMachine(parts: Parts, xl: Xl): Promise<Row[]> {
  const host = machineTree(parts);
  const guest = { kernel: parts.guest };
  const made = exported(host, CLOCK, guest);
  const room = new Room(host);
  const rows = await rowsOf(SUBJECT, machineCases(parts), (wish) =>
    room.ask(parts, xl, host, exported(host, wish, guest)),
  );
  for (const { given, change } of REFUSED) {
    rows.push({ subject: SUBJECT, given, ...(await askSpoiled(parts, host, made, change)) });
  }
  const facts = new HostFacts(new DeviceTree(host));
  for (const [given, spoiled] of REFUSED_CONFIGS) {
    const config = decodeUtf8(made.config).replace(...spoiled);
    const foreseen = acceptXl(facts, config, new DeviceTree(made.partial), made.plan.target);
    const refusal = xl.refuses(encodeUtf8(config));
    rows.push({
      subject: 'xl create -n',
      given,
      ...judgeRefusal(foreseen, refusal !== undefined, refusal ?? ''),
    });
  }
  return rows;
}

/** Whether Xen refuses an export with one thing wrong in its partial tree, in the words that our port foresees. */
export async function askSpoiled(
  parts: Parts,
  host: Uint8Array,
  made: Exported,
  change: (device: EditNode) => void,
): Promise<Pick<Row, 'answer' | 'passed'>> {
  const partial = spoil(made.partial, change);
  const facts = new HostFacts(new DeviceTree(host));
  const foreseen = acceptDom0less(facts, new DeviceTree(partial), made.plan.target);
  const { outcome, console } = await askXen(parts, host, { ...made, partial });
  return judgeRefusal(foreseen, outcome === 'refused', console);
}

/** Settings that are wrong in one thing. */
const REFUSED_CONFIGS: readonly [given: string, spoiled: [RegExp, string]][] = [
  ['an interrupt in hexadecimal', [/34,/, '0x22,']],
  ['pages without a count', [/"0x9010,0x1"/, '"0x9010"']],
  ['a device as text instead of a list', [/$/, 'dtdev = "/pl031@9010000"\n']],
];

export const withoutForce = (node: EditNode): void => {
  node.properties.splice(
    node.properties.findIndex(({ name }) => name === 'xen,force-assign-without-iommu'),
    1,
  );
};
const path = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`);

/** Trees that are wrong in one thing. */
const REFUSED: readonly { given: string; change: (device: EditNode) => void }[] = [
  { given: 'without the force flag', change: withoutForce },
  {
    given: 'with a path that is no node',
    change: (device) => setValue(device, 'xen,path', path('/pl031@9010004')),
  },
  {
    given: 'with an unaligned xen,reg',
    change: (device) => setCells(device, 'xen,reg', [0, 0x9010000, 0, 0x800, 0, 0x9010000]),
  },
  {
    given: 'naming the timer, which has PPIs',
    change: (device) => setValue(device, 'xen,path', path('/timer')),
  },
  {
    given: "naming Xen's console",
    change: (device) => setValue(device, 'xen,path', path('/pl011@9000000')),
  },
];

/** A partial tree with a change to its first device. */
export function spoil(partial: Uint8Array, change: (device: EditNode) => void): Uint8Array {
  const tree = parseFdt(partial);
  const device = (nodeAt(tree.root as EditNode, '/passthrough') as EditNode).children.find(({ properties }) =>
    properties.some(({ name }) => name === 'xen,path'),
  );
  change(device!);
  return writeFdt(tree);
}
