import type { NodeIndex } from '../base/brand.ts';
import { hasLineMap } from './nexus.ts';
import type { DeviceTree } from './tree.ts';

/**
 * A 1:1 shim between devices and the GIC: every interrupt keeps a line of its own, so its SPI is known although the
 * shim sits in between. Gives the GIC's specifier for one of its own, undefined for a line that it does not forward.
 */
export type Shim = (specifier: readonly number[]) => readonly number[] | undefined;

type ShimReader = (tree: DeviceTree, node: NodeIndex) => Shim;

/** The shim takes the GIC's own specifier and forwards it as it is. */
const same: ShimReader = () => (specifier) => (specifier.length < 3 ? undefined : specifier);

/** The same, with the trigger turned round where the GIC could not take it. */
const inverting: ShimReader = () => (specifier) =>
  specifier.length < 3 ? undefined : [specifier[0]!, specifier[1]!, triggerAtGic(specifier[2]!)];

/** The first cell is the SPI, the last one the trigger. */
const number: ShimReader = () => (specifier) => spi(specifier[0]!, specifier);

/** `qcom,pdc-ranges` is a list of first pin, first SPI, count. */
const pdcRanges: ShimReader = (tree, node) => {
  const ranges = tree.cells(node, 'qcom,pdc-ranges') ?? [];
  return (specifier) => {
    for (let i = 0; i + 2 < ranges.length; i += 3) {
      const offset = specifier[0]! - ranges[i]!;
      if (offset >= 0 && offset < ranges[i + 2]!) return spi(ranges[i + 1]! + offset, specifier);
    }
    return undefined;
  };
};

/** `qcom,mpm-pin-map` is a list of pin and SPI. */
const mpmPins: ShimReader = (tree, node) => {
  const pins = tree.cells(node, 'qcom,mpm-pin-map') ?? [];
  return (specifier) => {
    for (let i = 0; i + 1 < pins.length; i += 2) {
      if (pins[i] === specifier[0]) return spi(pins[i + 1]!, specifier);
    }
    return undefined;
  };
};

/** The `interrupt-map` is a list of line, 0, phandle and the three cells of the GIC. */
const lineMap: ShimReader = (tree, node) => {
  const map = tree.cells(node, 'interrupt-map') ?? [];
  return (specifier) => {
    for (let i = 0; i + 5 < map.length; i += 6) {
      if (map[i] === specifier[0]) return [map[i + 3]!, map[i + 4]!, triggerAtGic(specifier.at(-1)!)];
    }
    return undefined;
  };
};

/** The GIC's specifier of an SPI that a device raises as the last cell of its own one says. */
function spi(line: number, specifier: readonly number[]): number[] {
  return [0, line, triggerAtGic(specifier.at(-1)!)];
}

/**
 * Flags as they reach the GIC, whose SPIs know only rising edges and high levels: shims that invert turn falling
 * edges (2, and 3 for both) into rising ones (1) and low levels (8) into high ones (4).
 */
function triggerAtGic(flags: number): number {
  const kind = flags & 0xf;
  return kind === 8 ? flags - 4 : kind === 2 || kind === 3 ? flags - kind + 1 : flags;
}

/** By compatible, from the bindings and from the translate functions of the Linux drivers (drivers/irqchip). */
const SHIMS: ReadonlyMap<string, ShimReader> = new Map<string, ShimReader>([
  ['allwinner,sun50i-a64-r-intc', same],
  ['allwinner,sun50i-h6-r-intc', same],
  ['allwinner,sun6i-a31-r-intc', same],
  ['fsl,imx6q-gpc', same],
  ['fsl,imx7d-gpc', same],
  ['fsl,imx8mq-gpc', same],
  ['mediatek,mt6577-sysirq', inverting],
  ['mediatek,mtk-cirq', same],
  ['nvidia,tegra20-ictlr', same],
  ['nvidia,tegra210-ictlr', same],
  ['nvidia,tegra30-ictlr', same],
  ['qcom,mpm', mpmPins],
  ['qcom,pdc', pdcRanges],
  ['samsung,exynos3250-pmu', same],
  ['samsung,exynos5250-pmu', same],
  ['samsung,exynos5420-pmu', same],
  ['socionext,uniphier-ld11-aidet', number],
  ['socionext,uniphier-ld20-aidet', number],
  ['socionext,uniphier-ld4-aidet', number],
  ['socionext,uniphier-ld6b-aidet', number],
  ['socionext,uniphier-nx1-aidet', number],
  ['socionext,uniphier-pro4-aidet', number],
  ['socionext,uniphier-pro5-aidet', number],
  ['socionext,uniphier-pxs2-aidet', number],
  ['socionext,uniphier-pxs3-aidet', number],
  ['socionext,uniphier-sld8-aidet', number],
  ['ti,omap4-wugen-mpu', same],
  ['ti,omap5-wugen-mpu', same],
]);

/** The shim that a controller is; undefined where it is none. */
export function shimOf(tree: DeviceTree, controller: NodeIndex): Shim | undefined {
  if (hasLineMap(tree, controller)) return lineMap(tree, controller);
  for (const name of tree.strings(controller, 'compatible')) {
    const read = SHIMS.get(name);
    if (read !== undefined) return read(tree, controller);
  }
  return undefined;
}
