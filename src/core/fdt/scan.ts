import { hex } from '../base/hex.ts';
import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';

const BEGIN_NODE = 1;
const END_NODE = 2;
const PROP = 3;
const NOP = 4;
const END = 9;

/** Deeper trees are refused; the deepest real board has 11 levels. */
export const MAX_DEPTH = 64;

/** Receives the tokens of a structure block, in document order; offsets are bytes from the start of the blob. */
export interface StructureSink {
  beginNode(nameStart: number, nameEnd: number): void;
  property(nameStart: number, valueStart: number, valueEnd: number): void;
  endNode(): void;
}

/**
 * Walks the structure block once and hands every token to the sink; each offset it hands out lies inside its
 * block. Names are handed as offsets and are not looked at.
 * @throws FdtError where a token, a name or a value does not end inside its block, or the nesting is broken.
 */
export function scanStructure(bytes: Uint8Array, header: FdtHeader, sink: StructureSink): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const end = header.structureOffset + header.structureSize;
  const stringsStart = header.stringsOffset;
  const stringsSize = header.stringsSize;
  let at = header.structureOffset;
  let depth = 0;
  let seenRoot = false;

  const need = (offset: number, size: number, what: string): void => {
    if (offset + size > end) {
      throw new FdtError('bad-structure', at, `The structure block ends inside ${what}.`);
    }
  };

  for (;;) {
    need(at, 4, 'a token');
    const token = view.getUint32(at);
    switch (token) {
      case BEGIN_NODE: {
        if (depth === 0 && seenRoot)
          throw new FdtError('bad-structure', at, 'A second root node follows the first.');
        if (depth === MAX_DEPTH)
          throw new FdtError('too-deep', at, `Nodes are nested more than ${MAX_DEPTH} deep.`);
        let nameEnd = at + 4;
        while (nameEnd < end && bytes[nameEnd] !== 0) nameEnd++;
        need(nameEnd, 1, 'a node name');
        sink.beginNode(at + 4, nameEnd);
        seenRoot = true;
        depth++;
        at = (nameEnd + 4) & ~3;
        break;
      }
      case PROP: {
        if (depth === 0) throw new FdtError('bad-structure', at, 'A property stands outside of any node.');
        need(at, 12, 'a property header');
        const length = view.getUint32(at + 4);
        const nameOffset = view.getUint32(at + 8);
        need(at + 12, length, 'a property value');
        if (nameOffset >= stringsSize) {
          throw new FdtError(
            'bad-name',
            at + 8,
            `A property name at ${hex(nameOffset)} lies outside of the strings block.`,
          );
        }
        sink.property(stringsStart + nameOffset, at + 12, at + 12 + length);
        at = (at + 12 + length + 3) & ~3;
        break;
      }
      case END_NODE:
        if (depth === 0) throw new FdtError('bad-structure', at, 'A node ends that never began.');
        sink.endNode();
        depth--;
        at += 4;
        break;
      case NOP:
        at += 4;
        break;
      case END:
        if (depth > 0 || !seenRoot) {
          throw new FdtError(
            'bad-structure',
            at,
            seenRoot ? `The tree ends with ${depth} open nodes.` : 'There is no root node.',
          );
        }
        return;
      default:
        throw new FdtError('bad-structure', at, `${hex(token, 8)} is no token of a device tree.`);
    }
  }
}
