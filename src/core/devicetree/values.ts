import type { NodeIndex } from '../base/brand.ts';
import { guessKind } from '../dts/write-value.ts';
import { cellLayout } from './annotate.ts';
import { cellAt, type DeviceTree, splitStrings } from './tree.ts';

/** A property value in the form a person reads. */
export type DecodedValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'cells';
      readonly cells: readonly number[];
      /** By position: the nodes that cells refer to. */
      readonly targets: ReadonlyMap<number, NodeIndex>;
      /** Positions where an entry of a list begins; empty where the cells are no list. */
      readonly starts: readonly number[];
    };

/** Properties that are text by their definition, also where their bytes look like something else (`""`). */
const TEXT =
  /^(?:compatible|model|status|device_type|label|bootargs|(?:linux,)?stdout-path|.*-names|serial-number)$/;

/**
 * Decides what a property holds: cells where the tree's structure or the table of references says so, otherwise what
 * the printer of source takes the bytes for. Undefined where the node does not have the property.
 */
export function decodeValue(tree: DeviceTree, node: NodeIndex, property: string): DecodedValue | undefined {
  const value = tree.value(node, property);
  if (value === undefined) return undefined;
  const layout = cellLayout(tree, node, property);
  const isText = value.at(-1) === 0 && TEXT.test(property);
  const kind = layout !== undefined ? 'cells' : isText ? 'strings' : guessKind(value);
  switch (kind) {
    case 'empty':
      return { kind };
    case 'strings':
      return { kind, strings: splitStrings(value) };
    case 'bytes':
      return { kind, bytes: value };
    case 'cells': {
      const cells = Array.from({ length: value.length / 4 }, (_, i) => cellAt(value, i));
      const targets = new Map<number, NodeIndex>();
      for (const cell of layout?.references ?? []) {
        const target = tree.byPhandle(cells[cell]!);
        if (target !== undefined) targets.set(cell, target);
      }
      return { kind, cells, targets, starts: layout?.starts ?? [] };
    }
  }
}
