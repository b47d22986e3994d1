/** Part b: `xl create` in a running dom0, with the exported dom.cfg as it is, and with one thing wrong in it. */
import { decodeUtf8, encodeUtf8 } from '../../src/core/platform.ts';
import { machineCases } from './cases.ts';
import type { Created, Creation, Dom0 } from './dom0.ts';
import type { Linux } from './linux.ts';
import { judgeLinux } from './linux-plan.ts';
import { machineTree } from './machine.ts';
import { type Exported, exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';

const SUBJECT = 'xl create in dom0';
const SECONDS = 60;
/** xl hides nothing of a partial tree from the guest. */
const NOTHING: ReadonlySet<string> = new Set();

export async function verifyXlCreate(parts: Parts, linux: Linux, dom0: Dom0): Promise<Row[]> {
  const host = machineTree(parts);
  const cases = machineCases(parts).map(({ given, ...wish }) => ({
    given,
    made: exported(host, wish, linux),
  }));
  const clock = cases.find(({ made }) => made.name === 'clock')!.made;
  const spoiled = REFUSED.map((fault) => ({ ...fault, creation: spoil(clock, fault) }));
  // The one export that has all the devices marks all of them.
  const marks = cases.find(({ made }) => made.name === 'several')!.made.marks;
  const answers = await dom0.create(
    [...cases.map(({ made }) => made), ...spoiled.map(({ creation }) => creation)],
    [marks],
    SECONDS,
  );
  return [
    ...cases.map(({ given, made }) => ({
      subject: SUBJECT,
      given,
      ...judgeCreated(made, answers.get(made.name)),
    })),
    ...spoiled.map(({ given, words, creation }) => {
      const answer = answers.get(creation.name);
      const said = answer?.words.find((line) => words.test(line));
      const passed = answer !== undefined && answer.status !== 0 && said !== undefined;
      return { subject: SUBJECT, given, answer: said ?? describe(answer), passed };
    }),
  ];
}

function judgeCreated(made: Exported, created: Created | undefined): Pick<Row, 'answer' | 'passed'> {
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
  readonly words: RegExp;
}

/** Settings of the clock's dom.cfg that a running Xen refuses, which no reading of the file alone can tell. */
const REFUSED: readonly Fault[] = [
  {
    name: 'hexadecimal',
    given: 'an interrupt in hexadecimal',
    change: ['34,', '0x22,'],
    words: /Invalid argument parsing irq/,
  },
  {
    name: 'ppi',
    given: "an interrupt of the timer's (PPI)",
    change: ['34,', '27,'],
    words: /failed give (?:dom\w+ )?access to irq 27/,
  },
  {
    name: 'console',
    given: "the interrupt of Xen's console",
    change: ['34,', '33,'],
    words: /failed give (?:dom\w+ )?access to irq 33/,
  },
  {
    name: 'unmarked',
    given: 'the interrupt of a device that dom0 has kept',
    change: ['34,', '49,'],
    words: /irq 49|IRQ 49/,
  },
  {
    name: 'memory',
    given: 'a page of RAM as registers',
    change: ['"0x9010,0x1"', '"0x48000,0x1"'],
    words: /failed give (?:dom\w+ )?access to iomem range/,
  },
  {
    name: 'console-page',
    given: "the page of Xen's console",
    change: ['"0x9010,0x1"', '"0x9000,0x1"'],
    words: /failed give (?:dom\w+ )?access to iomem range/,
  },
  {
    name: 'unprotected',
    given: 'dtdev for a device that no IOMMU covers',
    change: [/$/, 'dtdev = [ "/pl031@9010000" ]\n'],
    words: /passthrough not supported on this platform/,
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
