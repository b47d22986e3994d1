import { unitHex } from '../base/hex.ts';
import type { DraftNode } from './draft.ts';

/** The part of a node name before the unit address. */
export const baseName = (name: string): string => name.split('@', 1)[0]!;

/**
 * The name of a node in the guest: its unit address follows its first register there. A node that has a unit
 * address on the host and no register in the guest keeps it as part of its name.
 */
export function guestName(hostName: string, firstRegister: bigint | undefined): string {
  const base = baseName(hostName);
  if (firstRegister !== undefined) return `${base}@${unitHex(firstRegister)}`;
  const unit = hostName.slice(base.length + 1);
  return unit === '' ? base : `${base}-${unit.replaceAll(/[^0-9A-Za-z._+-]/g, '-')}`;
}

/** Makes the names of siblings differ, by a number after the part before the unit address. */
export function makeNamesUnique(siblings: readonly DraftNode[]): void {
  const taken = new Set<string>();
  for (const node of siblings) {
    const base = baseName(node.name);
    const unit = node.name.slice(base.length);
    for (let number = 2; taken.has(node.name); number++) node.name = `${base}-${number}${unit}`;
    taken.add(node.name);
  }
}
