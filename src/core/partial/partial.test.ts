import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { writeFdt } from '../fdt/index.ts';
import { HostFacts } from '../host/facts.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { type DomainPartial, interruptList, partialTree } from './partial.ts';

const HEAD = `#address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>;
    interrupt-controller; #interrupt-cells = <3>; };`;

/** The partial tree of a domain with the devices at these paths. */
function made(
  nodes: string,
  paths: readonly string[],
  more: Partial<Domain> = {},
  others: Partial<Plan> = {},
) {
  const facts = new HostFacts(new DeviceTree(dts`/ { ${HEAD} ${nodes} };`));
  const domain: Domain = {
    ...newDomain('a'),
    devices: paths.map((path) => ({ path: path as NodePath })),
    ...more,
  };
  const plan: Plan = {
    ...emptyPlan({ name: '', sha256: '', compatible: [] }),
    domains: [domain],
    ...others,
  };
  return partialTree(facts, plan, domain);
}

const guestOf = ({ tree }: DomainPartial): DeviceTree => new DeviceTree(writeFdt(tree));

/** A node of the guest by the beginning of its path. */
function node(partial: DomainPartial, path: string) {
  const guest = guestOf(partial);
  const found = guest.byPath(path);
  if (found === undefined) throw new Error(`no ${path}`);
  return {
    cells: (name: string) => guest.cells(found, name),
    strings: (name: string) => guest.strings(found, name),
    names: () => guest.propertyNames(found),
    target: (name: string, cell = 0) => {
      const to = guest.byPhandle(guest.cells(found, name)![cell]!);
      return to && guest.path(to);
    },
  };
}

const PROVIDERS = `
  cru: clocks@10000 { compatible = "acme,cru"; reg = <0 0x10000 0 0x1000>; #clock-cells = <1>; #reset-cells = <1>; };
  phy: phy@11000 { compatible = "acme,phy"; reg = <0 0x11000 0 0x1000>; #phy-cells = <0>; };
  gpio: gpio@12000 { compatible = "acme,gpio"; reg = <0 0x12000 0 0x1000>; gpio-controller; #gpio-cells = <2>; };
  osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };`;
const DEVICE = '/dev@20000';
const GUEST = '/passthrough/dev@20000';
const device = (properties: string): string =>
  `dev@20000 { compatible = "acme,dev"; reg = <0 0x20000 0 0x1000>; ${properties} };`;

test('an entry whose provider stays outside goes with its name, and the others stay', () => {
  const partial = made(
    PROVIDERS +
      device('phys = <&phy>, <&usb>; phy-names = "usb2", "usb3"; usb: port-phy { #phy-cells = <0>; };'),
    [DEVICE],
  );
  expect(node(partial, GUEST).strings('phy-names')).toEqual(['usb3']);
  expect(node(partial, GUEST).target('phys')).toBe(`${GUEST}/port-phy`);
});

test('without names a lost entry leaves a hole before others, and nothing behind them', () => {
  const partial = made(
    PROVIDERS +
      device(
        'cs-gpios = <&gpio 1 0>, <&own 2 0>, <0>, <&gpio 3 0>; own: expander { gpio-controller; #gpio-cells = <2>; };',
      ),
    [DEVICE],
  );
  expect(node(partial, GUEST).cells('cs-gpios')).toEqual([0, expect.any(Number), 2, 0]);
  expect(node(partial, GUEST).target('cs-gpios', 1)).toBe(`${GUEST}/expander`);
});

test('pin states stand or fall together, and so does what sets up clocks', () => {
  const partial = made(
    `${PROVIDERS} pins { default: default { }; }; ${device(`pinctrl-names = "default", "sleep"; pinctrl-0 = <&default>; pinctrl-1 = <&inside>;
      clocks = <&cru 1>; assigned-clocks = <&cru 1>; assigned-clock-rates = <100000>; inside: state { };`)}`,
    [DEVICE],
  );
  expect(node(partial, GUEST).names()).toEqual(['compatible', 'reg', 'clocks']);
  const clock = node(partial, '/passthrough/clock-100000');
  expect(clock.cells('clock-frequency')).toEqual([100000]);
});

