import fc from 'fast-check';
import type { FdtNode, FdtProperty, FdtTree } from '../fdt/index.ts';

/** Names of all bytes but NUL; most from a few, so that names repeat and are tails of each other. */
const name = fc.oneof(
  fc.constantFrom('reg', '#size-cells', 'size-cells', 'cells', 's', '', 'clock-names', 'names', 'node@0'),
  fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
);

const property: fc.Arbitrary<FdtProperty> = fc.record({ name, value: fc.uint8Array({ maxLength: 9 }) });

/** Nodes with so many levels below them at most. */
function nodeAbove(levels: number): fc.Arbitrary<FdtNode> {
  const children = levels === 0 ? fc.constant([]) : fc.array(nodeAbove(levels - 1), { maxLength: 3 });
  return fc.record({ name, properties: fc.array(property, { maxLength: 5 }), children });
}

/** Trees of every shape that a blob can hold. */
export const anyTree: fc.Arbitrary<FdtTree> = fc.record({
  reservations: fc.array(
    fc.record({
      address: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      size: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    }),
    { maxLength: 3 },
  ),
  bootCpu: fc.integer({ min: 0, max: 0xffffffff }),
  root: nodeAbove(4).map((root) => ({ ...root, name: '' })),
});
