/**
 * An independent answer to the question of where the devices of one tree are in another: names, compatibles and status
 * from what dtc prints, registers, interrupts and references from `judge.py`.
 */
import { readNodes, sourceByDtc, stringsOf, type TextNode } from './dtc-text.ts';
import { askJudge, type Judged, type Row } from './judge.ts';

/** A node as far as an assignment depends on it. */
interface JudgedNode {
  readonly path: string;
  readonly compatible: readonly string[];
  readonly enabled: boolean;
  /** `start+size` of each register that a CPU reaches. */
  readonly registers: readonly string[];
  /** Ascending, each once. */
  readonly spis: readonly number[];
  readonly iommus: readonly Use[];
  readonly clocks: readonly Use[];
  readonly namesClocks: boolean;
}

interface Use {
  readonly provider: string;
  /** What stands behind the name of the provider. */
  readonly rest: string;
  /** What stands before it. */
  readonly label: string;
}

export interface JudgedFate {
  readonly fate: 'same' | 'changed' | 'moved' | 'vanished';
  readonly to?: string;
  readonly aspects: readonly string[];
}

/** Two trees of a board. */
export class JudgedPair {
  readonly #before: ReadonlyMap<string, JudgedNode>;
  readonly #after: ReadonlyMap<string, JudgedNode>;

  constructor(before: string, after: string) {
    const [old, now] = askJudge(before, after) as [Judged, Judged];
    this.#before = readTree(before, old);
    this.#after = readTree(after, now);
  }

  /** What becomes of a path of the older tree. */
  fateOf(path: string): JudgedFate {
    const node = this.#before.get(path)!;
    const found = this.#counterpart(node);
    if (found === undefined) return { fate: 'vanished', aspects: [] };
    const aspects = this.#aspects(node, found);
    const fate = found.path !== path ? 'moved' : aspects.length > 0 ? 'changed' : 'same';
    return { fate, to: found.path, aspects };
  }

  #counterpart(node: JudgedNode): JudgedNode | undefined {
    const there = this.#after.get(node.path);
    if (there !== undefined && areAlike(node, there)) return there;
    const free = [...this.#after.values()].filter((other) => {
      if (!node.compatible.some((name) => other.compatible.includes(name))) return false;
      const own = this.#before.get(other.path);
      return own === undefined || own === node || !areAlike(own, other);
    });
    return elsewhere(node, free) ?? there;
  }

  #aspects(before: JudgedNode, after: JudgedNode): string[] {
    // Where clocks are named their order says nothing.
    const list = (uses: readonly string[]): string => (after.namesClocks ? uses.toSorted() : uses).join();
    const differs: Readonly<Record<string, boolean>> = {
      compatible: before.compatible.join() !== after.compatible.join(),
      address: before.registers.join() !== after.registers.join(),
      INTID: before.spis.join() !== after.spis.join(),
      iommus: this.#told(before.iommus).join() !== plain(after.iommus).join(),
      clocks: list(this.#told(before.clocks)) !== list(plain(after.clocks)),
      status: before.enabled !== after.enabled,
    };
    return Object.keys(differs).filter((aspect) => differs[aspect]);
  }

  /** References of the older tree with the names that their providers have in the newer one. */
  #told(uses: readonly Use[]): string[] {
    return uses.map(({ provider, rest, label }) => {
      const own = this.#before.get(provider);
      const found = own && this.#counterpart(own);
      return `${label}${nameOf(found?.path ?? provider)}${rest}`;
    });
  }
}

const plain = (uses: readonly Use[]): string[] =>
  uses.map(({ provider, rest, label }) => `${label}${nameOf(provider)}${rest}`);

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const areAlike = ({ compatible }: JudgedNode, other: JudgedNode): boolean =>
  compatible.length + other.compatible.length === 0 ||
  compatible.some((name) => other.compatible.includes(name));

/** By the first register; by all interrupts; by name where there is neither. */
function elsewhere(node: JudgedNode, free: readonly JudgedNode[]): JudgedNode | undefined {
  const start = (each: JudgedNode): string | undefined => each.registers[0]?.split('+')[0];
  if (node.registers.length > 0) {
    const found = free.filter((other) => start(other) === start(node));
    if (found.length > 0) return found[0];
  }
  if (node.spis.length > 0) {
    const found = free.filter(({ spis }) => spis.join() === node.spis.join());
    return found.length === 1 ? found[0] : undefined;
  }
  if (node.registers.length > 0) return undefined;
  const named = free.filter(({ path }) => nameOf(path) === nameOf(node.path));
  return named.length === 1 ? named[0] : undefined;
}

function readTree(file: string, { addresses, interrupts, phandles }: Judged): Map<string, JudgedNode> {
  const nodes = readNodes(sourceByDtc(file));
  const [registers, ends, references] = [addresses, interrupts, phandles].map(byNode) as [Rows, Rows, Rows];
  return new Map(
    nodes.map((node, number) => {
      const uses = (property: string, names: readonly string[]): Use[] =>
        (references.get(number) ?? [])
          .filter(([, name]) => name === property)
          .map(([, , , provider, args], entry) => ({
            provider: provider as string,
            rest: (args as number[]).map((cell) => ` ${cell}`).join(''),
            label: names[entry] ? `${names[entry]} ` : '',
          }));
      const path = node.path || '/';
      return [
        path,
        {
          path,
          compatible: stringsOf(node, 'compatible'),
          enabled: isEnabled(node),
          registers: (registers.get(number) ?? [])
            .filter(([, start, size]) => start !== null && size !== '0x0')
            .map(([, start, size]) => `${start}+${size}`),
          spis: spisOf(ends.get(number) ?? []),
          iommus: uses('iommus', []),
          clocks: uses('clocks', stringsOf(node, 'clock-names')),
          namesClocks: node.properties.has('clock-names'),
        },
      ];
    }),
  );
}

type Rows = ReadonlyMap<number, readonly Row[]>;

function byNode(rows: readonly Row[]): Rows {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const known = found.get(row[0]);
    if (known) known.push(row);
    else found.set(row[0], [row]);
  }
  return found;
}

function spisOf(rows: readonly Row[]): number[] {
  const numbers = rows.map(([, , end]) => Number(/^(\d+):/.exec(end as string)?.[1]));
  return [...new Set(numbers.filter((intid) => intid >= 32 && intid < 1020))].sort((a, b) => a - b);
}

function isEnabled(node: TextNode): boolean {
  for (let at: TextNode | undefined = node; at !== undefined; at = at.parent) {
    const [status] = stringsOf(at, 'status');
    if (at.properties.has('status') && status !== 'okay' && status !== 'ok') return false;
  }
  return true;
}
