/** What the panels say of the board as a whole, for the plan's Xen. */
import type { NodePath } from '../core/base/brand.ts';
import type { Severity } from '../core/contract.ts';
import { boardVerdict } from '../core/host/board.ts';
import type { HostFacts } from '../core/host/facts.ts';
import { DRIVER_NAMES } from '../core/host/iommu-drivers.ts';
import { IOMMU_DRIVERS, type IommuDriver, type Override, type XenTarget } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';

/** One thing to say about the board: the nodes it is about, and the driver that would change it. */
export type BoardStatement =
  | { readonly kind: 'masters'; readonly masters: number; readonly protectedMasters: number }
  | { readonly kind: 'no-iommu' }
  | { readonly kind: 'disabled' | 'undriven' | 'too-old' | 'dangling'; readonly nodes: readonly NodePath[] }
  | {
      readonly kind: 'driver';
      readonly driver: IommuDriver;
      /** How people call it, and the option that builds it into Xen. */
      readonly name: string;
      readonly option: string;
      readonly nodes: readonly NodePath[];
    }
  | { readonly kind: 'unknown' | 'vouched' | 'stated'; readonly devices: number };

export interface BoardView {
  readonly severity: Severity | 'ok';
  readonly statements: readonly BoardStatement[];
}

/** The verdict on the board, the most important statement first. */
export const boardView = memoizeLast(
  (facts: HostFacts, target: XenTarget, overrides: readonly Override[]): BoardView => {
    const { masters, protectedMasters, unknown, vouched, stated, iommus, missingDrivers } = boardVerdict(
      facts,
      target,
      overrides,
    );
    const found = [...facts.iommus.iommus.values()].filter(({ enabled }) => enabled);
    const enabled = found.map(({ node, xen }) => ({ path: facts.tree.path(node), xen }));
    const known = new Set<NodePath>([...iommus.driven, ...iommus.undriven]);
    const tooOld = enabled
      .filter(({ path, xen }) => !known.has(path) && xen && !missingDrivers.includes(xen.driver))
      .map(({ path }) => path);
    const about = (kind: 'disabled' | 'undriven' | 'too-old' | 'dangling', nodes: readonly NodePath[]) =>
      nodes.length > 0 ? [{ kind, nodes }] : [];
    const count = (kind: 'unknown' | 'vouched' | 'stated', devices: number) =>
      devices > 0 ? [{ kind, devices }] : [];
    const dangling = facts.references.dangling().map((node) => facts.tree.path(node));
    const statements: BoardStatement[] = [
      { kind: 'masters', masters, protectedMasters },
      ...(iommus.total === 0 ? [{ kind: 'no-iommu' } as const] : []),
      ...about('disabled', iommus.disabled),
      ...missingDrivers.map((driver) => ({
        kind: 'driver' as const,
        driver,
        ...DRIVER_NAMES[driver],
        nodes: enabled.filter(({ xen }) => xen?.driver === driver).map(({ path }) => path),
      })),
      ...about('too-old', tooOld),
      ...about('undriven', iommus.undriven),
      ...about('dangling', dangling),
      ...count('unknown', unknown),
      ...count('vouched', vouched),
      ...count('stated', stated),
    ];
    if (protectedMasters < masters || dangling.length > 0) return { severity: 'warning', statements };
    return { severity: masters > 0 && unknown + vouched === 0 ? 'ok' : 'info', statements };
  },
);

/** The same Xen, built with one more driver. */
export const withDriver = (target: XenTarget, driver: IommuDriver): XenTarget => ({
  ...target,
  iommuDrivers: IOMMU_DRIVERS.filter((other) => other === driver || target.iommuDrivers.includes(other)),
});
