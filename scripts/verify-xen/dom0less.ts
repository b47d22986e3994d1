/** One question to Xen: does it build a domain with this partial tree, and does the guest find what the tree says? */
import type { NodeIndex } from '../../src/core/base/brand.ts';
import { cellAt, DeviceTree } from '../../src/core/devicetree/tree.ts';
import { GUEST_DONE, patchedGuest, readGuest } from './guest.ts';
import { blob, bootXen, hostForXen, type Load } from './machine.ts';
import { type Exported, MODULE_ADDRESS } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

export interface Verdict {
  readonly outcome: 'accepted' | 'refused' | 'mismatch' | 'no verdict';
  /** Xen's words, or what is different. */
  readonly words: string;
  readonly pages: number;
  /** The guest's whole tree, where it told it. */
  readonly tree?: DeviceTree;
  readonly console: string;
}

/** A guest that has said nothing for so many seconds has no more to say, on the busiest machine. */
const SILENCE = 120;

/** What Xen prints when it does not take a partial tree; 4.17 prints it and goes on. */
const REFUSAL =
  /Failed to assign device|Couldn't find node|missing for d\d|not page aligned|Unable to map IRQ|IRQ can only be routed|Device tree generation failed|Failed to map|Could not set up domain/;
const XEN_ONLY = new Set(['xen,reg', 'xen,path', 'xen,force-assign-without-iommu']);
const PAGE = 4096n;

/** Boots the small guest as the export says, on the machine with the given host tree. */
export async function askXen(
  parts: Parts,
  host: Uint8Array,
  { partial, domains }: Pick<Exported, 'partial' | 'domains'>,
): Promise<Verdict> {
  const tree = new DeviceTree(partial);
  const pages = mappedPages(tree);
  const touch = pages.flatMap(({ first, last }) => [first, last, last + PAGE]);
  const kernel = patchedGuest(parts.guest, { touch });
  const console = await bootDomain(parts, host, { partial, domains }, { kernel }, GUEST_DONE, SILENCE);
  const view = readGuest(console);
  const verdict = (outcome: Verdict['outcome'], words: string): Verdict => ({
    outcome,
    words,
    pages: pages.length,
    console,
    ...(view?.tree && { tree: view.tree }),
  });
  const refusal = refusalIn(console);
  if (refusal) return verdict('refused', refusal);
  if (!view) return verdict('no verdict', console.trim().split('\n').at(-1) ?? 'Xen said nothing');
  if (!view.tree) return verdict('mismatch', "the guest's tree is damaged");
  const differences = [...compareTrees(tree, view.tree), ...comparePages(pages, view.mapped)];
  return differences.length > 0 ? verdict('mismatch', differences[0]!) : verdict('accepted', '');
}

/** Xen with the domain of an export, the host tree otherwise as it is. @returns what the console said */
export async function bootDomain(
  parts: Parts,
  host: Uint8Array,
  { partial, domains }: Pick<Exported, 'partial' | 'domains'>,
  { kernel, ramdisk }: { readonly kernel: Load['content']; readonly ramdisk?: string },
  done: RegExp,
  silence: number,
): Promise<string> {
  const loads = [
    { content: kernel, address: MODULE_ADDRESS.kernel },
    { content: partial, address: MODULE_ADDRESS.tree },
    ...(ramdisk ? [{ content: ramdisk, address: MODULE_ADDRESS.ramdisk }] : []),
  ];
  return bootXen(parts, { host: blob(hostForXen(host, [domains])), loads, done, silence });
}

/** What Xen found wrong with the partial tree while it built the domain. */
export const refusalIn = (console: string): string | undefined =>
  console
    .split('\n')
    .find((line) => REFUSAL.test(line))
    ?.replace('(XEN) ', '')
    .trim();

/**
 * The same question to Xen about the partial tree and to xl about the dom.cfg of one export.
 * @param counted the bytes of the guest's whole tree, as we count them
 */
