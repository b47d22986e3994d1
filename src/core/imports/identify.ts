import type { NodeIndex } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { addTo } from '../base/lists.ts';
import { type Guest, items } from '../checks/files/guests.ts';
import { registers } from '../devicetree/addresses.ts';
import { gicInterrupt } from '../devicetree/gic.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import { nodeRanges } from '../partial/mappings.ts';
import { baseName } from '../partial/names.ts';
import type { PageMap } from './page-map.ts';
import type { Mismatch } from './report.ts';
import { isScmiAgent } from './scmi.ts';

/** Host nodes that a guest's files name, and by what. */
export interface Identified {
  readonly claims: ReadonlyMap<NodeIndex, ReadonlySet<string>>;
  /** Nodes of the partial tree and the host nodes that they stand for. */
  readonly pairs: ReadonlyMap<NodeIndex, NodeIndex>;
  readonly assumptions: readonly string[];
  readonly mismatches: readonly Mismatch[];
}

/** Finds the host nodes that `dtdev` and the partial tree of a guest speak of. */
export function identify(facts: HostFacts, guest: Guest, pages: PageMap): Identified {
  return new Identification(facts, pages).run(guest);
}

class Identification {
  readonly #facts: HostFacts;
  readonly #pages: PageMap;
  readonly #claims = new Map<NodeIndex, Set<string>>();
  readonly #pairs = new Map<NodeIndex, NodeIndex>();
  readonly #assumptions: string[] = [];
  readonly #mismatches: Mismatch[] = [];
  readonly #byStart = new Map<bigint, NodeIndex[]>();

  constructor(facts: HostFacts, pages: PageMap) {
    this.#facts = facts;
    this.#pages = pages;
    for (const node of facts.tree.nodes()) {
      const [first] = nodeRanges(facts.tree, node);
      if (first !== undefined) addTo(this.#byStart, first.address, node);
    }
  }

  run(guest: Guest): Identified {
    for (const { text, line } of items(guest, 'dtdev')) this.#readDtdev(text, guest.config!.file, line);
    if (guest.partial !== undefined) {
      const { file, tree } = guest.partial;
      const top = tree.children(ROOT).find((node) => tree.name(node) === 'passthrough');
      for (const node of top === undefined ? [] : tree.children(top)) this.#visit(file, tree, node);
    }
    return {
      claims: this.#claims,
      pairs: this.#pairs,
      assumptions: this.#assumptions,
      mismatches: this.#mismatches,
    };
  }

  /** Xen compares paths without regard to case (device_tree.c:dt_find_node_by_path). */
  #readDtdev(text: string, file: string, line: number): void {
    const { tree } = this.#facts;
    const lower = text.toLowerCase();
    const node =
      tree.byPath(text) ?? [...tree.nodes()].find((other) => tree.path(other).toLowerCase() === lower);
    if (node === undefined) {
      this.#mismatches.push({ file, line, what: `dtdev ${text}`, why: 'The host has no node of this path.' });
    } else this.#claim(node, 'dtdev');
  }

