import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { scmiFacts } from '../../src/core/scmi/index.ts';
import type { Board, Check, Outcome } from './check.ts';
import { sourceByDtc } from './dtc-text.ts';
import { type JudgedScmi, judgeScmi } from './scmi-judge.ts';

/** Agents, protocols, resources and consumers are those that a separate reading of dtc's output finds. */
const check: Check = {
  name: 'SCMI',
  tools: ['dtc'],
  run({ bytes, file }: Board): Outcome {
    const ours = oursOf(new DeviceTree(bytes));
    // A word that no SCMI node does without; dtc is spared for boards that never say it.
    if (!Buffer.from(bytes).includes('scmi')) {
      return ours.agents.length === 0 ? {} : { failures: ['we find SCMI where nothing says so'] };
    }
    const judged = judgeScmi(sourceByDtc(file));
    if (judged.agents.length === 0 && ours.agents.length === 0) return {};
    return {
      failures: KINDS.flatMap((kind) => [
        ...missing(judged[kind], ours[kind]).map((line) => `we lack ${kind}: ${line}`),
        ...missing(ours[kind], judged[kind]).map((line) => `only we have ${kind}: ${line}`),
      ]),
      counts: {
        'boards with SCMI': 1,
        ...Object.fromEntries(KINDS.map((kind) => [kind, judged[kind].length])),
      },
    };
  },
};
export default check;

const KINDS = ['agents', 'protocols', 'resources', 'uses'] as const;

function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const known = new Set(found);
  return wanted.filter((line) => !known.has(line));
}

function oursOf(tree: DeviceTree): JudgedScmi {
  const { instances } = scmiFacts(tree);
  const protocols = instances.flatMap((instance) => instance.protocols);
  const resources = protocols.flatMap(({ node, resources }) =>
    resources.map(({ id, node: own, uses }) => ({
      name: `${tree.path(node)} ${own === undefined ? id : tree.path(own)}`,
      uses,
    })),
  );
  return {
    agents: instances.map(({ node }) => tree.path(node)),
    protocols: instances.flatMap(({ node, protocols }) =>
      protocols.map(({ kind }) => `${tree.path(node)} ${kind.id}`),
    ),
    resources: resources.map(({ name }) => name),
    uses: [
      ...new Set(
        resources.flatMap(({ name, uses }) =>
          uses.map(({ consumer, property }) => `${tree.path(consumer)} ${property} ${name}`),
        ),
      ),
    ],
  };
}
