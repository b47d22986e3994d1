/** The texts of the user, as the files tab lists them beside the files that they go into. */
import type { Finding } from '../core/contract.ts';
import { type OwnText, ownTextName, ownTextsOf } from '../core/plan/own-text.ts';
import type { Domain } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';

export interface TypedText {
  /** What findings call it: `net/own-nodes.dtsi`. */
  readonly name: string;
  readonly domain: string;
  readonly kind: OwnText;
  readonly value: string;
}

/** All texts that the domains of a plan may have, empty ones included. */
export const typedTexts = memoizeLast((domains: readonly Domain[]): readonly TypedText[] =>
  domains.flatMap((domain) =>
    ownTextsOf(domain).map((kind) => ({
      name: ownTextName(domain.name, kind),
      domain: domain.name,
      kind,
      value: domain[kind],
    })),
  ),
);

/** What the last build has to say about a text, in the order of its lines. */
export const aboutText = (name: string, findings: readonly Finding[]): Finding[] =>
  findings
    .filter(({ file, accepted }) => file === name && accepted === undefined)
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
