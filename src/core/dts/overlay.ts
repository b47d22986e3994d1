import { latin1Between } from '../fdt/latin1.ts';
import type { FdtTree } from '../fdt/tree.ts';
import { wordAt } from '../fdt/word.ts';
import { encodeUtf8 } from '../platform.ts';
import { MergeNode, textOf } from './merge-node.ts';
import { OverlayError } from './overlay-error.ts';
import { cell } from './resolve.ts';

const MAX_PHANDLE = 0xfffffffe;

/** Whether a tree is an overlay: it has a child of the root with an `__overlay__` in it. */
export function isOverlay({ root }: FdtTree): boolean {
  return root.children.some((fragment) => fragment.children.some(({ name }) => name === '__overlay__'));
}

/**
 * Applies an overlay to a base tree and gives the merged tree; both stay as they were. Node and property order
 * are those of libfdt's fdt_overlay_apply() (fdt_overlay.c). Where the overlay numbers a node that has a phandle
 * in the base, the base's number stays, as in libfdt from 1.7 on: older versions renumber it and leave the
 * references of the base dangling.
 * @throws OverlayError where the overlay asks for what the base does not have, or its tables contradict it
 */
export function applyOverlay(base: FdtTree, overlay: FdtTree): FdtTree {
  if (!isOverlay(overlay)) {
    throw new OverlayError(
      'not-an-overlay',
      '/',
      'This tree has no fragment with an __overlay__ node in it.',
    );
  }
  const target = new BaseTree(base);
  const source = new MergeNode(overlay.root);
  const own = new OwnReferences(source);
  shiftPhandles(source, target.highestPhandle);
  own.shift(target.highestPhandle);
  fillFixups(target.root, source);
  for (const [fragment, content] of fragments(source)) {
    const place = target.placeOf(fragment);
    if (place) keepPhandles(place, content, own);
  }
  for (const [fragment, content] of fragments(source)) target.merge(target.requirePlaceOf(fragment), content);
  mergeSymbols(target, source);
  return { ...base, root: target.root.finish() };
}

function* fragments(source: MergeNode): Generator<[fragment: MergeNode, content: MergeNode]> {
  for (const fragment of source.children) {
    const content = fragment.child('__overlay__');
    if (content) yield [fragment, content];
  }
}

function phandleOf(node: MergeNode): number {
  for (const name of ['phandle', 'linux,phandle']) {
    const value = node.value(name);
    if (value?.length === 4) return wordAt(value, 0);
  }
  return 0;
}

/** The tree that the overlay goes into. */
class BaseTree {
  readonly root: MergeNode;
  highestPhandle = 0;
  readonly #byPhandle = new Map<number, MergeNode>();

  constructor({ root }: FdtTree) {
    this.root = new MergeNode(root);
    this.#index(this.root);
  }

  /** The node that a fragment is for; undefined where that is not there (yet). */
  placeOf(fragment: MergeNode): MergeNode | undefined {
    const { phandle, path } = goalOf(fragment);
    return phandle === 0 ? this.root.find(path!) : this.#byPhandle.get(phandle);
  }

  requirePlaceOf(fragment: MergeNode): MergeNode {
    const node = this.placeOf(fragment);
    if (node) return node;
    const { phandle, path } = goalOf(fragment);
    const wanted = phandle === 0 ? path : `the node with phandle ${phandle}`;
    throw new OverlayError(
      'no-target',
      fragment.path,
      `${fragment.path} is for ${wanted}, which the base does not have.`,
    );
  }

  merge(target: MergeNode, content: MergeNode): void {
    for (const { name, value } of content.properties) target.set(name, value);
    const phandle = phandleOf(target);
    if (phandle !== 0 && !this.#byPhandle.has(phandle)) this.#byPhandle.set(phandle, target);
    for (const child of content.children) this.merge(target.require(child.name), child);
  }

  #index(node: MergeNode): void {
    const phandle = phandleOf(node);
    this.highestPhandle = Math.max(this.highestPhandle, phandle);
    if (phandle !== 0 && !this.#byPhandle.has(phandle)) this.#byPhandle.set(phandle, node);
    for (const child of node.children) this.#index(child);
  }
}

/** Moves the overlay's own phandles above those of the base. */
function shiftPhandles(node: MergeNode, by: number): void {
  for (const name of ['phandle', 'linux,phandle']) {
    const value = node.value(name);
    if (!value) continue;
    if (value.length !== 4) {
      throw new OverlayError(
        'bad-fixup',
        node.path,
        `The ${name} of ${node.path} has ${value.length} bytes, not 4.`,
      );
    }
    const shifted = wordAt(value, 0) + by;
    if (shifted > MAX_PHANDLE) {
      throw new OverlayError(
        'no-phandles',
        node.path,
        `No phandle is left for ${node.path}: the base uses them up.`,
      );
    }
    node.set(name, cell(shifted));
  }
  for (const child of node.children) shiftPhandles(child, by);
}

/** The cells that `/__local_fixups__` says to hold phandles of the overlay's own nodes. */
class OwnReferences {
  readonly #cells: { readonly node: MergeNode; readonly property: string; readonly offset: number }[] = [];

  constructor(source: MergeNode) {
    const table = source.child('__local_fixups__');
    if (table) this.#read(table, source);
  }

  shift(by: number): void {
    for (const { node, property, offset } of this.#cells) {
      node.setCell(property, offset, (wordAt(node.value(property)!, offset) + by) >>> 0);
    }
  }

