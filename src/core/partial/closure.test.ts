import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { writeFdt } from '../fdt/index.ts';
import { HostFacts } from '../host/facts.ts';
import { type Domain, emptyPlan, newDomain, type ProviderDecision } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { partialTree } from './partial.ts';

const GIC = `gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>;
    interrupt-controller; #interrupt-cells = <3>; };`;
const DEVICE = '/dev@20000';

/** What a domain with these devices, and these providers included, gets. */
function made(
  nodes: string,
  assigned: readonly string[],
  included: readonly string[] = [],
  more: Partial<Domain> = {},
) {
  const facts = new HostFacts(
    new DeviceTree(
      dts`/ { #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>; ${GIC} ${nodes} };`,
    ),
  );
  const domain = {
    ...newDomain('a'),
    devices: assigned.map((path) => ({ path: path as NodePath })),
    providers: included.map(
      (provider): ProviderDecision => ({ provider: provider as NodePath, action: 'include' }),
    ),
    ...more,
  };
  const plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), domains: [domain] };
  const partial = partialTree(facts, plan, domain);
  const guest = new DeviceTree(writeFdt(partial.tree));
  return {
    partial,
    /** Host paths and the property that led there, of what came beside the assigned nodes. */
    needed: [...partial.closure.members.values()].flatMap(({ node, role, edge }) =>
      role === 'needed' ? [`${edge!.property} ${facts.tree.path(node)}`] : [],
    ),
    uses: partial.uses.map(({ property, outcome }) => `${property} ${outcome}`),
    lost: partial.lostInterrupts.map(({ why }) => why),
    owned: partial.owned.map(({ path }) => path),
    has: (path: string): boolean => guest.byPath(path) !== undefined,
    /** The node that the first cell of a property leads to in the guest. */
    target: (path: string, property: string): string | undefined => {
      const node = guest.byPath(path)!;
      const to = guest.byPhandle(guest.cells(node, property)?.[0] ?? 0);
      return to && guest.path(to);
    },
  };
}

const device = (properties: string): string =>
  `dev@20000 { compatible = "acme,dev"; reg = <0 0x20000 0 0x1000>; ${properties} };`;
const block = (name: string, properties: string): string =>
  `${name}: ${name}@30000 { compatible = "acme,${name}"; reg = <0 0x30000 0 0x1000>; ${properties} };`;

/** Per kind: the block that provides, how a device refers to it, by which property, and where that leads. */
const KINDS: Readonly<
  Record<string, { readonly block: string; readonly use: string; readonly by: string; readonly to?: string }>
> = {
  'a PHY': { block: block('phy', '#phy-cells = <0>;'), use: 'phys = <&phy>;', by: 'phys' },
  'a PHY on an MDIO bus': {
    block: block('mdio', '#address-cells = <1>; #size-cells = <0>; p1: ethernet-phy@1 { reg = <1>; };'),
    use: 'phy-handle = <&p1>;',
    by: 'phy-handle',
    to: '/passthrough/mdio@30000/ethernet-phy@1',
  },
  'a system controller': {
    block: block('syscon', ''),
    use: 'syscon = <&syscon>;',
    by: 'syscon',
  },
  'a GPIO controller': {
    block: block('gpio', 'gpio-controller; #gpio-cells = <2>;'),
    use: 'reset-gpios = <&gpio 3 1>;',
    by: 'reset-gpios',
  },
  'a DMA controller': { block: block('dmac', '#dma-cells = <1>;'), use: 'dmas = <&dmac 4>;', by: 'dmas' },
  'stored values': {
    block: block('efuse', '#address-cells = <1>; #size-cells = <1>; mac: mac@10 { reg = <0x10 6>; };'),
    use: 'nvmem-cells = <&mac>;',
    by: 'nvmem-cells',
    to: '/passthrough/efuse@30000/mac@10',
  },
  'a clock controller': {
    block: block('cru', '#clock-cells = <1>;'),
    use: 'clocks = <&cru 1>;',
    by: 'clocks',
  },
};

describe.each(Object.entries(KINDS))('%s', (_, { block: provider, use, by, to }) => {
  const host = device(use) + provider;
  const name = /^\w+: (\S+)/.exec(provider)![1]!;

  test('comes with a device where the plan includes it, and says what led there', () => {
    const place = to ?? `/passthrough/${name}`;
    const { needed, owned, target } = made(host, [DEVICE], [place.replace('/passthrough', '')]);
    expect(needed).toEqual([`${by} /${name}`]);
    expect(owned).toEqual([DEVICE, `/${name}`]);
    expect(target(`/passthrough${DEVICE}`, by)).toBe(place);
  });

  test('stays outside otherwise, and its absence is told', () => {
    const { needed, uses, has } = made(host, [DEVICE]);
    expect(needed).toEqual([]);
    expect(has(`/passthrough/${name}`)).toBe(false);
    expect(uses).toContain(by === 'clocks' ? 'clocks stubbed' : `${by} dropped`);
  });
});

