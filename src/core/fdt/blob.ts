import { type FdtHeader, readHeader } from './header.ts';
import { DEFAULT_LIMITS, type FdtLimits } from './limits.ts';
import { type PropertyNames, readPropertyNames } from './names.ts';
import { findReservationsEnd } from './reservations.ts';
import { type Structure, scanStructure } from './scan.ts';

/** A blob that has been checked from end to end: what is read from it later cannot fail any more. */
export interface Blob {
  readonly bytes: Uint8Array;
  readonly header: FdtHeader;
  readonly structure: Structure;
  readonly names: PropertyNames;
  /** Where the memory reservation block ends, its terminator included. */
  readonly reservationsEnd: number;
}

/** @throws FdtError for every input that is no sound tree or passes a limit; no other error. */
export function readBlob(bytes: Uint8Array, some: Partial<FdtLimits> = {}): Blob {
  const limits = { ...DEFAULT_LIMITS, ...some };
  const header = readHeader(bytes, limits);
  const structure = scanStructure(bytes, header, limits);
  const names = readPropertyNames(bytes, header, structure, limits);
  return { bytes, header, structure, names, reservationsEnd: findReservationsEnd(bytes, header) };
}