export async function askBoth(
  parts: Parts,
  xl: Xl,
  host: Uint8Array,
  made: Exported,
  counted: number,
): Promise<Pick<Row, 'answer' | 'passed'>> {
  const { outcome, words, pages, tree } = await askXen(parts, host, made);
  const refusal = xl.refuses(made.config);
  const bytes = tree?.bytes.length;
  const size = bytes === counted ? `${bytes} bytes` : `${bytes} bytes and not ${counted}`;
  return {
    answer: `${outcome} ${words || `(${pages} ranges, ${size})`}; xl: ${refusal ?? 'accepted'}`,
    passed: outcome === 'accepted' && bytes === counted && refusal === undefined,
  };
}

interface MappedRange {
  readonly path: string;
  /** Guest addresses of the first and the last page. */
  readonly first: bigint;
  readonly last: bigint;
}

/** What `xen,reg` asks Xen to map: host address, size, guest address, with the parent's cells. */
function mappedPages(tree: DeviceTree): MappedRange[] {
  const found: MappedRange[] = [];
  for (const node of tree.nodes()) {
    const value = tree.value(node, 'xen,reg');
    if (value === undefined) continue;
    const parent = tree.parent(node)!;
    const address = tree.u32(parent, '#address-cells')!;
    const size = tree.u32(parent, '#size-cells')!;
    for (let at = 0; at + 2 * address + size <= value.length / 4; at += 2 * address + size) {
      const length = number(value, at + address, size);
      const guest = number(value, at + address + size, address);
      if (length > 0n) found.push({ path: tree.path(node), first: guest, last: guest + length - PAGE });
    }
  }
  return found;
}

function number(value: Uint8Array, at: number, cells: number): bigint {
  let result = 0n;
  for (let i = 0; i < cells; i++) result = (result << 32n) | BigInt(cellAt(value, at + i));
  return result;
}

/** Every mapped page answers or aborts as a device would; the page behind a range does not, unless another has it. */
function comparePages(ranges: readonly MappedRange[], mapped: ReadonlyMap<bigint, boolean>): string[] {
  const within = (page: bigint): boolean => ranges.some(({ first, last }) => page >= first && page <= last);
  return ranges.flatMap(({ path, first, last }) => {
    const wrong: string[] = [];
    for (const page of [first, last]) {
      if (mapped.get(page) === false) wrong.push(`${path}: nothing is mapped at 0x${page.toString(16)}`);
    }
    const behind = last + PAGE;
    if (mapped.get(behind) && !within(behind)) wrong.push(`${path}: 0x${behind.toString(16)} is mapped, too`);
    return wrong;
  });
}

/**
 * The guest's `/passthrough` and `/aliases` are those of the partial tree, without what is meant for Xen.
 * @param hidden the properties that the guest does not see; xl hides none
 */
export function compareTrees(
  partial: DeviceTree,
  guest: DeviceTree,
  hidden: ReadonlySet<string> = XEN_ONLY,
): string[] {
  const wrong: string[] = [];
  for (const top of ['/passthrough', '/aliases']) {
    const from = partial.byPath(top);
    if (from === undefined) continue;
    const to = guest.byPath(top);
    if (to === undefined) return [`the guest's tree has no ${top}`];
    if (names(partial, from) !== names(guest, to)) wrong.push(`the nodes below ${top} differ`);
    for (const node of partial.subtree(from)) {
      const other = guest.byPath(partial.path(node));
      if (other === undefined) wrong.push(`the guest's tree has no ${partial.path(node)}`);
      else wrong.push(...compareProperties(partial, node, guest, other, hidden));
    }
  }
  return wrong;
}

const names = (tree: DeviceTree, top: NodeIndex): string =>
  [...tree.subtree(top)].map((node) => tree.path(node)).join('\n');

function compareProperties(
  partial: DeviceTree,
  node: NodeIndex,
  guest: DeviceTree,
  other: NodeIndex,
  hidden: ReadonlySet<string>,
): string[] {
  const expected = partial.propertyNames(node).filter((name) => !hidden.has(name));
  const found = guest.propertyNames(other);
  const wrong = expected.filter((name) => {
    const [a, b] = [partial.value(node, name)!, guest.value(other, name)];
    return b === undefined || Buffer.compare(a, b) !== 0;
  });
  const extra = found.filter((name) => !expected.includes(name));
  return [...wrong, ...extra].map((name) => `${partial.path(node)}: ${name} differs in the guest's tree`);
}