test('a controller between the device and the GIC comes where it is included, and its interrupts go with it', () => {
  const host = `${block('intc', 'interrupt-controller; #interrupt-cells = <1>; interrupts = <0 9 4>;')}
    ${device('interrupt-parent = <&intc>; interrupts = <2>;')}`;
  const outside = made(host, [DEVICE]);
  expect(outside.lost).toEqual(['Its controller /intc@30000 is not in the domain.']);
  const inside = made(host, [DEVICE], ['/intc@30000']);
  expect(inside.needed).toEqual(['interrupts /intc@30000']);
  expect(inside.target(`/passthrough${DEVICE}`, 'interrupt-parent')).toBe('/passthrough/intc@30000');
});

test('what stands on the bus of a device is a part of it, and fixed clocks, supplies and their own needs are copied', () => {
  const host = `v12: regulator-12v { compatible = "regulator-fixed"; regulator-name = "12v"; };
    v5: regulator-5v { compatible = "regulator-fixed"; regulator-name = "5v"; vin-supply = <&v12>; };
    osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
    ${device(`#address-cells = <1>; #size-cells = <0>; clocks = <&osc>;
      sensor@48 { compatible = "acme,sensor"; reg = <0x48>; vdd-supply = <&v5>; };`)}`;
  const { needed, owned, has } = made(host, [DEVICE]);
  expect(has(`/passthrough${DEVICE}/sensor@48`)).toBe(true);
  expect(needed.sort()).toEqual(['clocks /osc', 'vdd-supply /regulator-5v', 'vin-supply /regulator-12v']);
  expect(owned).toEqual([DEVICE]);
});

test('operating points come where they are included', () => {
  const host = `opps: opp-table { compatible = "operating-points-v2"; opp-1 { opp-hz = /bits/ 64 <1000000>; }; };
    ${device('operating-points-v2 = <&opps>;')}`;
  const { has, target } = made(host, [DEVICE], ['/opp-table']);
  expect(has('/passthrough/opp-table/opp-1')).toBe(true);
  expect(target(`/passthrough${DEVICE}`, 'operating-points-v2')).toBe('/passthrough/opp-table');
  expect(made(host, [DEVICE]).uses).toEqual(['operating-points-v2 dropped']);
});

test('a parent that a clock is set to is copied only where the clock itself is in the domain', () => {
  const host = `pll: pll { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
    ${block('cru', '#clock-cells = <1>;')}
    ${device('clocks = <&cru 1>; assigned-clocks = <&cru 1>; assigned-clock-parents = <&pll>;')}`;
  expect(made(host, [DEVICE]).needed).toEqual([]);
  const inside = made(host, [DEVICE], ['/cru@30000']);
  expect(inside.needed.sort()).toEqual(['assigned-clock-parents /pll', 'clocks /cru@30000']);
  expect(inside.target(`/passthrough${DEVICE}`, 'assigned-clock-parents')).toBe('/passthrough/pll');
});

test('a device with interrupts of the CPUs alone is mapped without its path, which Xen would refuse', () => {
  const forXen = (interrupts: string): string[] => {
    const { partial } = made(device(`interrupts = ${interrupts};`), [DEVICE], [], { boot: 'dom0less' });
    const names = partial.tree.root.children[0]!.children[0]!.properties.map(({ name }) => name);
    return names.filter((name) => name.startsWith('xen,'));
  };
  expect(forXen('<1 7 4>')).toEqual(['xen,reg', 'xen,force-assign-without-iommu']);
  expect(forXen('<0 7 4>')).toEqual(['xen,path', 'xen,reg', 'xen,force-assign-without-iommu']);
  expect(forXen('<0 7 4>, <1 7 4>')).toContain('xen,path');
});

test('a part that Xen keeps, such as its console, stays behind when the block around it is given away', () => {
  const { owned, has } = made(
    `chosen { stdout-path = "/quad@40000/serial@41000"; };
     quad@40000 { compatible = "acme,quad"; reg = <0 0x40000 0 0x1000>; #address-cells = <2>; #size-cells = <2>; ranges;
       serial@41000 { compatible = "acme,uart"; reg = <0 0x41000 0 0x1000>; interrupts = <0 5 4>; };
       serial@42000 { compatible = "acme,uart"; reg = <0 0x42000 0 0x1000>; interrupts = <0 6 4>; }; };`,
    ['/quad@40000'],
  );
  expect(owned).toEqual(['/quad@40000', '/quad@40000/serial@42000']);
  expect(has('/passthrough/quad@40000/serial@41000')).toBe(false);
});
