/** Part b: `xl create` in a running dom0, with the exported dom.cfg as it is, and with one thing wrong in it. */
import type { Refusal } from '../../src/core/checks/accept.ts';
import { acceptAccess } from '../../src/core/checks/accept-access.ts';
import { acceptXl } from '../../src/core/checks/accept-xl.ts';
import { markedPaths } from '../../src/core/checks/files/run.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { applyOverlay } from '../../src/core/dts/index.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/platform.ts';
import { machineCases, rowsOf } from './cases.ts';
import type { Created, Creation, Dom0 } from './dom0.ts';
import { judgeRefusal } from './foreseen.ts';
import type { Linux } from './linux.ts';
import { judgeLinux } from './linux-plan.ts';
import { machineTree } from './machine.ts';
import { type Exported, exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';

const SUBJECT = 'xl create in dom0';
/** xl hides nothing of a partial tree from the guest. */
const NOTHING: ReadonlySet<string> = new Set();

export async function verifyXlCreate(parts: Parts, linux: Linux, dom0: Dom0): Promise<Row[]> {
  const host = machineTree(parts);
  const cases = machineCases(parts);
  const made = new Map(
    cases.flatMap(({ given, lacks, ...wish }) =>
      lacks === undefined ? [[wish.name, exported(host, wish, linux)] as const] : [],
    ),
  );
  const clock = made.get('clock')!;
  const spoiled = REFUSED.map((fault) => ({ ...fault, creation: spoil(clock, fault) }));
  // The one export that has all the devices marks all of them.
  const { marks } = made.get('several')!;
  const answers = await dom0.create([...made.values(), ...spoiled.map(({ creation }) => creation)], [marks]);
  const facts = new HostFacts(new DeviceTree(applyMarks(host, marks)));
  return [
    ...(await rowsOf(SUBJECT, cases, async ({ name }) => judgeCreated(made.get(name)!, answers.get(name)))),
    ...spoiled.map(({ given, creation, words }) => ({
      subject: SUBJECT,
      given,
      ...judgeRefused(words ?? foresee(facts, clock, creation), answers.get(creation.name)),
    })),
  ];
}

/** What xl and libxl say of the configuration, and then Xen when it shall pass things on. */
export function foresee(facts: HostFacts, { partial, plan }: Exported, { config }: Creation): Refusal[] {
  const text = decodeUtf8(config);
  return [
    ...acceptXl(facts, text, new DeviceTree(partial), plan.target),
    ...acceptAccess(facts, text, markedPaths(facts.tree)),
  ];
}

function applyMarks(host: Uint8Array, marks: Uint8Array): Uint8Array {
  return writeFdt(applyOverlay(parseFdt(host), parseFdt(marks)));
}

/** @param foreseen what our port says, or words that no rule about an export can know */
export function judgeRefused(
  foreseen: readonly Refusal[] | RegExp,
  answer: Created | undefined,
): Pick<Row, 'answer' | 'passed'> {
  if (answer === undefined) return { answer: describe(answer), passed: false };
  const refused = answer.status !== 0;
  if (!(foreseen instanceof RegExp)) return judgeRefusal(foreseen, refused, answer.words.join('\n'));
  const said = answer.words.find((line) => foreseen.test(line));
  return { answer: `refused: ${said ?? describe(answer)}`, passed: refused && said !== undefined };
}

export function judgeCreated(made: Exported, created: Created | undefined): Pick<Row, 'answer' | 'passed'> {
  if (created === undefined || created.status !== 0) return { answer: describe(created), passed: false };
  return judgeLinux(made.partial, created.console, NOTHING);
}

function describe(created: Created | undefined): string {
  if (created === undefined) return 'dom0 did not come to it';
  const why = created.words.filter((line) => /error|^xl:/.test(line));
  return `xl ended with ${created.status}: ${why.slice(0, 2).join('; ')}`;
}

interface Fault {
  readonly name: string;
  readonly given: string;
  readonly change: readonly [from: RegExp | string, to: string];
  /** What xl says, where it is about dom0 and not about the export. */
  readonly words?: RegExp;
}

/** Settings of the clock's dom.cfg that a running Xen refuses. */
const REFUSED: readonly Fault[] = [
  { name: 'hexadecimal', given: 'an interrupt in hexadecimal', change: ['34,', '0x22,'] },
  { name: 'ppi', given: "an interrupt of the timer's (PPI)", change: ['34,', '27,'] },
  { name: 'console', given: "the interrupt of Xen's console", change: ['34,', '33,'] },
  { name: 'unmarked', given: 'the interrupt of a device that dom0 has kept', change: ['34,', '49,'] },
  { name: 'memory', given: 'a page of RAM as registers', change: ['"0x9010,0x1"', '"0x48000,0x1"'] },
  { name: 'console-page', given: "the page of Xen's console", change: ['"0x9010,0x1"', '"0x9000,0x1"'] },
  {
    name: 'unprotected',
    given: 'dtdev for a device that no IOMMU covers',
    change: [/$/, 'dtdev = [ "/pl031@9010000" ]\n'],
  },
  {
    name: 'no-tree',
    given: 'a partial tree that is not where dom.cfg says',
    change: ['passthrough.dtb', 'elsewhere.dtb'],
    words: /failed to read the partial device file/i,
  },
];

function spoil({ config, partial }: Exported, { name, change }: Fault): Creation {
  const text = decodeUtf8(config)
    .replace('name = "clock"', `name = "${name}"`)
    .replace(...(change as [string, string]));
  return { name, partial, config: encodeUtf8(text.replace('/etc/xen/clock/', `/etc/xen/${name}/`)) };
}