test('clocks of one rate share a stand-in, and one of unknown rate is told', () => {
  const partial = made(PROVIDERS + device('clocks = <&cru 1>, <&cru 2>, <&cru 3>, <&osc>;'), [DEVICE], {
    providers: [1, 2].map((id) => ({
      provider: '/clocks@10000' as NodePath,
      id,
      action: 'stub' as const,
      rateHz: 48000000,
    })),
  });
  const { target } = node(partial, GUEST);
  expect([0, 1, 2, 3].map((cell) => target('clocks', cell))).toEqual([
    '/passthrough/clock-48000000',
    '/passthrough/clock-48000000',
    '/passthrough/clock-rate-needed-1',
    '/passthrough/osc',
  ]);
  expect(partial.rateNeeded).toMatchObject([{ args: [3], consumers: [DEVICE] }]);
});

test('an included provider comes as a device of the domain, with what it needs itself', () => {
  const partial = made(`${PROVIDERS} ${device('reset-gpios = <&gpio 1 0>;')}`, [DEVICE], {
    providers: [{ provider: '/gpio@12000' as NodePath, action: 'include' }],
  });
  expect(node(partial, GUEST).target('reset-gpios')).toBe('/passthrough/gpio@12000');
  expect(partial.owned.map(({ path }) => path)).toEqual(['/gpio@12000', DEVICE]);
  expect(partial.mappings.map(({ mfn }) => mfn as number)).toEqual([0x12, 0x20]);
});

test('nodes that include each other come once', () => {
  const partial = made(
    `a: a@20000 { compatible = "acme,a"; reg = <0 0x20000 0 0x1000>; acme,syscon = <&b>; };
     b: b@21000 { compatible = "acme,b"; reg = <0 0x21000 0 0x1000>; acme,syscon = <&a>; phys = <&a>; #phy-cells = <0>; };`,
    ['/a@20000'],
    { providers: [{ provider: '/b@21000' as NodePath, action: 'include' }] },
  );
  expect(partial.closure.tops).toHaveLength(new Set(partial.closure.tops).size);
});

test('a shared interrupt is listed once, with all who raise it', () => {
  const partial = made(
    `a@20000 { compatible = "acme,a"; reg = <0 0x20000 0 0x100>; interrupts = <0 5 4>, <0 5 4>; };
     b@20100 { compatible = "acme,b"; reg = <0 0x20100 0 0x100>; interrupts = <0 5 4>; };`,
    ['/a@20000', '/b@20100'],
  );
  expect(interruptList(partial)).toEqual([{ intid: 37, paths: ['/a@20000', '/b@20100'] }]);
  expect(partial.mappings).toMatchObject([{ mfn: 0x20, count: 1 }]);
});

test('interrupts without names end before the first one that is lost', () => {
  const partial = made(device('interrupts = <0 5 4>, <1 6 4>, <0 7 4>;'), [DEVICE]);
  expect(node(partial, GUEST).cells('interrupts')).toEqual([0, 5, 4]);
  expect(partial.lostInterrupts.map(({ index }) => index)).toEqual([1, 2]);
  const named = made(device('interrupts = <0 5 4>, <1 6 4>, <0 7 4>; interrupt-names = "a", "b", "c";'), [
    DEVICE,
  ]);
  expect(node(named, GUEST).strings('interrupt-names')).toEqual(['a', 'c']);
});

