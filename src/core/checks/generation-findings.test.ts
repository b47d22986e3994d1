import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import { emptyPlan, newDomain } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';

test('DMA channels that are left out are told once, by the rule about DMA or by the one about references', () => {
  const host = dts`/ { #address-cells = <1>; #size-cells = <1>;
    dmac: dma-controller@10000 { compatible = "acme,dmac"; reg = <0x10000 0x1000>; #dma-cells = <1>; };
    serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; dmas = <&dmac 1>, <&dmac 2>; dma-names = "rx", "tx"; };
    ethernet@30000 { compatible = "acme,switch"; reg = <0x30000 0x1000>; dma-coherent; dmas = <&dmac 3>; dma-names = "tx"; }; };`;
  const told = (path: string) => {
    const plan = {
      ...emptyPlan({ name: '', sha256: '', compatible: [] }),
      domains: [{ ...newDomain('a'), devices: [{ path: path as NodePath }] }],
    };
    const about = build(host, plan).findings.filter(({ message }) => /\bdmas\b|without DMA/.test(message));
    return about.map(({ rule }) => rule);
  };
  expect(told('/serial@20000')).toEqual(['DG-DMA-08']);
  expect(told('/ethernet@30000')).toEqual(['DG-GEN-04']);
});
