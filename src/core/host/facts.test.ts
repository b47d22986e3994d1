import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { dts } from '../testing/dts.ts';
import { HostFacts } from './facts.ts';

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    aliases { serial0 = &uart0; };
    chosen { stdout-path = "serial0:115200n8"; };
    memory@80000000 { device_type = "memory"; reg = <0x80000000 0x1000000>; };
    reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges;
      keep: buffer@80001000 { compatible = "acme,buffer"; reg = <0x80001000 0x1000>; }; };
    timer { compatible = "arm,armv8-timer"; interrupts = <1 13 4>; };
    pmu { compatible = "arm,cortex-a53-pmu"; interrupts = <0 7 4>; };
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>; interrupt-controller; #interrupt-cells = <3>; };
    soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0xe0000000 0x1000000>;
      uart0: serial@0 { compatible = "arm,pl011"; reg = <0 0x100>; interrupts = <0 1 4>; };
      uart1: serial@100 { compatible = "arm,pl011"; reg = <0x100 0x100>; interrupts = <0 2 4>, <0 2 4>; clocks = <&half>; };
      dma0: dma-controller@2000 { compatible = "acme,dma"; reg = <0x2000 0x1000>; #dma-cells = <1>; status = "disabled"; };
      i2c@3000 { compatible = "acme,i2c"; reg = <0x3000 0x1000>; dmas = <&dma0 3>; #address-cells = <1>; #size-cells = <0>;
        rtc@68 { compatible = "nxp,pcf8563"; reg = <0x68>; }; };
      cpg: clock-controller@4000 { compatible = "acme,cpg"; reg = <0x4000 0x1000>; #clock-cells = <1>; };
      widget@5000 { compatible = "acme,widget"; reg = <0x5000 0x1000>; assigned-clocks = <&cpg 5>, <&cpg 6>; assigned-clock-rates = <0>, <125000000>; };
    };
    osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
    half: half { compatible = "fixed-factor-clock"; #clock-cells = <0>; clocks = <&osc>; clock-mult = <1>; clock-div = <2>; };
    loop: loop { compatible = "fixed-factor-clock"; #clock-cells = <0>; clocks = <&loop>; clock-mult = <1>; clock-div = <2>; };
  };`),
);
const node = (path: string) => facts.tree.byPath(path)!;

test('devices are listed with bus, address and interrupts, and with the reason where they are not assignable', () => {
  const rows = facts
    .devices()
    .map(({ path, address, intids, assignable, controlPlane }) =>
      [path, address?.toString(16), intids.join(), assignable ? (controlPlane ?? 'assignable') : 'kept'].join(
        ' ',
      ),
    );
  expect(rows).toEqual([
    '/timer   kept',
    '/pmu  39 kept',
    '/interrupt-controller@1000 1000  kept',
    '/soc/serial@0 e0000000 33 kept',
    '/soc/serial@100 e0000100 34 assignable',
    '/soc/dma-controller@2000 e0002000  assignable',
    '/soc/i2c@3000 e0003000  assignable',
    '/soc/clock-controller@4000 e0004000  a clock controller',
    '/soc/widget@5000 e0005000  assignable',
  ]);
});

test('Xen keeps the console, the GIC, timers, memory and what describes the processors', () => {
  expect(facts.xenOwned(node('/soc/serial@0'))).toMatch(/stdout-path/);
  expect(facts.xenOwned(node('/soc/serial@100'))).toBeUndefined();
  expect(facts.xenOwned(node('/reserved-memory/buffer@80001000'))).toMatch(/reserved memory/);
  expect(facts.xenOwned(node('/memory@80000000'))).toMatch(/memory of the machine/);
});

test('Xen may be told to print elsewhere', () => {
  const other = new HostFacts(
    new DeviceTree(dts`/ {
      chosen { stdout-path = "/a"; xen,xen-bootargs = "console=dtuart dtuart=/b"; };
      a { compatible = "arm,pl011"; }; b { compatible = "arm,pl011"; };
    };`),
  );
  expect(other.xenOwned(other.tree.byPath('/a')!)).toBeUndefined();
  expect(other.xenOwned(other.tree.byPath('/b')!)).toMatch(/bootargs/);
});

test('a node that cannot be assigned tells what to assign instead', () => {
  expect(facts.whyNotAssignable(node('/soc/i2c@3000/rtc@68'))).toBe(
    'Its address is on the bus of /soc/i2c@3000: assign that controller.',
  );
  expect(facts.whyNotAssignable(node('/osc'))).toMatch(/copied along/);
  expect(facts.whyNotAssignable(node('/soc/i2c@3000'))).toBeUndefined();
});

test('sharers of a page are found by page, not by byte, and disabled nodes count', () => {
  expect(facts.pages.sharers(node('/soc/serial@0'))).toEqual([
    { node: node('/soc/serial@100'), address: 0xe0000000n, count: 1, overlap: false },
  ]);
  expect(facts.pages.sharers(node('/soc/i2c@3000'))).toEqual([]);
  expect(
    facts
      .pagesOf(16384)
      .sharers(node('/soc/i2c@3000'))
      .map((sharer) => sharer.node),
  ).toEqual([node('/soc/serial@0'), node('/soc/serial@100'), node('/soc/dma-controller@2000')]);
});

test('clock rates follow fixed clocks, factors and assigned rates, and end on circles', () => {
  expect(facts.clockRate(node('/osc'), [])).toBe(24_000_000);
  expect(facts.clockRate(node('/half'), [])).toBe(12_000_000);
  expect(facts.clockRate(node('/soc/clock-controller@4000'), [6])).toBe(125_000_000);
  expect(facts.clockRate(node('/soc/clock-controller@4000'), [5])).toBeUndefined();
  expect(facts.clockRate(node('/loop'), [])).toBeUndefined();
});

test('statements of the user: a device goes before its compatible, a platform changes no verdict', () => {
  const path = '/soc/widget@5000' as NodePath;
  const by = { author: 'A', reason: 'r' };
  const ofCompatible = { ...by, scope: { compatible: 'acme,widget' }, says: 'master' } as const;
  const ofDevice = { ...by, scope: { device: path }, says: 'not-master' } as const;
  expect(facts.dma(node(path)).verdict).toBe('unknown');
  expect(facts.dma(node(path), [ofCompatible]).verdict).toBe('master');
  expect(facts.dma(node(path), [ofCompatible, ofDevice])).toMatchObject({
    verdict: 'not-master',
    confidence: 'stated',
  });
  expect(facts.dma(node(path), [{ ...by, scope: 'platform', says: 'covered' }]).verdict).toBe('unknown');
});

test('the window of a bus shares no page with what lies in it; registers of a bus do', () => {
  const { pages, tree } = new HostFacts(
    new DeviceTree(dts`/ {
      #address-cells = <1>; #size-cells = <1>;
      window: bus@10000 { compatible = "simple-bus"; reg = <0x10000 0x10000>; #address-cells = <1>; #size-cells = <1>; ranges;
        serial@11000 { compatible = "acme,uart"; reg = <0x11000 0x1000>; }; };
      target-module@20000 { compatible = "ti,sysc"; reg = <0x20050 0x4>; #address-cells = <1>; #size-cells = <1>; ranges;
        serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x50>; }; };
    };`),
  );
  const sharers = (path: string) => pages.sharers(tree.byPath(path)!).map(({ node }) => tree.path(node));
  expect(sharers('/bus@10000/serial@11000')).toEqual([]);
  expect(sharers('/target-module@20000/serial@20000')).toEqual(['/target-module@20000']);
});
