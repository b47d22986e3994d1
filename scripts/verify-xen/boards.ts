/** Part c: devices of real boards, grafted onto the machine. */
import { readFileSync } from 'node:fs';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { boardFile, boardNames } from '../corpus/boards.ts';
import { askBoth } from './dom0less.ts';
import { graft } from './graft.ts';
import { machineTree } from './machine.ts';
import { assigned, type Exported, exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

/** Partial trees up to this size leave Xen 4.17 room for its own nodes in the 4096 bytes that it gives a guest's tree. */
const ROOMY = 3200;
/** Physical addresses of the processor that QEMU emulates end here. */
const HIGHEST_ADDRESS = 1n << 44n;
const MOST_DEVICES = 5;

/** Asks about boards spread evenly over the vendors, each with one to five devices. */
export async function verifyBoards(parts: Parts, xl: Xl, count: number): Promise<Row[]> {
  const machine = machineTree(parts);
  const rows: Row[] = [];
  for (const [i, name] of spread(boardNames('arm64'), count).entries()) {
    const board = new Uint8Array(readFileSync(boardFile(name)));
    const subject = name.replace(/^arm64\//, '');
    const question = pose(parts, board, (i % MOST_DEVICES) + 1);
    if (question === undefined) {
      rows.push({
        subject,
        given: 'no assignable device in reach of the machine',
        answer: 'not asked',
        passed: 'not asked',
      });
      continue;
    }
    const { paths, ...files } = question;
    const given = paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    const host = graft(machine, board, hostPaths(files.partial));
    rows.push({ subject, given, ...(await askBoth(parts, xl, host, files)) });
  }
  return rows;
}

interface Question extends Exported {
  readonly paths: string[];
}

/** As many of the wanted devices as make a tree that the Xen at hand has room for; undefined where not even one does. */
function pose({ guest }: Parts, board: Uint8Array, count: number): Question | undefined {
  let best: Question | undefined;
  for (const path of candidates(board)) {
    const paths = [...(best?.paths ?? []), path];
    const files = exported(board, { name: 'guest', devices: assigned(paths) }, { kernel: guest });
    if (files.partial.length <= ROOMY) best = { paths, ...files };
    if (best?.paths.length === count) break;
  }
  return best;
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
  const rounds = [...vendors.values()].map((boards) => {
    const step = Math.max(1, Math.floor(boards.length / perVendor));
    return boards.filter((_, i) => i % step === 0);
  });
  const found: string[] = [];
  for (let round = 0; found.length < count && round < perVendor; round++) {
    for (const boards of rounds) if (boards[round] && found.length < count) found.push(boards[round]!);
  }
  return found;
}

/** Assignable devices of different kinds, the same ones every time; clock, reset and pin blocks come last. */
function candidates(board: Uint8Array): string[] {
  const devices = new HostFacts(new DeviceTree(board))
    .devices()
    .filter(
      ({ assignable, enabled, address }) =>
        assignable && enabled && address !== undefined && address < HIGHEST_ADDRESS,
    )
    .sort((a, b) => Number(a.controlPlane !== undefined) - Number(b.controlPlane !== undefined));
  const byKind = new Map<string, string>();
  for (const { name, path } of devices) if (!byKind.has(name)) byKind.set(name, path);
  return [...byKind.values()];
}