test('siblings of the same name and address get different names', () => {
  const partial = made(
    `bus1 { #address-cells = <1>; #size-cells = <0>; clk: clock { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <1000>; }; };
     bus2 { clk2: clock { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <2000>; }; };
     ${device('clocks = <&clk>, <&clk2>;')}`,
    [DEVICE],
  );
  const { target } = node(partial, GUEST);
  expect([target('clocks'), target('clocks', 1)]).toEqual(['/passthrough/clock', '/passthrough/clock-2']);
});

test('what is left over at the end of a list is not copied', () => {
  const partial = made(PROVIDERS + device('clocks = <&osc>, <&osc>, [00 00 00 07];'), [DEVICE]);
  expect(node(partial, GUEST).cells('clocks')).toHaveLength(2);
});

test('a bus that says nothing about cells says so in the guest', () => {
  const partial = made(
    `dev@20000 { reg = <0 0x20000 0 0x1000>; compatible = "acme,dev"; ranges; part@21000 { reg = <0 0x21000 0x1000>; }; };`,
    [DEVICE],
  );
  expect(node(partial, GUEST).cells('#size-cells')).toEqual([2]);
  expect(node(partial, `${GUEST}/part@21000`).cells('reg')).toEqual([0, 0x21000, 0, 0x1000]);
});

test('cells that no child uses are left out, but those of unit addresses of interrupts stay', () => {
  const idle = '#address-cells = <1>; #size-cells = <0>; leds { };';
  const plain = made(device(idle), [DEVICE]);
  expect(node(plain, GUEST).names()).toEqual(['compatible', 'reg']);
  const provider = made(device(`interrupt-controller; #interrupt-cells = <2>; ${idle}`), [DEVICE]);
  expect(node(provider, GUEST).names()).not.toContain('#size-cells');
  expect(node(provider, GUEST).cells('#address-cells')).toEqual([1]);
});

test('no node gets a number that an unknown property may mean as a phandle', () => {
  const partial = made(PROVIDERS + device('clocks = <&osc>; acme,block = <&cru>;'), [DEVICE]);
  const guest = guestOf(partial);
  const [number] = guest.cells(guest.byPath(GUEST)!, 'acme,block')!;
  expect(guest.byPhandle(number!)).toBeUndefined();
});

test('disabled parts are no part of the guest, and a part of another domain neither', () => {
  const glue = `glue@20000 { compatible = "acme,glue"; reg = <0 0x20000 0 0x1000>; #address-cells = <2>; #size-cells = <2>; ranges;
    core@21000 { compatible = "acme,core"; reg = <0 0x21000 0 0x1000>; };
    spare@22000 { compatible = "acme,core"; reg = <0 0x22000 0 0x1000>; status = "disabled"; }; };`;
  const other = { ...newDomain('b'), devices: [{ path: '/glue@20000/core@21000' as NodePath }] };
  const own = { ...newDomain('a'), devices: [{ path: '/glue@20000' as NodePath }] };
  const partial = made(glue, ['/glue@20000'], {}, { domains: [own, other] });
  expect(partial.mappings.map(({ mfn }) => mfn as number)).toEqual([0x20]);
  expect(partial.closure.elsewhere).toMatchObject([{ domain: 'b' }]);
  const guest = guestOf(partial);
  expect(guest.children(guest.byPath('/passthrough/glue@20000')!)).toEqual([]);
});

test('a pin moves a register and all that shares its page', () => {
  const partial = made(
    `a@20000 { compatible = "acme,a"; reg = <0 0x20000 0 0x100>; };
     b@20100 { compatible = "acme,b"; reg = <0 0x20100 0 0x100>; };`,
    [],
    {
      devices: [
        { path: '/a@20000' as NodePath, pinned: { 0: '0x5000000' } },
        { path: '/b@20100' as NodePath },
      ],
    },
  );
  expect(node(partial, '/passthrough/a@5000000').cells('reg')).toEqual([0, 0x5000000, 0, 0x100]);
  expect(node(partial, '/passthrough/b@5000100').cells('reg')).toEqual([0, 0x5000100, 0, 0x100]);
});
