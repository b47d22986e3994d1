import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/**
 * How a 1:1 shim between device and GIC turns its own specifier into the GIC's: the interrupt keeps a line of its
 * own, so the SPI is known although the shim sits in between.
 * - `same`: the shim takes the GIC's own specifier and forwards it as it is;
 * - `number`: its first cell is the SPI, the last one the trigger;
 * - `qcom,pdc-ranges`, `qcom,mpm-pin-map`: that property maps its pins to SPIs;
 * - `interrupt-map`: its own map lists, per line, the specifier of the GIC (no parent unit address).
 */
type Rule = 'same' | 'number' | 'qcom,pdc-ranges' | 'qcom,mpm-pin-map' | 'interrupt-map';

/** By compatible; the source is the binding of each and the translate function of its Linux driver. */
const SHIMS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['mediatek,mt6577-sysirq', 'same'],
  ['mediatek,mtk-cirq', 'same'],
  ['fsl,imx6q-gpc', 'same'],
  ['fsl,imx7d-gpc', 'same'],
  ['fsl,imx8mq-gpc', 'same'],
  ['nvidia,tegra20-ictlr', 'same'],
  ['nvidia,tegra30-ictlr', 'same'],
  ['nvidia,tegra210-ictlr', 'same'],
  ['ti,omap4-wugen-mpu', 'same'],
  ['ti,omap5-wugen-mpu', 'same'],
  ['samsung,exynos3250-pmu', 'same'],
  ['samsung,exynos5250-pmu', 'same'],
  ['samsung,exynos5420-pmu', 'same'],
  ['allwinner,sun6i-a31-r-intc', 'same'],
  ['allwinner,sun50i-a64-r-intc', 'same'],
  ['allwinner,sun50i-h6-r-intc', 'same'],
  ['socionext,uniphier-ld4-aidet', 'number'],
  ['socionext,uniphier-pro4-aidet', 'number'],
  ['socionext,uniphier-sld8-aidet', 'number'],
  ['socionext,uniphier-pro5-aidet', 'number'],
  ['socionext,uniphier-pxs2-aidet', 'number'],
  ['socionext,uniphier-ld6b-aidet', 'number'],
  ['socionext,uniphier-ld11-aidet', 'number'],
  ['socionext,uniphier-ld20-aidet', 'number'],
  ['socionext,uniphier-pxs3-aidet', 'number'],
  ['socionext,uniphier-nx1-aidet', 'number'],
  ['qcom,pdc', 'qcom,pdc-ranges'],
  ['qcom,mpm', 'qcom,mpm-pin-map'],
  ['fsl,ls1021a-extirq', 'interrupt-map'],
  ['fsl,ls1043a-extirq', 'interrupt-map'],
  ['fsl,ls1088a-extirq', 'interrupt-map'],
]);

/** Whether the interrupt lines of a controller reach the GIC one by one. */
export function shimRule(tree: DeviceTree, controller: NodeIndex): Rule | undefined {
  for (const name of tree.strings(controller, 'compatible')) {
    const rule = SHIMS.get(name);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** The GIC specifier that a shim makes of its own one; undefined where it does not forward this line. */
export function throughShim(
  tree: DeviceTree,
  controller: NodeIndex,
  rule: Rule,
  specifier: readonly number[],
): number[] | undefined {
  const [line = 0] = specifier;
  const trigger = specifier.at(-1) ?? 0;
  switch (rule) {
    case 'same':
      return specifier.length < 3 ? undefined : [...specifier];
    case 'number':
      return [0, line, trigger];
    case 'qcom,pdc-ranges': {
      const ranges = tree.cells(controller, rule) ?? [];
      for (let i = 0; i + 2 < ranges.length; i += 3) {
        const offset = line - ranges[i]!;
        if (offset >= 0 && offset < ranges[i + 2]!) return [0, ranges[i + 1]! + offset, trigger];
      }
      return undefined;
    }
    case 'qcom,mpm-pin-map': {
      const pins = tree.cells(controller, rule) ?? [];
      for (let i = 0; i + 1 < pins.length; i += 2) {
        if (pins[i] === line) return [0, pins[i + 1]!, trigger];
      }
      return undefined;
    }
    case 'interrupt-map': {
      const map = tree.cells(controller, rule) ?? [];
      for (let i = 0; i + 5 < map.length; i += 6) {
        if (map[i] === line) return map.slice(i + 3, i + 6);
      }
      return undefined;
    }
  }
}
