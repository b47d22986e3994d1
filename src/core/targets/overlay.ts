import type { OutputFile } from '../contract.ts';
import { printDts } from '../dts/index.ts';
import { type FdtNode, type FdtTree, writeFdt } from '../fdt/index.ts';
import { DraftNode, finishDraft, stringBytes } from '../partial/draft.ts';
import { type LineReason, TextFile } from './text.ts';

/** What an overlay adds below one node of the host tree. */
export interface Fragment {
  /** Absolute path of a node that the host tree has. */
  readonly target: string;
  /** Properties and children to add. */
  readonly content: Omit<FdtNode, 'name'>;
  readonly reason: LineReason;
  /** Reasons of properties and nodes below, by path relative to the target (`/` is the target) and `:property`. */
  readonly reasons?: ReadonlyMap<string, LineReason>;
  /**
   * The cells that hold phandles of nodes that the overlay itself brings, by path relative to the target, `:` and
   * property: whoever applies the overlay gives those nodes other numbers.
   */
  readonly references?: ReadonlyMap<string, readonly number[]>;
}

/** An overlay as source and as blob: `NAME.dts` and `NAME.dtbo`. */
export function overlayFiles(name: string, heading: string, fragments: readonly Fragment[]): OutputFile[] {
  const file = new TextFile();
  file.add(`// ${heading}`);
  file.add('/dts-v1/;');
  file.add('/plugin/;');
  addFragments(file, fragments);
  return [file.finish(`${name}.dts`), { name: `${name}.dtbo`, bytes: writeFdt(overlayTree(fragments)) }];
}

/** The overlay as dtc compiles it from `&{/path} { … };`. */
export function overlayTree(fragments: readonly Fragment[]): FdtTree {
  const children = fragments.map(
    ({ target, content }, i): FdtNode => ({
      name: `fragment@${i}`,
      properties: [{ name: 'target-path', value: stringBytes([target]) }],
      children: [{ name: '__overlay__', ...content }],
    }),
  );
  const fixups = localFixups(fragments);
  const root = { name: '', properties: [], children: [...children, ...(fixups ? [fixups] : [])] };
  return { reservations: [], bootCpu: 0, root };
}

/** `/__local_fixups__`: where phandles of the overlay's own nodes stand, as offsets in bytes. */
function localFixups(fragments: readonly Fragment[]): FdtNode | undefined {
  const root = new DraftNode('__local_fixups__', { why: 'For whoever applies the overlay.' });
  for (const [i, { references }] of fragments.entries()) {
    for (const [key, positions] of references ?? []) {
      const [path, property] = key.split(':', 2) as [string, string];
      let at = root;
      for (const name of [`fragment@${i}`, '__overlay__', ...path.split('/').filter((part) => part !== '')]) {
        const known = at.children.find((child) => child.name === name);
        const next = known ?? new DraftNode(name, root.reason);
        if (known === undefined) at.add(next);
        at = next;
      }
      at.cells(
        property,
        positions.map((position) => position * 4),
      );
    }
  }
  return root.children.length === 0 ? undefined : finishDraft(root).root;
}

/** Cells to an entry of lists whose entries do not begin with a phandle. */
const ENTRY_CELLS: Readonly<Record<string, number>> = {
  'scmi-secondary-agents': 3,
  'epam,secondary-agents': 3,
};

/** Prints all fragments as nodes of one tree, and gives each its target in place of its name. */
function addFragments(file: TextFile, fragments: readonly Fragment[]): void {
  const children = fragments.map(({ content }, i): FdtNode => ({ name: `${i}`, ...content }));
  const root = { name: '', properties: [], children };
  const printed = printDts(
    { reservations: [], bootCpu: 0, root },
    {
      lines: true,
      cells: ({ path }, property) => {
        const [, name] = path.split('/', 2);
        const below = path.slice(name!.length + 1) || '/';
        const positions = fragments[Number(name)]?.references?.get(`${below}:${property}`);
        const width = ENTRY_CELLS[property];
        return (
          positions && {
            references: positions,
            ...(width !== undefined && { starts: positions.map((_, i) => i * width) }),
          }
        );
      },
    },
  );
  const lines = printed.text.split('\n');
  let shift = 0;
  for (const { path, property, from, to } of printed.lines) {
    if (path === '/') continue;
    const [, name] = path.split('/', 2);
    const { target, reason, reasons } = fragments[Number(name)]!;
    if (path === `/${name}` && property === undefined) {
      file.add('');
      shift = file.length + 1 - from;
      const body = lines.slice(from, to).map((line) => line.slice(1));
      file.add([`&{${target}} {`, ...body].join('\n'), reason);
      continue;
    }
    const below = path.slice(name!.length + 1) || '/';
    const why = reasons?.get(property === undefined ? below : `${below}:${property}`);
    if (why) file.explain({ from: from + shift, to: to + shift, ...why });
  }
}
