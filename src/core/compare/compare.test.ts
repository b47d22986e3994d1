import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { compare } from './compare.ts';

const board = (devices: string): Uint8Array => dts`
  / {
    compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
    };
    ${devices}
  };
`;
const TIMER =
  'timer@5000000 { compatible = "acme,timer"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>; };';
const MAC =
  'ethernet@5010000 { compatible = "snps,dwmac"; reg = <0x5010000 0x1000>; interrupts = <0 41 4>; };';
const older = board(`${TIMER} ${MAC}`);
const newer = board(`
  bus { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;
    ${TIMER.replace('0 40 4', '0 44 4')} };
  usb@5020000 { compatible = "acme,usb"; reg = <0x5020000 0x1000>; };`);

const planOf = (...paths: string[]): Plan => ({
  ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: ['acme,board'] }),
  domains: [{ ...newDomain('net'), devices: paths.map((path) => ({ path: path as NodePath })) }],
});
const states = (files: ReturnType<typeof compare>['files']) =>
  Object.fromEntries(files.map(({ name, state }) => [name, state]));

describe('two trees without a plan', () => {
  const found = compare({ name: 'old.dtb', bytes: older }, { name: 'new.dtb', bytes: newer });

  test('differ in devices', () => {
    expect(found.sameHost).toBe(false);
    expect(found.devices).toEqual([
      {
        path: '/timer@5000000',
        fate: 'moved',
        to: '/bus/timer@5000000',
        changes: [{ what: 'INTID', before: '72', after: '76' }],
      },
      { path: '/ethernet@5010000', fate: 'left only', changes: [] },
      { path: '/usb@5020000', fate: 'right only', changes: [] },
    ]);
    expect(found.sameDevices).toBe(1);
  });

  test('and in their source, but have no export to compare', () => {
    expect(states(found.files)).toEqual({ 'host.dts': 'changed' });
    expect(found.files[0]!.left).toContain('ethernet@5010000');
    expect(found.files[0]!.right).not.toContain('ethernet@5010000');
    expect(found.settings).toEqual([]);
  });
});

test('two projects differ in devices, settings, findings and files', () => {
  const right = planOf('/timer@5000000');
  const found = compare(
    { name: 'a', bytes: older, plan: planOf('/ethernet@5010000') },
    {
      name: 'b',
      bytes: older,
      plan: {
        ...right,
        target: { ...right.target, iommuDrivers: [] },
        domains: [{ ...right.domains[0]!, memoryMib: 64 }, newDomain('more')],
      },
    },
  );
  expect(found.sameHost).toBe(true);
  expect(found.devices).toEqual([
    { path: '/timer@5000000', fate: 'assigned otherwise', changes: [], rightDomain: 'net' },
    { path: '/ethernet@5010000', fate: 'assigned otherwise', changes: [], leftDomain: 'net' },
  ]);
  expect(found.settings).toEqual([
    { what: 'target.iommuDrivers', left: '["smmu"]', right: '[]' },
    { what: 'net.memoryMib', left: '512', right: '64' },
    { what: 'more', right: 'domain' },
  ]);
  const dma = found.findings.filter(({ finding }) => finding.rule === 'DG-DMA-01');
  expect(dma.map(({ side, finding }) => [side, finding.path])).toEqual([['left', '/ethernet@5010000']]);
  expect(states(found.files)).toMatchObject({
    'net/dom.cfg': 'changed',
    'net/passthrough.dtb': 'changed',
    'more/dom.cfg': 'right only',
  });
  expect(found.files.map(({ name }) => name)).not.toContain('host.dts');
  // They differ wherever anything does.
  expect(found.files.filter(({ name }) => /^report|^manifest|^project/.test(name))).toEqual([]);
  expect(found.files.find(({ name }) => name === 'net/passthrough.dtb')).not.toHaveProperty('left');
});

test('a project on two hosts keeps the findings that moved with their node', () => {
  const plan = planOf('/timer@5000000');
  const moved = planOf('/bus/timer@5000000');
  const found = compare({ name: 'a', bytes: older, plan }, { name: 'b', bytes: newer, plan: moved });
  expect(found.findings.filter(({ finding }) => finding.path.includes('timer'))).toEqual([]);
  expect(found.sameFindings).toBeGreaterThan(0);
  expect(found.devices[0]).toMatchObject({ fate: 'moved', leftDomain: 'net', rightDomain: 'net' });
});

test('a project and itself do not differ', () => {
  const side = { name: 'a', bytes: older, plan: planOf('/ethernet@5010000') };
  const found = compare(side, side);
  expect(found).toMatchObject({ devices: [], settings: [], findings: [], sameHost: true });
  expect(new Set(found.files.map(({ state }) => state))).toEqual(new Set(['same']));
});
