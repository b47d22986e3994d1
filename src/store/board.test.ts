import { expect, test } from 'vitest';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import type { Override, XenTarget } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { boardView, withDriver } from './board.ts';

const xen: XenTarget = { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] };

const NOTHING_STATED: readonly Override[] = [];

const facts = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <1>; #size-cells = <1>;
    v2: iommu@1000 { compatible = "arm,smmu-v2"; reg = <0x1000 0x1000>; #iommu-cells = <1>; };
    off: iommu@2000 { compatible = "arm,smmu-v2"; reg = <0x2000 0x1000>; #iommu-cells = <1>; status = "disabled"; };
    v3: iommu@3000 { compatible = "arm,smmu-v3"; reg = <0x3000 0x1000>; #iommu-cells = <1>; };
    other: iommu@4000 { compatible = "acme,iommu"; reg = <0x4000 0x1000>; #iommu-cells = <1>; };
    ethernet@10000 { compatible = "a,e"; reg = <0x10000 0x1000>; iommus = <&v2 1>; };
    gpu@12000 { compatible = "a,g"; reg = <0x12000 0x1000>; iommus = <&v3 1>; };
    widget@15000 { compatible = "a,x"; reg = <0x15000 0x1000>; };
  };`),
);

test('names the nodes of each statement, and the driver that would help', () => {
  expect(boardView(facts, xen, NOTHING_STATED)).toEqual({
    severity: 'warning',
    statements: [
      { kind: 'masters', masters: 2, protectedMasters: 1 },
      { kind: 'disabled', nodes: ['/iommu@2000'] },
      {
        kind: 'driver',
        driver: 'smmuv3',
        name: 'SMMUv3',
        option: 'CONFIG_ARM_SMMU_V3',
        nodes: ['/iommu@3000'],
      },
      { kind: 'undriven', nodes: ['/iommu@4000'] },
      { kind: 'unknown', devices: 1 },
    ],
  });
});

test('a Xen with the driver protects more, and what stays unknown is a note', () => {
  const target = withDriver(xen, 'smmuv3');
  expect(target.iommuDrivers).toEqual(['smmu', 'smmuv3']);
  expect(boardView(facts, target, NOTHING_STATED)).toMatchObject({
    severity: 'info',
    statements: [{ masters: 2, protectedMasters: 2 }, {}, {}, { devices: 1 }],
  });
});

test('statements change what the line says', () => {
  const signed = { author: 'Ada', reason: 'the manual' };
  const vouched = boardView(facts, xen, [{ scope: 'platform', says: 'covered', ...signed }]);
  expect(vouched.severity).toBe('warning');
  expect(vouched.statements.at(-1)).toEqual({ kind: 'vouched', devices: 1 });
  const target = withDriver(xen, 'smmuv3');
  const stated = boardView(facts, target, [{ scope: { compatible: 'a,x' }, says: 'not-master', ...signed }]);
  expect(stated.severity).toBe('ok');
  expect(stated.statements.at(-1)).toEqual({ kind: 'stated', devices: 1 });
});

test('an IOMMU that only a later Xen drives is told apart from one that none does', () => {
  const rcar = new HostFacts(
    new DeviceTree(dts`/ {
      #address-cells = <1>; #size-cells = <1>;
      iommu@1000 { compatible = "renesas,ipmmu-r8a779g0"; reg = <0x1000 0x1000>; #iommu-cells = <1>; };
    };`),
  );
  const old: XenTarget = { ...xen, version: '4.19', iommuDrivers: ['ipmmu'] };
  expect(boardView(rcar, old, NOTHING_STATED).statements).toContainEqual({
    kind: 'too-old',
    nodes: ['/iommu@1000'],
  });
});

test('is computed once for the same board and Xen', () => {
  expect(boardView(facts, xen, NOTHING_STATED)).toBe(boardView(facts, xen, NOTHING_STATED));
});

test('phandles that no node has are told, whatever else is well', () => {
  const cut = new HostFacts(
    new DeviceTree(dts`/ { serial { clocks = <0x77 1>; }; timer { clocks = <0x78>; }; };`),
  );
  expect(boardView(cut, xen, NOTHING_STATED)).toMatchObject({ severity: 'warning' });
  expect(boardView(cut, xen, NOTHING_STATED).statements).toContainEqual({
    kind: 'dangling',
    nodes: ['/serial', '/timer'],
  });
});
