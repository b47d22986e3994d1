import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeIndex } from '../../core/base/brand.ts';
import { DeviceTree } from '../../core/devicetree/tree.ts';
import { dts } from '../../core/testing/dts.ts';
import {
  countMatches,
  expandTo,
  expansionOf,
  filterMask,
  firstExpansion,
  hasRowsBelow,
  type Rows,
  rowOf,
  setExpanded,
  typeahead,
  visibleRows,
  withoutDisabled,
} from './rows.ts';

const tree = new DeviceTree(dts`
  / {
    cpus { cpu@0 {}; cpu@1 {}; };
    soc {
      serial@1000 { compatible = "acme,uart", "ns16550a"; };
      ethernet@2000 { compatible = "acme,gem"; mdio { phy@0 {}; }; };
      serial@3000 {};
    };
  };
`);
const node = (path: string) => tree.byPath(path)!;
const names = ({ nodes }: Rows) => Array.from(nodes, (at) => tree.name(at as NodeIndex));
const everything = new Uint8Array(tree.size).fill(1);
const filtered = (part: string) => {
  const mask = filterMask(tree, (at) => tree.name(at).includes(part));
  return { mask, rows: visibleRows(tree, expansionOf(mask), mask) };
};

test('only what stands below expanded nodes is on show', () => {
  expect(names(visibleRows(tree, new Uint8Array(tree.size)))).toEqual(['']);
  expect(names(visibleRows(tree, firstExpansion(tree)))).toEqual([
    '',
    'cpus',
    'soc',
    'serial@1000',
    'ethernet@2000',
    'serial@3000',
  ]);
  expect(visibleRows(tree, everything).nodes).toHaveLength(tree.size);
});

test('rows know their place among their siblings', () => {
  const rows = visibleRows(tree, firstExpansion(tree));
  expect([...rows.positions]).toEqual([1, 1, 2, 1, 2, 3]);
  expect(rows.siblings[node('/soc')]).toBe(3);
  expect(rows.siblings[0]).toBe(2);
  expect(rows.siblings[tree.size]).toBe(1);
});

test('expanding to a node opens what stands above it and leaves the rest', () => {
  const expansion = expandTo(tree, new Uint8Array(tree.size), node('/soc/ethernet@2000/mdio/phy@0'));
  expect(names(visibleRows(tree, expansion))).toContain('phy@0');
  expect(expansion[node('/cpus')]).toBe(0);
  expect(expandTo(tree, expansion, node('/soc/serial@1000'))).toBe(expansion);
});

test('a node that is not on show is found at its nearest ancestor on show', () => {
  const rows = visibleRows(tree, firstExpansion(tree));
  expect(rowOf(tree, rows, node('/soc/ethernet@2000/mdio/phy@0'))).toBe(4);
  expect(rowOf(tree, rows, node('/cpus/cpu@1'))).toBe(1);
});

test('typing goes to the next name with that beginning, round the end', () => {
  const rows = visibleRows(tree, everything);
  const first = typeahead(tree, rows, 0, 's');
  expect(names(rows)[first]).toBe('soc');
  expect(names(rows)[typeahead(tree, rows, first, 'se')]).toBe('serial@1000');
  const last = rows.nodes.length - 1;
  expect(names(rows)[typeahead(tree, rows, last, 'c')]).toBe('cpus');
  expect(typeahead(tree, rows, 2, 'zzz')).toBe(2);
});

test('a filter shows matches and what leads to them', () => {
  const { mask, rows } = filtered('ethernet');
  expect(names(rows)).toEqual(['', 'soc', 'ethernet@2000']);
  expect(countMatches(mask)).toBe(1);
});

test('below a match everything can be opened', () => {
  const { mask } = filtered('ethernet');
  const open = setExpanded(
    expansionOf(mask),
    [node('/soc/ethernet@2000'), node('/soc/ethernet@2000/mdio')],
    true,
  );
  expect(names(visibleRows(tree, open, mask))).toEqual(['', 'soc', 'ethernet@2000', 'mdio', 'phy@0']);
});

test('disabled nodes can be hidden, with what stands below them, with and without a filter', () => {
  const off = new Set([node('/soc/ethernet@2000'), node('/cpus')]);
  const rest = withoutDisabled(tree, undefined, (at) => !off.has(at));
  expect(names(visibleRows(tree, everything, rest))).toEqual(['', 'soc', 'serial@1000', 'serial@3000']);
  const { mask } = filtered('@1');
  expect(
    names(
      visibleRows(
        tree,
        everything,
        withoutDisabled(tree, mask, (at) => !off.has(at)),
      ),
    ),
  ).toEqual(['', 'soc', 'serial@1000']);
  expect(hasRowsBelow(tree, rest, node('/soc'))).toBe(true);
  expect(hasRowsBelow(tree, rest, node('/cpus'))).toBe(false);
  expect(hasRowsBelow(tree, undefined, node('/cpus'))).toBe(true);
});

test('for every expansion the rows are the nodes whose ancestors are all expanded', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ min: 0, max: 1, minLength: tree.size, maxLength: tree.size }),
      (expansion) => {
        const expected = [...tree.nodes()].filter((at) =>
          [...tree.ancestors(at)].every((up) => expansion[up] === 1),
        );
        expect([...visibleRows(tree, expansion).nodes]).toEqual(expected);
      },
    ),
  );
});
