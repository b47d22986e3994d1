import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import type { XenTarget } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { boardVerdict } from './board.ts';
import { HostFacts } from './facts.ts';

const target = (...iommuDrivers: XenTarget['iommuDrivers']): XenTarget => ({
  flavour: 'upstream',
  version: '4.22',
  iommuDrivers,
});

const facts = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <1>; #size-cells = <1>;
    v2: iommu@1000 { compatible = "arm,smmu-v2"; reg = <0x1000 0x1000>; #iommu-cells = <1>; };
    off: iommu@2000 { compatible = "arm,smmu-v2"; reg = <0x2000 0x1000>; #iommu-cells = <1>; status = "disabled"; };
    v3: iommu@3000 { compatible = "arm,smmu-v3"; reg = <0x3000 0x1000>; #iommu-cells = <1>; };
    ethernet@10000 { compatible = "a,e"; reg = <0x10000 0x1000>; iommus = <&v2 1>; };
    mmc@11000 { compatible = "a,m"; reg = <0x11000 0x1000>; iommus = <&off 1>; };
    gpu@12000 { compatible = "a,g"; reg = <0x12000 0x1000>; iommus = <&v3 1>; };
    usb@13000 { compatible = "a,u"; reg = <0x13000 0x1000>; status = "disabled"; };
    watchdog@14000 { compatible = "a,w"; reg = <0x14000 0x1000>; };
    widget@15000 { compatible = "a,x"; reg = <0x15000 0x1000>; };
  };`),
);

test('counts what is protected, and says what would protect more', () => {
  const verdict = boardVerdict(facts, target('smmu'));
  expect(verdict).toMatchObject({ masters: 3, protectedMasters: 1, unknown: 1, missingDrivers: ['smmuv3'] });
  expect(verdict.iommus.disabled).toEqual(['/iommu@2000']);
  expect(verdict.sentences).toEqual([
    'Masters protected: 1 of 3.',
    'One IOMMU is disabled.',
    'SMMUv3 needs a Xen built with it (CONFIG_ARM_SMMU_V3).',
    'Of one device nothing tells whether it masters the bus.',
  ]);
});

test('a Xen with all drivers protects all but what is behind the disabled IOMMU', () => {
  expect(boardVerdict(facts, target('smmu', 'smmuv3'))).toMatchObject({
    protectedMasters: 2,
    missingDrivers: [],
  });
});

const signed = { author: 'Ada', reason: 'the manual' };

test('statements about devices and compatibles count, but never against proof', () => {
  const says = (...overrides: Parameters<typeof boardVerdict>[2] & object) =>
    boardVerdict(facts, target('smmu'), overrides);
  const unknown = { masters: 3, protectedMasters: 1, unknown: 0, stated: 1 };
  expect(says({ scope: { compatible: 'a,x' }, says: 'not-master', ...signed })).toMatchObject(unknown);
  expect(says({ scope: { device: '/widget@15000' as NodePath }, says: 'master', ...signed })).toMatchObject({
    ...unknown,
    masters: 4,
  });
  // Its iommus prove that it is one.
  expect(says({ scope: { compatible: 'a,m' }, says: 'not-master', ...signed })).toMatchObject({
    masters: 3,
    protectedMasters: 1,
    stated: 0,
  });
});

test('who vouches for the platform answers for what is unknown, not for unprotected masters', () => {
  const verdict = boardVerdict(facts, target('smmu'), [{ scope: 'platform', says: 'covered', ...signed }]);
  expect(verdict).toMatchObject({ masters: 3, protectedMasters: 1, unknown: 0, vouched: 1 });
  expect(verdict.sentences).toContain('One device is of unknown kind, on a platform that is vouched for.');
});

test('a board without IOMMU says so', () => {
  const bare = new HostFacts(new DeviceTree(dts`/ { };`));
  expect(boardVerdict(bare, target()).sentences).toEqual([
    'No enabled device is known to master the bus.',
    'The board has no IOMMU.',
  ]);
});