  replace(phandle: number, by: number): void {
    for (const { node, property, offset } of this.#cells) {
      if (wordAt(node.value(property)!, offset) === phandle) node.setCell(property, offset, by);
    }
  }

  #read(table: MergeNode, node: MergeNode): void {
    for (const { name, value } of table.properties) {
      if (value.length % 4 !== 0)
        throw badFixup(table, `${name} holds ${value.length} bytes, no multiple of 4`);
      for (let at = 0; at < value.length; at += 4) {
        const offset = wordAt(value, at);
        requireCell(node, name, offset);
        this.#cells.push({ node, property: name, offset });
      }
    }
    for (const child of table.children) {
      const named = node.child(child.name);
      if (!named) throw badFixup(child, 'the overlay has no such node');
      this.#read(child, named);
    }
  }
}

/** Writes the base's phandles where `/__fixups__` asks for the node of a label: `path:property:offset` each. */
function fillFixups(target: MergeNode, source: MergeNode): void {
  const table = source.child('__fixups__');
  for (const { name: label, value } of table?.properties ?? []) {
    const places = latin1Between(value, 0, value.length).split('\0');
    if (places.pop() !== '' || places.length === 0) throw badFixup(table!, `${label} is no list of strings`);
    const phandle = labelled(target, label);
    for (const place of places) {
      const match = /^(\/[^:]*):([^:]+):(\d+)$/.exec(place);
      if (!match)
        throw badFixup(table!, `${label} has the entry ${place}, which is not path:property:offset`);
      const node = source.find(match[1]!);
      if (!node) throw badFixup(table!, `${label} is for ${match[1]}, which the overlay does not have`);
      const offset = Number(match[3]);
      requireCell(node, match[2]!, offset);
      node.setCell(match[2]!, offset, phandle);
    }
  }
}

/** The phandle of the node that the base calls by a label. */
function labelled(target: MergeNode, label: string): number {
  const symbols = target.child('__symbols__');
  if (!symbols) {
    throw new OverlayError(
      'no-symbols',
      '/__fixups__',
      `The overlay asks for &${label}, but the base tree has no /__symbols__: it was compiled without dtc's -@.`,
    );
  }
  const path = symbols.value(label);
  const node = path && target.find(textOf(path));
  const phandle = node ? phandleOf(node) : 0;
  if (phandle === 0) {
    const what = !path
      ? 'does not know that label'
      : !node
        ? `has no node ${textOf(path)}`
        : 'gives it no phandle';
    throw new OverlayError(
      'unknown-label',
      '/__fixups__',
      `The overlay asks for &${label}, but the base tree ${what}.`,
    );
  }
  return phandle;
}

/** What a fragment says about the node it is for: a phandle, or 0 and a path. */
function goalOf(fragment: MergeNode): { phandle: number; path: string | undefined } {
  const cells = fragment.value('target');
  const path = fragment.value('target-path');
  const phandle = cells?.length === 4 ? wordAt(cells, 0) : 0;
  if ((cells && cells.length !== 4) || phandle === 0xffffffff || (phandle === 0 && !path)) {
    throw new OverlayError('no-target', fragment.path, `${fragment.path} does not say which node it is for.`);
  }
  return { phandle, path: path && textOf(path) };
}

/** Gives nodes of the overlay the phandles that the base has for them, with all references to them. */
function keepPhandles(target: MergeNode, content: MergeNode, own: OwnReferences): void {
  const kept = phandleOf(target);
  const given = phandleOf(content);
  if (kept !== 0 && given !== 0) {
    for (const name of ['phandle', 'linux,phandle']) if (content.value(name)) content.set(name, cell(kept));
    own.replace(given, kept);
  }
  for (const child of content.children) {
    const known = target.child(child.name);
    if (known) keepPhandles(known, child, own);
  }
}

/** Adds the overlay's labels to `/__symbols__`, with the paths that their nodes have now. */
function mergeSymbols(target: BaseTree, source: MergeNode): void {
  const table = source.child('__symbols__');
  if (!table) return;
  const symbols = target.root.require('__symbols__');
  for (const { name, value } of table.properties) {
    if (value[0] !== 0x2f || value.indexOf(0) !== value.length - 1) {
      throw new OverlayError(
        'bad-symbol',
        table.path,
        `The label ${name} of the overlay has no path for a value.`,
      );
    }
    const match = /^\/([^/]+)\/__overlay__(?:\/(.*))?$/.exec(textOf(value));
    if (!match) continue;
    const fragment = source.child(match[1]!);
    if (!fragment?.child('__overlay__')) {
      throw new OverlayError(
        'bad-symbol',
        table.path,
        `The label ${name} is in ${match[1]}, which is no fragment.`,
      );
    }
    const goal = goalOf(fragment);
    const path = goal.phandle === 0 ? goal.path : target.requirePlaceOf(fragment).path;
    const prefix = path === '/' ? '' : path;
    symbols.set(name, encodeUtf8(`${prefix}/${match[2] ?? ''}\0`));
  }
}

function requireCell(node: MergeNode, property: string, offset: number): void {
  const value = node.value(property);
  if (!value) throw badFixup(node, `it has no property ${property}`);
  if (offset + 4 > value.length) throw badFixup(node, `${property} has no cell at byte ${offset}`);
}

function badFixup(node: MergeNode, what: string): OverlayError {
  return new OverlayError(
    'bad-fixup',
    node.path,
    `The fixups of the overlay do not fit it at ${node.path}: ${what}.`,
  );
}
