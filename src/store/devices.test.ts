import { expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import type { Override, XenTarget } from '../core/plan/plan.ts';
import { newDomain } from '../core/plan/plan.ts';
import { smallBoard } from '../core/testing/small-board.ts';
import { dmaOfHost, dmaView, givenTo } from './dma.ts';
import { remainderOf } from './remainder.ts';
import { resourcesOf } from './resources.ts';
import { ownershipOf } from './views.ts';

const facts = smallBoard(`
    ethernet@1000 {
      compatible = "snps,dwmac"; reg = <0x1000 0x1000 0x1800 0x1000>; interrupts = <0 5 4>, <0 5 4>;
      iommus = <&smmu 0x21>;
    };
    mmc@4000 { compatible = "snps,dw-mshc"; reg = <0x4000 0x100>; interrupts = <0 7 4>; dma-coherent; };
    serial@5000 { compatible = "arm,pl011", "arm,primecell"; reg = <0x5000 0x100>; interrupts = <0 8 4>; };
    serial@6000 { compatible = "arm,pl011", "arm,primecell"; reg = <0x6000 0x100>; status = "disabled"; };
    widget@7000 { compatible = "acme,widget"; reg = <0x7000 0x100>; status = "disabled"; };
`);
const target: XenTarget = { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] };
const node = (name: string) => facts.tree.byPath(`/soc/${name}`)!;

test('a device is protected by its IOMMU only where the target drives it', () => {
  expect(dmaView(facts, node('ethernet@1000'), target, [])).toMatchObject({
    state: 'protected',
    stream: 0x21,
  });
  const without = dmaView(facts, node('ethernet@1000'), { ...target, iommuDrivers: [] }, []);
  expect(without.state).toBe('unprotected');
  expect(without.why).toContain('CONFIG_ARM_SMMU');
});

test('a master without IOMMU is unprotected, a device without DMA is not, and statements count', () => {
  expect(dmaView(facts, node('mmc@4000'), target, []).state).toBe('unprotected');
  expect(dmaView(facts, node('serial@5000'), target, []).state).toBe('none');
  const states = (says: Override['says'], scope: Override['scope']): Override => ({
    scope,
    says,
    author: 'me',
    reason: 'measured',
  });
  const mmc = '/soc/mmc@4000' as NodePath;
  expect(dmaView(facts, node('mmc@4000'), target, [states('not-master', { device: mmc })]).state).toBe(
    'none',
  );
  const vouched = [states('covered', 'platform')];
  expect(dmaView(facts, node('widget@7000'), target, []).state).toBe('unknown');
  expect(dmaView(facts, node('widget@7000'), target, vouched).state).toBe('covered');
  // Nobody can vouch away a known master.
  expect(dmaView(facts, node('mmc@4000'), target, vouched).state).toBe('unprotected');
});

test('the list for the tree holds what accesses memory and is enabled', () => {
  const marked = [...dmaOfHost(facts, target, [])].map(
    ([at, { state }]) => `${facts.tree.name(at)} ${state}`,
  );
  expect(marked).toEqual(['ethernet@1000 protected', 'mmc@4000 unprotected']);
});

test('interrupts and pages of a device count once each', () => {
  expect(resourcesOf(facts, node('ethernet@1000'))).toEqual({ intids: [37], pages: 2 });
  expect(resourcesOf(facts, node('mmc@4000'))).toEqual({ intids: [39], pages: 1 });
});

test('dom0 keeps what is enabled and not given away', () => {
  const domd = { ...newDomain('domd'), devices: [{ path: '/soc/mmc@4000' as NodePath }] };
  expect([...givenTo(facts, domd.devices)]).toEqual([node('mmc@4000')]);
  const before = remainderOf(facts, ownershipOf(facts.tree, []));
  expect(before.kinds).toEqual([
    { kind: 'Network', count: 1 },
    { kind: 'Storage', count: 1 },
    { kind: 'Serial', count: 1 },
  ]);
  expect(before.kept).toBe(2);
  const after = remainderOf(facts, ownershipOf(facts.tree, [domd]));
  expect(after.devices).toBe(before.devices - 1);
  expect(after.kinds.map(({ kind }) => kind)).toEqual(['Network', 'Serial']);
});
