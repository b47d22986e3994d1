import type { FdtNode, FdtTree } from '../fdt/tree.ts';
import { checkSource } from './check-source.ts';
import type { SourceNode } from './model.ts';
import { addFixups, addSymbols } from './overlay-tables.ts';
import { readSource } from './read-source.ts';
import { Resolver } from './resolve.ts';
import { positionOf } from './source.ts';

export interface DtsOptions {
  /** Add `/__symbols__` with the path of every labelled node, as dtc's -@ does. */
  readonly symbols?: boolean;
  /** Contents for `/include/`, `#include` (without macros) and `/incbin/`, by the name used there. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Compiles device tree source (Devicetree Specification 0.4, chapter 6, and dtc's `/plugin/` syntax) to a tree;
 * written canonically it is the blob that dtc makes. Text of a preprocessor with its line marks is accepted.
 * Strings are stored as UTF-8.
 * @throws DtsError where the text is no sound source
 */
export function parseDts(text: string, options: DtsOptions = {}): FdtTree {
  return parsePlacedDts(text, options).tree;
}

/** A compiled text that still knows where its parts stand. */
export interface PlacedDts {
  readonly tree: FdtTree;
  /** The line, from 1, of the definition or deletion that decided about a node or property; undefined for others. */
  lineOf(path: string, property?: string): number | undefined;
}

/** {@link parseDts} for those who want to point at the text. @throws DtsError */
export function parsePlacedDts(text: string, options: DtsOptions = {}): PlacedDts {
  const tree = readSource(text, options.files ?? new Map());
  checkSource(tree.root);
  const resolver = new Resolver(tree);
  const symbols = options.symbols ?? false;
  resolver.resolve({ keepLabelled: symbols });
  if (symbols) addSymbols(tree, resolver);
  if (tree.plugin) addFixups(tree, resolver);
  return {
    tree: { reservations: tree.reservations, bootCpu: tree.bootCpu, root: plain(tree.root) },
    lineOf(path, property) {
      const steps = path.split('/').filter((step) => step !== '');
      let node: SourceNode | undefined = tree.root;
      for (const step of steps) node = node?.children.first(step);
      const at =
        property === undefined ? (node?.deletedAt ?? node?.at) : node?.properties.first(property)?.at;
      return at && positionOf(at).line;
    },
  };
}

function plain(node: SourceNode): FdtNode {
  return {
    name: node.name,
    properties: node.liveProperties.map(({ name, value }) => ({ name, value })),
    children: node.liveChildren.map(plain),
  };
}
