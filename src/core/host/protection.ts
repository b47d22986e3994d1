import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { IommuDriver, XenTarget } from '../plan/plan.ts';
import type { Iommu, IommuIndex } from './iommu.ts';
import { DRIVER_NAMES, isNewEnough } from './iommu-drivers.ts';

/** Why a node is protected or not, as data; the sentence stands beside it. */
export type ProtectionCode =
  /** The node itself is behind an IOMMU that this Xen drives. */
  | 'own'
  /** A node that carries its `iommus` goes to the same domain and is protected. */
  | 'carrier'
  | 'no-iommus'
  /** Only `iommu-map`: that is for functions which Xen assigns as PCI devices. */
  | 'only-map'
  /** An entry leads to no node. */
  | 'dangling'
  /** The entries name more than one IOMMU. */
  | 'several-iommus'
  | 'iommu-disabled'
  /** No Xen drives this kind of IOMMU. */
  | 'undriven'
  /** Some Xen drives it, but not this release. */
  | 'too-old'
  /** This Xen was built without the driver. */
  | 'not-built'
  /** Another node carries the `iommus`, and it does not go to this domain. */
  | 'carrier-outside';

/** Whether Xen confines the accesses of one node. */
export interface NodeProtection {
  readonly protected: boolean;
  readonly code: ProtectionCode;
  /** One sentence. */
  readonly why: string;
  readonly iommu?: NodeIndex;
  /** The driver that protects it, or would. */
  readonly driver?: IommuDriver;
  /** The node that carries the `iommus` instead. */
  readonly carrier?: NodeIndex;
}

/**
 * Whether Xen takes a node for protected, that is whether it may stand in `dtdev`: every entry of its own `iommus`
 * names one and the same IOMMU, which is enabled and driven by this Xen (iommu.c: dt_device_set_protected is called by
 * the drivers' add_device only; device_tree.c:iommu_add_dt_device skips IOMMUs that are not available).
 */
export function protectedByXen(
  tree: DeviceTree,
  index: IommuIndex,
  node: NodeIndex,
  target: XenTarget,
): NodeProtection {
  const list = index.entries(node);
  const not = (code: ProtectionCode, why: string, more: Partial<NodeProtection> = {}): NodeProtection => ({
    protected: false,
    code,
    why,
    ...more,
  });
  if (list.length === 0) {
    return index.mapped(node).length > 0
      ? not(
          'only-map',
          'It has only `iommu-map`, which confines PCI functions and not the bridge as a device.',
        )
      : not('no-iommus', 'It has no `iommus`.');
  }
  const named = new Set(list.map(({ iommu }) => iommu));
  if (named.has(undefined)) return not('dangling', 'An entry of its `iommus` leads to no node.');
  if (named.size > 1) {
    const paths = [...named].map((iommu) => tree.path(iommu!)).join(' and ');
    return not('several-iommus', `Its \`iommus\` name ${paths}; Xen takes one IOMMU per device.`);
  }
  const iommu = index.iommus.get(list[0]!.iommu!);
  if (iommu === undefined) {
    return not('dangling', `Its \`iommus\` name ${tree.path(list[0]!.iommu!)}, which is no IOMMU.`);
  }
  return behind(tree, index, iommu, target);
}

function behind(tree: DeviceTree, index: IommuIndex, iommu: Iommu, target: XenTarget): NodeProtection {
  const path = tree.path(iommu.node);
  const disabled = iommu.enabled ? disabledMain(index, iommu) : iommu.node;
  const common = { iommu: iommu.node, ...(iommu.xen && { driver: iommu.xen.driver }) };
  const not = (code: ProtectionCode, why: string): NodeProtection => ({
    protected: false,
    code,
    why,
    ...common,
  });
  if (disabled !== undefined) {
    return not('iommu-disabled', `Its IOMMU ${tree.path(disabled)} is disabled, so Xen ignores it.`);
  }
  const { xen } = iommu;
  if (xen === undefined) {
    return not('undriven', `No Xen has a driver for its IOMMU ${path} (${iommu.compatible.join(', ')}).`);
  }
  const { name, option } = DRIVER_NAMES[xen.driver];
  if (!isNewEnough(xen, target)) {
    return not(
      'too-old',
      `Xen drives its IOMMU ${path} from ${xen.since} only, the target is ${target.version}.`,
    );
  }
  if (!target.iommuDrivers.includes(xen.driver)) {
    return not('not-built', `The target's Xen has no ${name} driver (${option}) for its IOMMU ${path}.`);
  }
  const condition = xen.condition === undefined ? '' : ` ${xen.condition}.`;
  return {
    protected: true,
    code: 'own',
    why: `It is behind ${path}, which the target's Xen drives (${name}).${condition}`,
    ...common,
  };
}

/** An IPMMU cache works only with the main IPMMU that it forwards to. */
function disabledMain(index: IommuIndex, { main }: Iommu): NodeIndex | undefined {
  return main !== undefined && index.iommus.get(main)?.enabled === false ? main : undefined;
}
