import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { Override } from '../plan/plan.ts';
import type { DmaFacts } from './dma/verdict.ts';

/**
 * The verdict as the user states it: what is said about the device counts before what is said about one of its
 * compatibles, of those the earlier in the node's list. A platform statement changes no verdict. What the tool had
 * concluded stays in the evidence.
 */
export function overruled(
  tree: DeviceTree,
  node: NodeIndex,
  found: DmaFacts,
  overrides: readonly Override[],
): DmaFacts {
  const statement = statementAbout(tree, node, overrides);
  if (statement === undefined || statement.says === 'covered') return found;
  const { says, author, reason } = statement;
  return {
    verdict: says,
    confidence: 'stated',
    evidence: [{ text: `${author} states: ${reason}` }, ...found.evidence],
  };
}

/** The statement that decides about a node, if there is one. */
export function statementAbout(
  tree: DeviceTree,
  node: NodeIndex,
  overrides: readonly Override[],
): Override | undefined {
  const path = tree.path(node);
  const compatible = tree.strings(node, 'compatible');
  const ofDevice = overrides.find(
    ({ scope }) => scope !== 'platform' && 'device' in scope && scope.device === path,
  );
  if (ofDevice) return ofDevice;
  for (const name of compatible) {
    const found = overrides.find(
      ({ scope }) => scope !== 'platform' && 'compatible' in scope && scope.compatible === name,
    );
    if (found) return found;
  }
  return undefined;
}

/** The statement that every master of the board is behind an IOMMU. */
export const platformStatement = (overrides: readonly Override[]): Override | undefined =>
  overrides.find(({ scope, says }) => scope === 'platform' && says === 'covered');
