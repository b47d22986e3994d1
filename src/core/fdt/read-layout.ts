import type { Blob } from './blob.ts';
import { headerSize } from './header.ts';
import { latin1Between, longLatin1Between } from './latin1.ts';
import { CANONICAL_LAYOUT, type FdtBlockPlace, type FdtLayout, type FdtOddToken } from './layout.ts';
import { readTerminatorAddress } from './reservations.ts';
import { FDT_BEGIN_NODE, FDT_NOP, FDT_PROP } from './scan.ts';
import { wordAt } from './word.ts';

/**
 * Reads the layout of a blob. Where blocks overlap there is no layout to keep, as
 * libfdt cannot edit such a blob in place either: it gives the canonical one.
 */
export function readLayout(blob: Blob): FdtLayout {
  const { bytes, header, structure } = blob;
  const structureEnd = header.version >= 17 ? header.structureOffset + header.structureSize : structure.end;
  const blocks = [
    { block: 'reservations' as const, start: header.reservationsOffset, end: blob.reservationsEnd },
    { block: 'structure' as const, start: header.structureOffset, end: structureEnd },
    {
      block: 'strings' as const,
      start: header.stringsOffset,
      end: header.stringsOffset + header.stringsSize,
    },
  ].sort((a, b) => a.start - b.start || a.end - b.end);

  const places: FdtBlockPlace[] = [];
  let at = headerSize(header.version);
  for (const { block, start, end } of blocks) {
    if (start < at) return CANONICAL_LAYOUT;
    places.push({ block, filler: bytes.slice(at, start), phase: start % 8 });
    at = end;
  }
  const { nameOffsets, oddTokens } = readTokens(blob);
  return {
    version: header.version,
    lastCompatibleVersion: header.lastCompatibleVersion,
    blocks: places,
    slack: bytes.slice(at, header.totalsize),
    structureTail: bytes.slice(structure.end, structureEnd),
    terminatorAddress: readTerminatorAddress(blob),
    strings: longLatin1Between(bytes, header.stringsOffset, header.stringsOffset + header.stringsSize),
    nameOffsets,
    oddTokens,
  };
}

function readTokens({ bytes, header, structure, names }: Blob): Pick<FdtLayout, 'nameOffsets' | 'oddTokens'> {
  const nameOffsets = new Map<string, number>();
  const oddTokens = new Map<number, FdtOddToken>();
  let token = 0;
  let node = 0;
  let property = 0;
  let nops = 0;
  let at = header.structureOffset;
  while (at < structure.end) {
    const kind = wordAt(bytes, at);
    at += 4;
    if (kind === FDT_NOP) {
      nops++;
      continue;
    }
    const odd: { -readonly [Key in keyof FdtOddToken]: FdtOddToken[Key] } = {};
    if (nops > 0) odd.nops = nops;
    if (kind === FDT_BEGIN_NODE) at = structure.nameEnds[node++]! + 1;
    if (kind === FDT_PROP) {
      const offset = structure.nameOffsets[property]!;
      const name = names.names[names.idOfProperty[property]!]!;
      const usual = nameOffsets.get(name);
      if (usual === undefined) nameOffsets.set(name, offset);
      else if (usual !== offset) odd.nameOffset = offset;
      at = structure.valueEnds[property++]!;
    }
    const next = (at + 3) & ~3;
    let filled = 0;
    for (let i = at; i < next; i++) filled |= bytes[i]!;
    if (filled !== 0) odd.padding = latin1Between(bytes, at, next);
    at = next;
    if (nops > 0 || odd.padding !== undefined || odd.nameOffset !== undefined) oddTokens.set(token, odd);
    nops = 0;
    token++;
  }
  return { nameOffsets, oddTokens };
}
