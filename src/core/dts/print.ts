import type { FdtNode, FdtProperty, FdtTree } from '../fdt/tree.ts';
import { wordAt } from '../fdt/word.ts';
import { Labels } from './labels.ts';
import { TextWriter } from './text-writer.ts';
import {
  type CellLayout,
  guessKind,
  wrapValue,
  writeBytes,
  writeCells,
  writeStrings,
} from './write-value.ts';

/** A node that is being printed. */
export interface PrintedNode {
  readonly path: string;
  /** Position in document order, the root being 0: what `DeviceTree` numbers nodes by. */
  readonly index: number;
  readonly node: FdtNode;
}

export interface PrintOptions {
  /** Where the phandles stand in a property; undefined for properties that hold none or are not known. */
  readonly cells?: (at: PrintedNode, property: string) => CellLayout | undefined;
  /** A remark beside the first line of a node, or beside a property. */
  readonly comment?: (at: PrintedNode, property: string | undefined) => string | undefined;
  /** Lines of a comment at the top. */
  readonly heading?: readonly string[];
  /** Make the line table. */
  readonly lines?: boolean;
}

/** Where a node, or one of its properties, stands in the text; lines count from 1, `to` included. */
export interface PrintedLines {
  readonly path: string;
  /** Absent for a node as a whole, from its name to its closing brace. */
  readonly property?: string;
  readonly from: number;
  readonly to: number;
}

export interface PrintedDts {
  readonly text: string;
  /** In document order, a node before what it holds; empty unless asked for. */
  readonly lines: readonly PrintedLines[];
}

const WIDTH = 100;
const TAB = 8;

/**
 * Writes a tree as device tree source. Nodes bear the labels of `/__symbols__` or `/aliases`, and a generated one
 * where a reference needs it; phandles stay as they are, so that the text compiles to the very same tree (as long
 * as its names are of the language, and `bootCpu` is 0 or the `reg` of the first CPU: source can say no other).
 */
export function printDts(tree: FdtTree, options: PrintOptions = {}): PrintedDts {
  return new Printer(tree, options).print();
}

class Printer {
  readonly #tree: FdtTree;
  readonly #options: PrintOptions;
  readonly #nodes: PrintedNode[] = [];
  readonly #byPhandle = new Map<number, FdtNode>();
  readonly #layouts = new Map<FdtProperty, CellLayout>();
  readonly #labels: Labels;
  readonly #lines: PrintedLines[] = [];
  readonly #out = new TextWriter();
  /** Position of the next node in {@link #nodes}. */
  #next = 0;

  constructor(tree: FdtTree, options: PrintOptions) {
    this.#tree = tree;
    this.#options = options;
    this.#number(tree.root, '/');
    this.#labels = new Labels(tree.root);
    this.#readLayouts();
  }

  print(): PrintedDts {
    for (const line of this.#options.heading ?? []) this.#putLine(`// ${line.replaceAll('\n', ' ')}`);
    this.#putLine('/dts-v1/;');
    this.#putLine('');
    for (const { address, size } of this.#tree.reservations) {
      this.#putLine(`/memreserve/ 0x${address.toString(16)} 0x${size.toString(16)};`);
    }
    this.#printNode('');
    return { text: this.#out.finish(), lines: this.#lines };
  }

  /** Lists nodes in document order with their paths. */
  #number(node: FdtNode, path: string): void {
    this.#nodes.push({ path, index: this.#nodes.length, node });
    const prefix = path === '/' ? path : `${path}/`;
    for (const child of node.children) this.#number(child, prefix + child.name);
  }

  /** The first node to claim a phandle keeps it. */
  #readPhandles(): void {
    for (const { node } of this.#nodes) {
      for (const { name, value } of node.properties) {
        if (name !== 'phandle' || value.length !== 4) continue;
        const phandle = wordAt(value, 0);
        if (!this.#byPhandle.has(phandle)) this.#byPhandle.set(phandle, node);
      }
    }
  }

  /** Asks what is known about cells, and labels what is referred to before anything is written. */
  #readLayouts(): void {
    const { cells } = this.#options;
    if (!cells) return;
    this.#readPhandles();
    for (const at of this.#nodes) {
      for (const property of at.node.properties) {
        const { value } = property;
        const layout = value.length % 4 === 0 && value.length > 0 ? cells(at, property.name) : undefined;
        if (!layout) continue;
        this.#layouts.set(property, layout);
        for (const position of layout.references ?? []) {
          if (position * 4 < value.length) this.#reference(wordAt(value, position * 4));
        }
      }
    }
  }

