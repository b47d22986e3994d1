/** Part c: devices of real boards, grafted onto the machine. */
import { readFileSync } from 'node:fs';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { boardFile, boardNames } from '../corpus/boards.ts';
import { graft } from './graft.ts';
import { machineTree } from './machine.ts';
import { assigned, type Exported, exported } from './plans.ts';
import { Room } from './room.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';
import type { Xl } from './xl.ts';

/** Physical addresses of the processor that QEMU emulates end here. */
const HIGHEST_ADDRESS = 1n << 44n;
const MOST_DEVICES = 5;

/**
 * Asks about boards spread evenly over the vendors, each with one to five devices; where Xen has no room for so many, about
 * as many as it has room for, and about one more.
 */
export async function verifyBoards(parts: Parts, xl: Xl, count: number): Promise<Row[]> {
  const machine = machineTree(parts);
  const room = new Room(machine);
  const rows: Row[] = [];
  for (const [i, name] of spread(boardNames('arm64'), count).entries()) {
    const board = new Uint8Array(readFileSync(boardFile(name)));
    const subject = name.replace(/^arm64\//, '');
    const { fitting, tooMany } = pose(parts, room, board, (i % MOST_DEVICES) + 1);
    const questions = [fitting, tooMany].filter((question) => question !== undefined);
    for (const { paths, ...made } of questions) {
      const given = paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
      const host = graft(machine, board, hostPaths(made.partial));
      rows.push({ subject, given, ...(await room.ask(parts, xl, host, made)) });
    }
    if (questions.length === 0) {
      const answer = 'no assignable device in reach of the machine';
      rows.push({ subject, given: '-', answer, passed: 'not run' });
    }
  }
  return rows;
}

interface Question extends Exported {
  readonly paths: string[];
}

/** As many of the wanted devices as Xen has room for, and the first that were too many. */
function pose(
  { guest }: Parts,
  room: Room,
  board: Uint8Array,
  count: number,
): { readonly fitting?: Question; readonly tooMany?: Question } {
  let fitting: Question | undefined;
  let tooMany: Question | undefined;
  for (const path of candidates(board)) {
    const paths = [...(fitting?.paths ?? []), path];
    const question = {
      paths,
      ...exported(board, { name: 'guest', devices: assigned(paths) }, { kernel: guest }),
    };
    if (room.holds(question)) fitting = question;
    else tooMany ??= question;
    if (fitting?.paths.length === count) break;
  }
  return { ...(fitting && { fitting }), ...(tooMany && { tooMany }) };
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
