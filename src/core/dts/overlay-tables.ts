import { addTo } from '../base/lists.ts';
import { encodeUtf8 } from '../platform.ts';
import { liveNodes, SourceNode } from './model.ts';
import type { SourceTree } from './read-source.ts';
import { cell, type Resolver } from './resolve.ts';
import { fail } from './source.ts';

/**
 * Adds `/__symbols__`: the path of every labelled node by its label. Each of them gets a phandle, so that
 * overlays can refer to it (dtc's -@).
 */
export function addSymbols({ root, budget }: SourceTree, resolver: Resolver): void {
  const nodes = liveNodes(root).filter((node) => node.labels.length > 0);
  if (nodes.length === 0) return;
  const symbols = childNamed(root, '__symbols__');
  for (const node of nodes) {
    const path = encodeUtf8(`${node.path}\0`);
    for (const label of node.labels) {
      if (label.deleted || symbols.property(label.name)) continue;
      budget.bytes(path.length, label.at);
      append(symbols, label.name, path);
    }
    resolver.phandle(node);
  }
}

/**
 * Adds what an overlay needs to be applied: `/__fixups__` names the cells that wait for a label of the base tree,
 * `/__local_fixups__` the cells that hold phandles of the overlay's own nodes.
 * @throws DtsError where a path or name holds a colon, which the tables use as a separator
 */
export function addFixups({ root, budget }: SourceTree, resolver: Resolver): void {
  const open = new Map<string, string[]>();
  const local: { node: SourceNode; property: string; offsets: number[] }[] = [];
  for (const node of liveNodes(root)) {
    for (const { name, markers } of node.liveProperties) {
      const offsets: number[] = [];
      for (const { kind, reference, offset, at } of markers) {
        if (kind !== 'phandle') continue;
        if (resolver.target(reference)) offsets.push(offset);
        else {
          const entry = `${node.path}:${name}:${offset}`;
          budget.bytes(entry.length, at);
          if (entry.split(':').length !== 3) fail(at, `${entry}: a colon cannot stand in a fixup.`);
          addTo(open, reference, entry);
        }
      }
      if (offsets.length > 0) local.push({ node, property: name, offsets });
    }
  }
  if (open.size > 0) {
    const table = childNamed(root, '__fixups__');
    for (const [reference, entries] of open) append(table, reference, encodeUtf8(`${entries.join('\0')}\0`));
  }
  if (local.length > 0) {
    const table = childNamed(root, '__local_fixups__');
    for (const { node, property, offsets } of local) {
      let place = table;
      for (const name of node.path.split('/')) if (name !== '') place = childNamed(place, name);
      append(place, property, Uint8Array.from(offsets.flatMap((offset) => [...cell(offset)])));
    }
  }
}

function childNamed(node: SourceNode, name: string): SourceNode {
  const known = node.child(name);
  if (known) return known;
  const child = new SourceNode(name, node.at);
  node.children.add(child);
  return child;
}

function append(node: SourceNode, name: string, bytes: Uint8Array): void {
  const known = node.property(name);
  if (known) known.value = Uint8Array.from([...known.value, ...bytes]);
  else node.properties.add({ name, at: node.at, labels: [], value: bytes, markers: [], deleted: false });
}
