import type { HostFacts } from '../core/host/facts.ts';
import { ScmiFacts } from '../core/scmi/index.ts';
import { memoizeLast } from './memoize.ts';

/** What the open board's tree says about SCMI. */
export const scmiOf = memoizeLast((facts: HostFacts) => new ScmiFacts(facts.tree, facts.references));

/** How many protocols the board's agents offer. */
export const countProtocols = (facts: HostFacts): number =>
  scmiOf(facts).instances.reduce((sum, { protocols }) => sum + protocols.length, 0);
