import type { Assessment, Follower } from '../core/contract.ts';

/** What an assessment asks for, in short: what a card says while devices are held over it. DMA stands beside it. */
export interface Verdict {
  /** `blocked`: nothing of what is held can be given away. */
  readonly tone: 'blocked' | 'error' | 'warning' | 'ok';
  /** Devices that must be given along and are free. */
  readonly must: number;
  /** What stands in the way, followers that another domain has among it. */
  readonly conflicts: number;
  /** Providers about which the user should choose. */
  readonly choices: number;
  /** Held devices that cannot be given away. */
  readonly refused: number;
}

/** @param held how many devices it is about */
export function verdictOf(assessment: Assessment, held: number): Verdict {
  const { followers, conflicts, provisions, refused } = assessment;
  const must = followers.filter(isFree).length;
  const taken = followers.filter(isTaken).length;
  const verdict = {
    must,
    conflicts: conflicts.length + taken,
    choices: provisions.filter(({ open }) => open).length,
    refused: refused.length,
  };
  if (refused.length >= held) return { ...verdict, tone: 'blocked' };
  const odd = must + verdict.choices + verdict.refused > 0;
  return { ...verdict, tone: verdict.conflicts > 0 ? 'error' : odd ? 'warning' : 'ok' };
}

/** How bad it is all in all, what the devices may do to memory counted in. */
export function worstTone({ tone }: Verdict, { dma }: Assessment): Verdict['tone'] {
  if (tone === 'blocked') return tone;
  if (tone === 'error' || dma?.state === 'unprotected' || dma?.state === 'partly') return 'error';
  return dma?.state === 'unknown' ? 'warning' : tone;
}

/** A device that must come along, and can. */
export const isFree = ({ how, owner }: Follower): boolean => how === 'must' && owner === undefined;

/** A device that must come along, and that another domain has. */
export const isTaken = ({ how, owner }: Follower): boolean => how === 'must' && owner !== undefined;

/** Whether a sheet has something to show. */
export function hasToSettle(
  { followers, conflicts, provisions }: Assessment,
  when: 'open' | 'wrong',
): boolean {
  const wrong = conflicts.length > 0 || followers.some(({ how }) => how === 'must');
  if (wrong || when === 'wrong') return wrong;
  return followers.some(({ how }) => how === 'should') || provisions.some(({ open }) => open);
}
