/** The room that Xen has for the tree of a guest: is a tree as large as we count it, and is the limit where we say. */
import { guestTree, treeRoom } from '../../src/core/checks/memory/guest-tree.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { parseFdt } from '../../src/core/fdt/index.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { CLOCK } from './cases.ts';
import { askBoth, askXen, type Verdict } from './dom0less.ts';
import { machineTree } from './machine.ts';
import { type Exported, exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

const SUBJECT = 'QEMU virt';
/** A property's token, length and name, beside its name in the table and its value. */
const PROPERTY = 12;
const RULE = 'DG-MEM-03';

/** What the rule about too large trees counts for guests of the machine, whatever board their devices are from. */
export class Room {
  readonly #facts: HostFacts;

  constructor(machine: Uint8Array) {
    this.#facts = new HostFacts(new DeviceTree(machine));
  }

  /** The tree that Xen will make for the domain of an export. */
  treeOf({ plan, partial }: Pick<Exported, 'plan' | 'partial'>): ReturnType<typeof guestTree> {
    return guestTree({ facts: this.#facts, plan }, plan.domains[0]!, parseFdt(partial));
  }

  holds(made: Exported): boolean {
    return this.treeOf(made).bytes <= roomOf(made);
  }

  /** Whether Xen and xl take an export whose tree fits, and Xen does not where it does not fit. */
  async ask(parts: Parts, xl: Xl, host: Uint8Array, made: Exported): Promise<Pick<Row, 'answer' | 'passed'>> {
    if (this.holds(made)) return askBoth(parts, xl, host, made, this.treeOf(made).bytes);
    return judgeTooLarge(made, this.treeOf(made).bytes, await askXen(parts, host, made));
  }
}

const roomOf = ({ plan: { target, domains }, partial }: Exported): number =>
  treeRoom(target.version, domains[0]!, partial.length);

/** Xen 4.17 says so, or hands out a tree with holes. */
function judgeTooLarge(
  made: Exported,
  bytes: number,
  { outcome, words }: Verdict,
): Pick<Row, 'answer' | 'passed'> {
  const passed = outcome === 'refused' || outcome === 'mismatch';
  const counted = `${bytes} bytes where there are ${roomOf(made)}, as ${RULE} counts`;
  return { answer: `${counted}; ${outcome}: ${words}`, passed };
}

/** Trees of exactly as many bytes as Xen has, and of one more, and of so few more that one property is left out. */
export async function verifyRoom(parts: Parts, xl: Xl): Promise<Row[]> {
  const host = machineTree(parts);
  const room = new Room(host);
  const plain = exported(host, CLOCK, { kernel: parts.guest });
  const limit = roomOf(plain);
  const sized = (bytes: number): Exported => {
    const snippet = padding(bytes - room.treeOf(plain).bytes);
    const made = exported(host, { ...CLOCK, snippet }, { kernel: parts.guest });
    if (room.treeOf(made).bytes !== bytes) throw new Error(`the padded tree has not ${bytes} bytes`);
    return made;
  };
  const leavesOut = (bytes: number): boolean => room.treeOf(sized(bytes)).fitsWithoutSpeed(limit);
  const first = firstWhere(limit + 1, leavesOut);
  const beyond = firstWhere(first, (bytes) => !leavesOut(bytes));
  const rows: Row[] = [];
  for (const bytes of [limit, limit + 1, first, beyond]) {
    const made = sized(bytes);
    const given = `clock, in a tree of ${bytes} bytes`;
    const says = made.errors.includes(RULE);
    const answer =
      bytes === first
        ? judgeWithoutSpeed(await askXen(parts, host, made))
        : await room.ask(parts, xl, host, made);
    const passed = answer.passed && says === bytes > limit;
    rows.push({ subject: SUBJECT, given, answer: answer.answer, passed });
  }
  return rows;
}

/** Xen does not look whether there was room for this property. */
function judgeWithoutSpeed({ outcome, words, tree }: Verdict): Pick<Row, 'answer' | 'passed'> {
  const console = tree?.byPath('/sbsa-uart@22000000');
  const lacks = console !== undefined && !tree!.has(console, 'current-speed');
  const speed = lacks ? `current-speed is missing, as ${RULE} says` : 'current-speed is there';
  return {
    answer: `${[outcome, words].filter(Boolean).join(': ')}; ${speed}`,
    passed: outcome === 'accepted' && lacks,
  };
}

function firstWhere(from: number, holds: (bytes: number) => boolean): number {
  for (let bytes = from; bytes < from + 64; bytes++) if (holds(bytes)) return bytes;
  throw new Error(`no limit within 64 bytes from ${from}`);
}

/** A property of its own in /passthrough that takes so many bytes: a value of whole cells, the rest in its name. */
function padding(bytes: number): string {
  const free = bytes - PROPERTY - 1;
  const name = `own,${'x'.repeat(4 + (free % 4))}`;
  const cells = (free - name.length) / 4;
  return `/ { passthrough { ${name} = <${'0 '.repeat(cells).trim()}>; }; };`;
}
