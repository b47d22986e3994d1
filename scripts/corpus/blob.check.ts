import { isDeepStrictEqual } from 'node:util';
import { sameBytes } from '../../src/core/base/bytes.ts';
import {
  type FdtNode,
  type FdtTree,
  parseFdt,
  parseFdtWithLayout,
  writeFdt,
} from '../../src/core/fdt/index.ts';
import { dtc } from '../../src/core/testing/dtc.ts';
import type { Board, Check, Outcome } from './check.ts';

/**
 * A blob is written back as it was with its layout, and as dtc writes the same tree without. Edited, dtc reads it as
 * what was meant. Most files come from dtc and so are equal to the second form as well; those that fdtoverlay has
 * put together are not, and are named.
 */
const check: Check = {
  name: 'blob round trip',
  tools: ['dtc'],
  run({ bytes }: Board): Outcome {
    const failures: string[] = [];
    const { tree, layout } = parseFdtWithLayout(bytes);
    if (!sameBytes(writeFdt(tree, layout), bytes)) failures.push('written with its layout it differs');

    const canonical = writeFdt(tree);
    if (!sameBytes(canonical, rewrittenByDtc(bytes)))
      failures.push('written without layout it is not as dtc has it');
    if (!isDeepStrictEqual(parseFdt(canonical), tree))
      failures.push('written without layout it is another tree');

    const edited = edit(tree);
    if (!sameBytes(rewrittenByDtc(writeFdt(edited, layout)), writeFdt(edited))) {
      failures.push('edited and written with its layout it is another tree for dtc');
    }
    return sameBytes(canonical, bytes)
      ? { failures, counts: { 'as dtc writes them': 1 } }
      : { failures, notes: ['not laid out as dtc does, the tree being the same'] };
  },
};
export default check;

const rewrittenByDtc = (blob: Uint8Array): Uint8Array => dtc(['-I', 'dtb', '-O', 'dtb'], blob);

/** Adds names and a node, lengthens a value, shortens another, and drops what stands in the middle. */
function edit(tree: FdtTree): FdtTree {
  const { properties, children } = tree.root;
  const added: FdtNode = {
    name: 'added@0',
    properties: [
      { name: 'a-name-that-no-board-has', value: Uint8Array.of(1, 2, 3) },
      { name: 'status', value: Uint8Array.of(0x6f, 0x6b, 0) },
    ],
    children: [],
  };
  const half = children.length >> 1;
  return {
    reservations: [...tree.reservations, { address: 0x1000n, size: 0x1000n }],
    bootCpu: tree.bootCpu + 1,
    root: {
      name: '',
      properties: properties.map(({ name, value }) =>
        name === 'compatible'
          ? { name, value: value.subarray(value.indexOf(0) + 1) }
          : name === 'model'
            ? { name, value: Uint8Array.of(...value, ...value) }
            : { name, value },
      ),
      children: [...children.slice(0, half), added, ...children.slice(half + 1)],
    },
  };
}
