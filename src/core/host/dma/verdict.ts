import type { Evidence } from '../../contract.ts';

/**
 * Whether a device issues its own accesses to memory. `proxy`: another device on the same tree moves the data for it
 * (a DMA controller named by `dmas`, a fetch block named by `renesas,vsps`). `unknown` is never to be read as safe.
 */
export type DmaVerdict = 'master' | 'proxy' | 'not-master' | 'unknown';

/**
 * How sure a verdict is. `stated`: the user says so. `certain`: the node's own properties prove it. `high`: measured on
 * other boards, or a driver's or binding's doing, or an unmistakable class. `medium`: a class read from the compatible.
 * `low`: a word in a name. `none`: nothing is known.
 */
export type Confidence = 'stated' | 'certain' | 'high' | 'medium' | 'low' | 'none';

/** A verdict with its reasons, the decisive one first. */
export interface DmaFacts {
  readonly verdict: DmaVerdict;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** What the classification may look at: one node, without the tree around it. */
export interface DmaSubject {
  /** Node name without its unit address. */
  readonly name: string;
  readonly compatible: readonly string[];
  has(property: string): boolean;
  string(property: string): string | undefined;
}

/** Words of evidence for a compatible, measured on many boards: see `evidence.ts`. */
export type CompatibleEvidence = (compatible: string) => readonly string[];
