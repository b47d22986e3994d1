import type { HostFacts } from '../core/host/facts.ts';
import { type ScmiFacts, scmiFacts } from '../core/scmi/index.ts';

/** What the open board's tree says about SCMI. */
export const scmiOf = (facts: HostFacts): ScmiFacts => scmiFacts(facts.tree);

/** How many protocols the board's agents offer. */
export const countProtocols = (facts: HostFacts): number =>
  scmiOf(facts).instances.reduce((sum, { protocols }) => sum + protocols.length, 0);

/** Paths of the shared memories that the board describes for SCMI. */
export const scmiSlots = ({ tree }: HostFacts): readonly string[] =>
  [...tree.nodes()]
    .filter((node) => tree.strings(node, 'compatible').includes('arm,scmi-shmem'))
    .map((node) => tree.path(node));
