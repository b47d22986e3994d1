import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import { longLatin1Between } from './latin1.ts';
import type { FdtLimits } from './limits.ts';
import type { Structure } from './scan.ts';

/** The names of all properties of a structure. Ids count the different names, in the order of their first use. */
export interface PropertyNames {
  /** By id, one character per byte. */
  readonly names: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  /** By row of the property. */
  readonly idOfProperty: Uint32Array;
}

/**
 * Reads every name out of the strings block once, however often it is used.
 * @throws FdtError where a name has no end inside the block or is too long, or where there are too many of them.
 */
export function readPropertyNames(
  bytes: Uint8Array,
  header: FdtHeader,
  structure: Structure,
  limits: FdtLimits,
): PropertyNames {
  const { nameOffsets, propertyCount } = structure;
  const block = longLatin1Between(bytes, header.stringsOffset, header.stringsOffset + header.stringsSize);
  const names: string[] = [];
  const ids = new Map<string, number>();
  const idOfProperty = new Uint32Array(propertyCount);
  /** By offset in the strings block: the id plus one, 0 where no name has been read. */
  const known = new Uint32Array(header.stringsSize);
  let places = 0;
  for (let i = 0; i < propertyCount; i++) {
    const offset = nameOffsets[i]!;
    if (known[offset] === 0) {
      if (places++ === limits.propertyNames) throw tooMany(header.stringsOffset + offset, limits);
      const name = readName(block, offset, header, limits);
      let id = ids.get(name);
      if (id === undefined) {
        id = names.push(name) - 1;
        ids.set(name, id);
      }
      known[offset] = id + 1;
    }
    idOfProperty[i] = known[offset]! - 1;
  }
  return { names, ids, idOfProperty };
}

function readName(block: string, offset: number, header: FdtHeader, limits: FdtLimits): string {
  const end = block.indexOf('\0', offset);
  const at = header.stringsOffset + offset;
  if (end < 0) throw new FdtError('bad-name', at, 'A property name runs past the end of the strings block.');
  if (end - offset > limits.nameLength) {
    throw new FdtError('name-too-long', at, `A name has more than ${limits.nameLength} bytes.`);
  }
  return block.slice(offset, end);
}

function tooMany(at: number, limits: FdtLimits): FdtError {
  return new FdtError(
    'too-many-names',
    at,
    `Properties take their names from more than ${limits.propertyNames} places.`,
  );
}
