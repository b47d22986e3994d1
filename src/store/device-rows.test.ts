import { expect, test } from 'vitest';
import type { NodeIndex } from '../core/base/brand.ts';
import type { XenTarget } from '../core/plan/plan.ts';
import { smallBoard } from '../core/testing/small-board.ts';
import { type DeviceColumn, deviceRows, nextOrder, sortDevices } from './device-rows.ts';

const facts = smallBoard(`
    ethernet@10000 {
      compatible = "snps,dwmac"; reg = <0x10000 0x1000>; interrupts = <0 5 4>; iommus = <&smmu 0x21>;
    };
    ethernet@9000 { compatible = "snps,dwmac"; reg = <0x9000 0x1000>; interrupts = <0 4 4>; };
    serial@5000 { compatible = "arm,pl011", "arm,primecell"; reg = <0x5000 0x100>; interrupts = <0 90 4>; };
    serial@5100 { compatible = "arm,pl011", "arm,primecell"; reg = <0x5100 0x100>; status = "disabled"; };
    thing { compatible = "acme,thing"; interrupts = <0 8 4>; };
`);
const target: XenTarget = { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] };
const rows = deviceRows(facts, target, []);
const row = (name: string) => rows.find((each) => each.name === name)!;
const nobody = () => undefined;
const sorted = (
  by: DeviceColumn,
  direction: 'ascending' | 'descending' = 'ascending',
  domainOf: (node: NodeIndex) => number | undefined = nobody,
) => sortDevices(rows, { by, direction }, domainOf).map(({ name }) => name);

test('a row says what is known of a device', () => {
  expect(row('ethernet@10000')).toMatchObject({
    bus: '/soc',
    address: 0x10000n,
    intids: [37],
    view: { state: 'protected', stream: 0x21 },
    dma: { verdict: 'master' },
    sharers: [],
    enabled: true,
    why: undefined,
  });
  expect(row('serial@5000')).toMatchObject({ view: { state: 'none' }, sharers: ['/soc/serial@5100'] });
  expect(row('serial@5100').enabled).toBe(false);
  expect(row('thing')).toMatchObject({ address: undefined, intids: [40] });
  expect(row('interrupt-controller@100000').why).toMatch(/\.$/);
});

test('devices of one name stand by address, as numbers', () => {
  const names = sorted('device');
  expect(names.slice(0, 2)).toEqual(['ethernet@9000', 'ethernet@10000']);
  expect(sorted('device', 'descending')).toEqual(names.toReversed());
});

test('by protection, what needs thought comes first', () => {
  const names = sorted('protection');
  expect(names[0]).toBe('ethernet@9000');
  expect(names.indexOf('ethernet@10000')).toBeLessThan(names.indexOf('serial@5000'));
  expect(sorted('protection', 'descending').at(-1)).toBe('ethernet@9000');
});

test('rows with nothing in the column come last in both directions', () => {
  expect(sorted('address').at(-1)).toBe('thing');
  expect(sorted('address', 'descending').at(-1)).toBe('thing');
  expect(sorted('address')[0]).toBe('serial@5000');
  expect(sorted('sharers').slice(0, 2)).toEqual(['serial@5000', 'serial@5100']);
  const domainOf = (node: NodeIndex) => ({ 'serial@5000': 1, thing: 0 })[facts.tree.name(node)];
  expect(sorted('domain', 'ascending', domainOf).slice(0, 2)).toEqual(['thing', 'serial@5000']);
  expect(sorted('domain', 'descending', domainOf).slice(0, 2)).toEqual(['serial@5000', 'thing']);
});

test('assignable devices come before disabled ones, and those before what Xen keeps', () => {
  const names = sorted('assignable');
  expect(names.indexOf('thing')).toBeLessThan(names.indexOf('serial@5100'));
  expect(names.indexOf('serial@5100')).toBeLessThan(names.indexOf('interrupt-controller@100000'));
});

test('a column is turned round when it is asked for again', () => {
  const first = nextOrder({ by: 'device', direction: 'descending' }, 'bus');
  expect(first).toEqual({ by: 'bus', direction: 'ascending' });
  expect(nextOrder(first, 'bus')).toEqual({ by: 'bus', direction: 'descending' });
});
