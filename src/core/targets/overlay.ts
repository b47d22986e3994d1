import type { OutputFile, Provenance } from '../contract.ts';
import { type PrintOptions, printDts } from '../dts/index.ts';
import { type FdtNode, type FdtTree, writeFdt } from '../fdt/index.ts';
import { stringBytes } from '../partial/draft.ts';
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
  readonly cells?: PrintOptions['cells'];
}

/** An overlay as source and as blob: `NAME.dts` and `NAME.dtbo`. */
export function overlayFiles(name: string, heading: string, fragments: readonly Fragment[]): OutputFile[] {
  const file = new TextFile();
  file.add(`// ${heading}`);
  file.add('/dts-v1/;');
  file.add('/plugin/;');
  for (const fragment of fragments) addFragment(file, fragment);
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
  return { reservations: [], bootCpu: 0, root: { name: '', properties: [], children } };
}

function addFragment(file: TextFile, { target, content, reason, reasons, cells }: Fragment): void {
  const tree = { reservations: [], bootCpu: 0, root: { name: '', ...content } };
  const printed = printDts(tree, { lines: true, ...(cells && { cells }) });
  const lines = printed.text.trimEnd().split('\n');
  const start = lines.indexOf('/ {');
  const before = file.length + 1;
  file.add('');
  file.add([`&{${target}} {`, ...lines.slice(start + 1)].join('\n'), reason);
  const shift = before - start;
  for (const { path, property, from, to } of printed.lines) {
    const why = reasons?.get(property === undefined ? path : `${path}:${property}`);
    if (why) file.explain({ from: from + shift, to: to + shift, ...why } satisfies Provenance);
  }
}
