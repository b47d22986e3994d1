/** What the user states against what the tool concluded. */
import type { NodeIndex } from '../core/base/brand.ts';
import type { Fix, PlanChange } from '../core/contract.ts';
import type { DeviceTree } from '../core/devicetree/tree.ts';
import type { Override } from '../core/plan/plan.ts';

export { platformStatement } from '../core/host/overrides.ts';

export type StatementFix = Fix & { readonly change: PlanChange & { readonly kind: 'state' } };

/** Whether a fix is a statement that nobody has signed yet. */
export const isUnsigned = (fix: Fix): fix is StatementFix =>
  fix.change.kind === 'state' && (fix.change.override.author === '' || fix.change.override.reason === '');

/** The statements about a device and about its compatibles. */
export function statementsOf(tree: DeviceTree, node: NodeIndex, overrides: readonly Override[]): Override[] {
  const path = tree.path(node);
  const compatible = tree.strings(node, 'compatible');
  return overrides.filter(
    ({ scope }) =>
      scope !== 'platform' &&
      ('device' in scope ? scope.device === path : compatible.includes(scope.compatible)),
  );
}
