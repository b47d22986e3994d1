/** Part c: devices of real boards, grafted onto the machine. */
import { readFileSync } from 'node:fs';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { boardFile, boardNames } from '../corpus/boards.ts';
import { askXen } from './dom0less.ts';
import { graft } from './graft.ts';
import { machineTree } from './machine.ts';
import { assigned, build, dom0lessPlan, partialOf } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';

/** What Xen 4.17 gives a guest's whole tree, and what it writes itself beside the partial tree, in bytes. */
const GUEST_TREE_LIMIT = 4096;
const MOST_DEVICES = 5;

/** Asks about boards spread evenly over the vendors, each with one to five devices. */
export async function verifyBoards(parts: Parts, count: number): Promise<Row[]> {
  const machine = machineTree();
  const rows: Row[] = [];
  for (const [i, name] of spread(boardNames('arm64'), count).entries()) {
    const board = new Uint8Array(readFileSync(boardFile(name)));
    const paths = pick(board, (i % MOST_DEVICES) + 1);
    const subject = name.replace(/^arm64\//, '');
    if (paths.length === 0) {
      rows.push({ subject, given: 'nothing: no assignable device', answer: 'not asked', passed: true });
      continue;
    }
    const partial = partialOf(build(board, dom0lessPlan('4.17', assigned(paths))));
    const { outcome, words, pages } = await askXen(parts, graft(machine, board, hostPaths(partial)), partial);
    const tooLarge = partial.length > GUEST_TREE_LIMIT;
    const given = paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    const answer = `${outcome} ${words || `(${pages} ranges)`}${tooLarge ? `, as expected of ${partial.length} bytes` : ''}`;
    rows.push({ subject, given, answer, passed: tooLarge ? outcome !== 'accepted' : outcome === 'accepted' });
  }
  return rows;
}

/** The host nodes that a partial tree names. */
function hostPaths(partial: Uint8Array): string[] {
  const tree = new DeviceTree(partial);
  return [...tree.nodes()].flatMap((node) => tree.string(node, 'xen,path') ?? []);
}

/** Every vendor in turn gives one board until there are enough; within a vendor the boards lie far apart. */
function spread(names: readonly string[], count: number): string[] {
  const vendors = new Map<string, string[]>();
  for (const name of names) {
    const vendor = name.split('/')[1]!;
    vendors.set(vendor, [...(vendors.get(vendor) ?? []), name]);
  }
  const perVendor = Math.ceil(count / vendors.size);
  const rounds = [...vendors.values()].map((boards) =>
    Array.from(
      { length: Math.min(perVendor, boards.length) },
      (_, i) => boards[Math.floor((i * boards.length) / perVendor)]!,
    ),
  );
  const found: string[] = [];
  for (let round = 0; found.length < count && round < perVendor; round++) {
    for (const boards of rounds) if (boards[round] && found.length < count) found.push(boards[round]!);
  }
  return found;
}

/** Assignable devices of different kinds, the same ones every time. */
function pick(board: Uint8Array, count: number): string[] {
  const facts = new HostFacts(new DeviceTree(board));
  const byKind = new Map<string, string>();
  for (const device of facts.devices()) {
    const path = facts.tree.path(device.node);
    const kind = facts.tree.name(device.node).split('@')[0]!;
    if (device.assignable && device.enabled && device.address !== undefined && !byKind.has(kind))
      byKind.set(kind, path);
  }
  return [...byKind.values()].slice(0, count);
}