  #printNode(indent: string): void {
    const out = this.#out;
    const at = this.#nodes[this.#next++]!;
    const { node } = at;
    const from = out.line;
    const entry = this.#lines.length;
    if (this.#options.lines) this.#lines.push({ path: at.path, from, to: from });
    out.put(indent);
    for (const label of this.#labels.of(node)) out.put(`${label}: `);
    out.put(node === this.#tree.root ? '/' : node.name);
    out.put(' {');
    this.#endLine(at, undefined);
    const inner = `${indent}\t`;
    for (const property of node.properties) this.#printProperty(at, property, inner);
    if (at.path === '/cpus') this.#keepBootCpu(node, inner);
    for (let i = 0; i < node.children.length; i++) {
      if (i > 0 || node.properties.length > 0) out.endLine();
      this.#printNode(inner);
    }
    this.#putLine(`${indent}};`);
    if (this.#options.lines) this.#lines[entry] = { path: at.path, from, to: out.line - 1 };
  }

  /**
   * Source cannot say which CPU boots: compilers take the `reg` of the first node of /cpus, also where that was
   * deleted. So deleting a node that is not there keeps a 0.
   */
  #keepBootCpu(cpus: FdtNode, indent: string): void {
    const reg = cpus.children[0]?.properties.find(({ name }) => name === 'reg')?.value;
    if (this.#tree.bootCpu === 0 && reg?.length === 4 && wordAt(reg, 0) !== 0) {
      this.#putLine(`${indent}/delete-node/ boot-cpu; /* the header's boot CPU is 0 */`);
    }
  }

  #printProperty(at: PrintedNode, property: FdtProperty, indent: string): void {
    const out = this.#out;
    const from = out.line;
    out.put(indent);
    out.put(property.name);
    if (property.value.length > 0) {
      out.put(' = ');
      const start = out.length;
      this.#writeValue(property);
      const width = WIDTH - TAB * indent.length;
      if (out.length - out.lineStart > width + indent.length) this.#wrap(start, width, indent);
    }
    out.put(';');
    this.#endLine(at, property.name);
    if (this.#options.lines) {
      this.#lines.push({ path: at.path, property: property.name, from, to: out.line - 1 });
    }
  }

  #writeValue(property: FdtProperty): void {
    const { value } = property;
    const layout = this.#layouts.get(property);
    const kind = layout ? 'cells' : guessKind(value);
    if (kind === 'strings') writeStrings(this.#out, value);
    else if (kind === 'bytes') writeBytes(this.#out, value);
    else writeCells(this.#out, value, layout, (phandle) => this.#reference(phandle));
  }

  /** Moves a value that is too long for its line to the lines below. */
  #wrap(start: number, width: number, indent: string): void {
    const out = this.#out;
    const text = out.takeBack(start);
    const lines = wrapValue(text, Math.max(width - TAB, WIDTH / 2));
    if (lines.length === 1) {
      out.put(text);
      return;
    }
    out.takeBack(start - 1);
    for (const line of lines) {
      out.endLine();
      out.put(`${indent}\t${line}`);
    }
  }

  #reference(phandle: number): string | undefined {
    const node = this.#byPhandle.get(phandle);
    if (!node) return undefined;
    return node === this.#tree.root ? '&{/}' : `&${this.#labels.require(node)}`;
  }

  #endLine(at: PrintedNode, property: string | undefined): void {
    const comment = this.#options.comment?.(at, property);
    if (comment !== undefined)
      this.#out.put(` /* ${comment.replaceAll('*/', '* /').replaceAll('\n', ' ')} */`);
    this.#out.endLine();
  }

  #putLine(line: string): void {
    this.#out.put(line);
    this.#out.endLine();
  }
}
