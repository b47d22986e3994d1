import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { applyOverlay, parseDts } from '../../src/core/dts/index.ts';
import { type FdtNode, type FdtTree, parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import type { Board, Check, Outcome } from './check.ts';

const FRAGMENTS = 12;

/**
 * An overlay made for the board, with references both ways, new nodes and labels, gives the tree that fdtoverlay
 * makes of it. Boards of the kernel package carry no labels, so every node with a phandle is given one first.
 */
const check: Check = {
  name: 'overlay',
  tools: ['fdtoverlay'],
  run({ bytes }: Board): Outcome {
    const { tree, labels } = withLabels(parseFdt(bytes));
    if (labels.length === 0) return {};
    const step = Math.max(1, Math.floor(labels.length / FRAGMENTS));
    const targets = labels.filter((_, i) => i % step === 0);
    const overlay = parseDts(overlayText(targets), { symbols: true });
    const failures = isDeepStrictEqual(applyOverlay(tree, overlay), fdtoverlay(tree, overlay))
      ? []
      : ['fdtoverlay makes another tree'];
    return { failures, counts: { fragments: targets.length } };
  },
};
export default check;

function withLabels(tree: FdtTree): { tree: FdtTree; labels: string[] } {
  const paths: string[] = [];
  const walk = (node: FdtNode, path: string): void => {
    if (path !== '' && node.properties.some(({ name }) => name === 'phandle')) paths.push(path);
    for (const child of node.children) walk(child, `${path}/${child.name}`);
  };
  walk(tree.root, '');
  const symbols: FdtNode = {
    name: '__symbols__',
    properties: paths.map((path, i) => ({ name: `n${i}`, value: new TextEncoder().encode(`${path}\0`) })),
    children: [],
  };
  const children = [...tree.root.children.filter(({ name }) => name !== '__symbols__'), symbols];
  return { tree: { ...tree, root: { ...tree.root, children } }, labels: paths.map((_, i) => `n${i}`) };
}

function overlayText(labels: readonly string[]): string {
  const fragments = labels.map((label, i) => {
    const other = labels[(i * 7 + 3) % labels.length];
    return `&${label} { status = "okay"; added = <&${other} 1 &own${i} 0xffffffff>;
      own${i}: own-${i}@${i} { self = <&own${i}>; up = <&${label}>, "and", [01]; deeper { ref = <&${other}>; }; }; };`;
  });
  return `/dts-v1/; /plugin/; &{/} { model = "changed"; }; ${fragments.join('\n')}`;
}

function fdtoverlay(base: FdtTree, overlay: FdtTree): FdtTree {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
  try {
    writeFileSync(join(folder, 'base.dtb'), writeFdt(base));
    writeFileSync(join(folder, 'extra.dtbo'), writeFdt(overlay));
    execFileSync('fdtoverlay', ['-i', 'base.dtb', '-o', 'out.dtb', 'extra.dtbo'], { cwd: folder });
    return parseFdt(new Uint8Array(readFileSync(join(folder, 'out.dtb'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
