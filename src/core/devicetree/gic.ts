import type { Intid, NodeIndex } from '../base/brand.ts';
import { columnsOf } from './columns.ts';
import { oncePerTree } from './once.ts';
import { isAvailable } from './status.ts';
import { type DeviceTree, ROOT } from './tree.ts';

/** What Xen's GICv2 and GICv3 drivers match (xen/arch/arm: asm/gic.h DT_MATCH_GIC_V2 and _V3, gic-hip04.c). */
const XEN_GICS: ReadonlySet<string> = new Set([
  'arm,cortex-a15-gic',
  'arm,cortex-a7-gic',
  'arm,gic-400',
  'hisilicon,hip04-intc',
  'arm,gic-v3',
]);

/** Names of the Arm GIC binding that Xen's drivers do not match. */
const OTHER_GICS: ReadonlySet<string> = new Set([
  'arm,cortex-a9-gic',
  'arm,arm1176jzf-devchip-gic',
  'arm,arm11mp-gic',
  'arm,eb11mp-gic',
  'arm,pl390',
  'arm,tc11mp-gic',
  'brcm,brahma-b15-gic',
  'qcom,msm-8660-qgic',
  'qcom,msm-qgic2',
]);

interface Gics {
  readonly primary: NodeIndex | undefined;
  readonly system: NodeIndex | undefined;
}

/**
 * The interrupt controller that Xen drives: the first available node below the root with
 * `interrupt-controller` and a compatible of its GIC drivers (gic.c:gic_dt_preinit); undefined where there is none.
 */
export function primaryGic(tree: DeviceTree): NodeIndex | undefined {
  return gicsOf(tree).primary;
}

/**
 * The GIC whose INTIDs the tree's specifiers mean: Xen's, or on a board whose GIC Xen has no driver for the first
 * one by the other names of the Arm GIC binding.
 */
export function systemGic(tree: DeviceTree): NodeIndex | undefined {
  return gicsOf(tree).system;
}

const gicsOf = oncePerTree((tree): Gics => {
  const primary = findGic(tree, XEN_GICS);
  return { primary, system: primary ?? findGic(tree, OTHER_GICS) };
});

function findGic(tree: DeviceTree, names: ReadonlySet<string>): NodeIndex | undefined {
  const controllers = columnsOf(tree)['interrupt-controller'];
  for (const node of tree.nodes()) {
    if (node === ROOT || controllers[node]! < 0 || !isAvailable(tree, node)) continue;
    if (tree.strings(node, 'compatible').some((name) => names.has(name))) return node;
  }
  return undefined;
}

export type GicKind = 'spi' | 'ppi' | 'espi' | 'eppi';

/** First INTID and count of each type of a specifier's first cell (Arm GIC binding, GICv3 architecture 2.2.1). */
const TYPES: readonly { kind: GicKind; first: number; count: number }[] = [
  { kind: 'spi', first: 32, count: 988 },
  { kind: 'ppi', first: 16, count: 16 },
  { kind: 'espi', first: 4096, count: 1024 },
  { kind: 'eppi', first: 1056, count: 64 },
];

/** Reads a specifier of three or four cells as a GIC does; undefined where it names no interrupt. */
export function gicInterrupt(
  specifier: readonly number[],
): { readonly kind: GicKind; readonly intid: Intid } | undefined {
  const [type, number] = specifier;
  if (specifier.length < 3 || type === undefined || number === undefined) return undefined;
  const found = TYPES[type];
  if (found === undefined || number >= found.count) return undefined;
  return { kind: found.kind, intid: (found.first + number) as Intid };
}

export type Trigger = 'edge-rising' | 'edge-falling' | 'level-high' | 'level-low' | 'edge-both';

/** By the low four bits of the flags cell. */
const TRIGGERS: readonly (Trigger | undefined)[] = [
  undefined,
  'edge-rising',
  'edge-falling',
  'edge-both',
  'level-high',
  undefined,
  undefined,
  undefined,
  'level-low',
];

/** How the interrupt of a GIC specifier is raised (Arm GIC binding); undefined where it does not say. */
export function triggerOf(specifier: readonly number[]): Trigger | undefined {
  return TRIGGERS[specifier[2]! & 0xf];
}
