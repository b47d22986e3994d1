import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { emptyPlan, newDomain } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';

test('named interrupts of the GIC and of a controller in the same domain pass the check of our own files', () => {
  const host = dts`/ {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>;
      interrupt-controller; #interrupt-cells = <3>; };
    gpio: gpio@20000 { compatible = "arm,pl061"; reg = <0 0x20000 0 0x1000>; interrupts = <0 8 4>;
      interrupt-controller; #interrupt-cells = <2>; };
    watchdog@30000 { compatible = "arm,sp805"; reg = <0 0x30000 0 0x1000>;
      interrupts-extended = <&gic 0 9 4>, <&gpio 3 1>, <&gic 1 9 4>; interrupt-names = "bite", "bark", "private"; };
  };`;
  const devices = ['/gpio@20000', '/watchdog@30000'].map((path) => ({ path: path as NodePath }));
  const plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    domains: [{ ...newDomain('domd'), devices }],
  };
  const { bytes } = build(host, plan).files.find(({ name }) => name === 'domd/passthrough.dtb')!;
  const guest = new DeviceTree(bytes);
  const watchdog = guest.byPath('/passthrough/watchdog@30000')!;
  const gpio = guest.phandle(guest.byPath('/passthrough/gpio@20000')!);
  expect(guest.cells(watchdog, 'interrupts-extended')).toEqual([65000, 0, 9, 4, gpio, 3, 1]);
  expect(guest.strings(watchdog, 'interrupt-names')).toEqual(['bite', 'bark']);
});