  #visit(file: string, tree: DeviceTree, node: NodeIndex): void {
    // The way to SCMI is read by itself.
    if (isScmiAgent(tree, node) || tree.strings(node, 'compatible').includes('arm,scmi-shmem')) return;
    const path = tree.path(node);
    const named = tree.string(node, 'xen,path');
    if (named !== undefined) {
      const host = this.#facts.tree.byPath(named);
      if (host === undefined) {
        const why = `Its xen,path names ${named}, which the host does not have.`;
        this.#mismatches.push({ file, what: path, why });
      } else this.#pair(tree, node, host, 'xen,path');
      return;
    }
    const [register] = registers(tree, node);
    const address = register?.cpuAddress;
    if (address !== undefined && !tree.has(node, 'ranges')) {
      this.#matchRegisters(file, tree, node, this.#pages.hostAddress(address));
      return;
    }
    const host = this.#matchWithoutRegisters(tree, node, address);
    if (host !== undefined) this.#pair(tree, node, host, 'compatible and interrupts');
    else if (tree.has(node, 'ranges'))
      for (const child of tree.children(node)) this.#visit(file, tree, child);
    else if (tree.has(node, 'interrupts') || tree.has(node, 'interrupts-extended')) {
      const why = 'No node of the host has its compatible and its interrupts.';
      this.#mismatches.push({ file, what: path, why });
    }
  }

  #matchRegisters(file: string, tree: DeviceTree, node: NodeIndex, address: bigint): void {
    const best = this.#mostAlike(tree, node, address);
    const path = tree.path(node);
    const elsewhere = best === undefined ? this.#byInterrupts(tree, node) : undefined;
    if (elsewhere !== undefined) {
      this.#assumptions.push(
        `${path} is taken for ${this.#facts.tree.path(elsewhere)} because of its interrupts; its registers are elsewhere.`,
      );
      this.#pair(tree, node, elsewhere, 'compatible and interrupts');
      return;
    }
    if (best === undefined) {
      const why = `No node of the host has registers at ${hex(address)}.`;
      this.#mismatches.push({ file, what: path, why });
      return;
    }
    if (best.shared === 0) {
      this.#assumptions.push(
        `${path} is taken for ${this.#facts.tree.path(best.candidate)} because of its address; their compatibles differ.`,
      );
    }
    this.#pair(tree, node, best.candidate, 'registers');
  }

  /** Of the host nodes whose registers begin at an address, the one that is most like a node of the guest. */
  #mostAlike(
    tree: DeviceTree,
    node: NodeIndex,
    address: bigint,
  ): { readonly candidate: NodeIndex; readonly shared: number } | undefined {
    const host = this.#facts.tree;
    const wanted = tree.strings(node, 'compatible');
    const sizes = registers(tree, node).map(({ size }) => size);
    const parts = tree.children(node).map((child) => tree.name(child));
    const ranked = (this.#byStart.get(address) ?? []).map((candidate) => {
      const compatible = host.strings(candidate, 'compatible');
      const names = host.children(candidate).map((child) => host.name(child));
      const shared = compatible.filter((name) => wanted.includes(name)).length;
      const marks = [
        shared,
        Number(compatible.join() === wanted.join()),
        Number(baseName(host.name(candidate)) === baseName(tree.name(node))),
        Number(registers(host, candidate).every(({ size }, i) => size === sizes[i])),
        parts.filter((name) => names.includes(name)).length,
      ];
      return { candidate, shared, marks };
    });
    const better = (a: readonly number[], b: readonly number[]): number => {
      const at = a.findIndex((mark, i) => mark !== b[i]);
      return at < 0 ? 0 : b[at]! - a[at]!;
    };
    return ranked.sort((a, b) => better(a.marks, b.marks))[0];
  }

  /** A node of the host with a common compatible at the same place, or with the same compatible and interrupts. */
  #matchWithoutRegisters(
    tree: DeviceTree,
    node: NodeIndex,
    address: bigint | undefined,
  ): NodeIndex | undefined {
    if (address === undefined) return this.#byInterrupts(tree, node);
    const best = this.#mostAlike(tree, node, this.#pages.hostAddress(address));
    return best !== undefined && best.shared > 0 ? best.candidate : undefined;
  }

  #byInterrupts(tree: DeviceTree, node: NodeIndex): NodeIndex | undefined {
    const wanted = tree.strings(node, 'compatible').join();
    const intids = spisOf(tree, node);
    if (wanted === '' || intids.length === 0) return undefined;
    return this.#facts
      .devices()
      .find(
        ({ compatible, intids: own }) =>
          compatible.join() === wanted && intids.every((intid) => own.some((found) => found === intid)),
      )?.node;
  }

  #claim(node: NodeIndex, by: string): void {
    const known = this.#claims.get(node);
    if (known) known.add(by);
    else this.#claims.set(node, new Set([by]));
  }

  /** Pairs two nodes, and what stands below them by name. */
  #pair(tree: DeviceTree, node: NodeIndex, host: NodeIndex, by: string): void {
    this.#claim(host, by);
    const couple = (guest: NodeIndex, own: NodeIndex): void => {
      this.#pairs.set(guest, own);
      const parts = this.#facts.tree.children(own);
      for (const child of tree.children(guest)) {
        const named = tree.string(child, 'xen,path');
        const name = tree.name(child);
        const part = parts.find((other) => {
          const { tree: hostTree } = this.#facts;
          return named === undefined ? hostTree.name(other) === name : hostTree.path(other) === named;
        });
        if (part !== undefined) couple(child, part);
      }
    };
    couple(node, host);
  }
}

/** The SPIs of a guest's node, whose controller is not in the partial tree. */
function spisOf(tree: DeviceTree, node: NodeIndex): number[] {
  const cells = tree.cells(node, 'interrupts') ?? [];
  const intids: number[] = [];
  for (let at = 0; at + 3 <= cells.length; at += 3) {
    const found = gicInterrupt(cells.slice(at, at + 3));
    if (found?.kind === 'spi') intids.push(found.intid);
  }
  return intids;
}
