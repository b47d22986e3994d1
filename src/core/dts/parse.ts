import type { FdtNode, FdtTree } from '../fdt/tree.ts';
import { checkSource } from './check-source.ts';
import type { SourceNode } from './model.ts';
import { addFixups, addSymbols } from './overlay-tables.ts';
import { readSource } from './read-source.ts';
import { Resolver } from './resolve.ts';

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
  const tree = readSource(text, options.files ?? new Map());
  checkSource(tree.root);
  const resolver = new Resolver(tree);
  const symbols = options.symbols ?? false;
  resolver.resolve({ keepLabelled: symbols });
  if (symbols) addSymbols(tree, resolver);
  if (tree.plugin) addFixups(tree, resolver);
  return { reservations: tree.reservations, bootCpu: tree.bootCpu, root: plain(tree.root) };
}

function plain(node: SourceNode): FdtNode {
  return {
    name: node.name,
    properties: node.liveProperties.map(({ name, value }) => ({ name, value })),
    children: node.liveChildren.map(plain),
  };
}
