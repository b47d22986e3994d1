import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { writeFdt } from '../fdt/index.ts';
import { HostFacts } from '../host/facts.ts';
import { emptyPlan, newDomain } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { partialTree } from './partial.ts';

const host = new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0 0x2f000000 0 0x10000>;
    };
    cru: clock-controller { compatible = "acme,cru"; #clock-cells = <1>; };
    vcc: regulator { compatible = "acme,pmic"; };
    soc {
      compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x5000000 0x1000000>;
      dma-coherent; dma-ranges = <0 0 0x80000000 0x10000000>;
      ethernet@10000 {
        compatible = "snps,dwmac"; reg = <0x10000 0x1000>; interrupts = <0 41 4>; clocks = <&cru 1>; clock-names = "a";
        phy-supply = <&vcc>;
        mdio { #address-cells = <1>; #size-cells = <0>; phy@1 { reg = <1>; }; };
      };
      i2c@20000 { compatible = "acme,i2c"; reg = <0x20000 0x1000>; interrupts = <0 42 4>; status = "disabled"; };
    };
  };
`);
const domain = {
  ...newDomain('io'),
  devices: ['/soc/ethernet@10000', '/soc/i2c@20000'].map((path) => ({ path: path as NodePath })),
};

/** Each node with what it has that the host's node of the same name lacks; `undefined` where there is no such node. */
function additions(strictSubset: boolean): Record<string, string[] | undefined> {
  const { tree } = partialTree(new HostFacts(host), emptyPlan({ name: '', sha256: '', compatible: [] }), {
    ...domain,
    strictSubset,
  });
  const guest = new DeviceTree(writeFdt(tree));
  const found: Record<string, string[] | undefined> = {};
  for (const node of guest.nodes()) {
    const name = guest.name(node);
    if (['', 'passthrough', 'bus'].includes(name)) continue;
    const original = [...host.nodes()].find(
      (other) => host.name(other) === name.replace(/@50([12]0000)$/, '@$1'),
    );
    const own = original && new Set(host.propertyNames(original));
    found[name] = own && guest.propertyNames(node).filter((property) => !own.has(property));
  }
  return found;
}

test('a strict subset has no node and no property that the host lacks', () => {
  expect(additions(true)).toEqual({ 'ethernet@5010000': [], mdio: [], 'phy@1': [], 'i2c@5020000': [] });
});

test('otherwise clocks are stood in for, and what a bus says stands on the device', () => {
  expect(additions(false)).toMatchObject({
    'clock-rate-needed-1': undefined,
    'ethernet@5010000': ['dma-coherent'],
  });
});
