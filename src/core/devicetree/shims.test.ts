import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { interrupts } from './interrupts.ts';
import { DeviceTree } from './tree.ts';

/** The interrupt of a device behind a shim with the GIC behind it. */
function interruptBehind(shim: string, specifier: string) {
  const tree = new DeviceTree(dts`
    / {
      gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; };
      shim: shim { interrupt-controller; interrupt-parent = <&gic>; ${shim} };
      device { interrupt-parent = <&shim>; interrupts = <${specifier}>; };
    };
  `);
  const [found] = interrupts(tree, tree.byPath('/device')!);
  return { ...found!, isShimmed: found!.shim === tree.byPath('/shim') };
}

function behind(shim: string, specifier: string) {
  const { kind, intid, isShimmed } = interruptBehind(shim, specifier);
  return [kind, intid, isShimmed];
}

test.each([
  ['compatible = "fsl,imx8mq-gpc"; #interrupt-cells = <3>;', '0 41 4', 73],
  ['compatible = "nvidia,tegra210-ictlr"; #interrupt-cells = <3>;', '0 13 4', 45],
  ['compatible = "allwinner,sun50i-h6-r-intc"; #interrupt-cells = <3>;', '0 96 8', 128],
  ['compatible = "acme,pdc", "qcom,pdc"; #interrupt-cells = <2>; qcom,pdc-ranges = <8 100 4>;', '9 4', 133],
  ['compatible = "qcom,mpm"; #interrupt-cells = <2>; qcom,mpm-pin-map = <2 184 5 79>;', '5 4', 111],
  ['compatible = "socionext,uniphier-ld20-aidet"; #interrupt-cells = <2>;', '33 4', 65],
])('the SPI behind { %s } is known', (shim, specifier, intid) => {
  expect(behind(shim, specifier)).toEqual(['spi', intid, true]);
});

test.each([
  ['compatible = "qcom,pdc"; #interrupt-cells = <2>; qcom,pdc-ranges = <8 100 4>;', '12 4'],
  ['compatible = "qcom,mpm"; #interrupt-cells = <2>;', '5 4'],
  ['compatible = "fsl,imx8mq-gpc"; #interrupt-cells = <2>;', '41 4'],
  ['compatible = "acme,demux"; #interrupt-cells = <1>;', '3'],
])('a line that { %s } does not forward is foreign', (shim, specifier) => {
  expect(behind(shim, specifier)).toEqual(['foreign', undefined, false]);
});

test('a line map names the lines of the GIC without its unit address', () => {
  const map = 'compatible = "fsl,ls1043a-extirq"; #interrupt-cells = <2>; #address-cells = <0>;';
  expect(behind(`${map} interrupt-map = <3 0 &gic 0 131 4>, <4 0 &gic 0 132 4>;`, '4 2')).toEqual([
    'spi',
    164,
    true,
  ]);
});

test.each([
  ['compatible = "mediatek,mt6577-sysirq"; #interrupt-cells = <3>;', '0 89 8', [0, 89, 4]],
  ['compatible = "mediatek,mt6577-sysirq"; #interrupt-cells = <3>;', '0 89 2', [0, 89, 1]],
  ['compatible = "socionext,uniphier-ld20-aidet"; #interrupt-cells = <2>;', '33 3', [0, 33, 1]],
  ['compatible = "fsl,imx8mq-gpc"; #interrupt-cells = <3>;', '0 41 8', [0, 41, 8]],
])('the GIC gets the trigger that { %s } makes of <%s>', (shim, specifier, atGic) => {
  expect(interruptBehind(shim, specifier).specifier).toEqual(atGic);
});
