import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePath } from '../../core/base/brand.ts';
import type { Finding } from '../../core/contract.ts';
import { DeviceTree } from '../../core/devicetree/tree.ts';
import { HostFacts } from '../../core/host/facts.ts';
import { emptyPlan, newDomain } from '../../core/plan/plan.ts';
import { dts } from '../../core/testing/dts.ts';
import { type FilterSubject, nodeFilter } from './match.ts';
import { answers, parseAddresses, parseInterrupts, parseTerm, splitTerms } from './query.ts';
import { suggestionsFor } from './suggest.ts';

describe('the language', () => {
  test('a text is cut at spaces outside of quotes', () => {
    expect(splitTerms('  compat:acme,* -dma:none  "two words" scmi:"Pin control" a"b c"d ')).toEqual([
      'compat:acme,*',
      '-dma:none',
      '"two words"',
      'scmi:"Pin control"',
      'a"b c"d',
    ]);
    expect(splitTerms('scmi:"Pin con')).toEqual(['scmi:"Pin con']);
    expect(splitTerms('   ')).toEqual([]);
  });

  test('a term has a key, a value and a sign', () => {
    expect(parseTerm('-DMA:None')).toEqual({ key: 'dma', value: 'none', negated: true, source: '-DMA:None' });
    expect(parseTerm('scmi:"Pin control"')).toMatchObject({
      key: 'scmi',
      value: 'pin control',
      negated: false,
    });
    expect(parseTerm('Serial@1')).toMatchObject({ key: 'text', value: 'serial@1' });
    expect(parseTerm('"compat:x"')).toMatchObject({ key: 'text', value: 'compat:x' });
    expect(parseTerm('-')).toMatchObject({ key: 'text', value: '-', negated: false });
    expect(parseTerm('risk:')).toMatchObject({ key: 'risk', value: '' });
  });

  test('what means nothing is told', () => {
    expect(parseTerm('colour:red')).toMatchObject({ error: { kind: 'unknown-key', key: 'colour' } });
    expect(parseTerm('addr:soc')).toMatchObject({ error: { kind: 'not-an-address' } });
    expect(parseTerm('irq:0x20')).toMatchObject({ error: { kind: 'not-an-interrupt' } });
  });

  test('addresses and interrupts may be ranges', () => {
    expect(parseAddresses('0xff-100')).toEqual({ from: 0xffn, to: 0x100n });
    expect(parseAddresses('10000000000000000')).toBeUndefined();
    expect(parseInterrupts('spi75')).toEqual({ from: 107, to: 107 });
    expect(parseInterrupts('ppi0-3')).toEqual({ from: 16, to: 19 });
    expect(parseInterrupts('32-63')).toEqual({ from: 32, to: 63 });
  });

  test('a star stands for anything; without one any part counts', () => {
    expect(answers('renesas,scif', 'scif')).toBe(true);
    expect(answers('renesas,scif', 'scif*')).toBe(false);
    expect(answers('renesas,scif', 'renesas,*')).toBe(true);
    expect(answers('a.b(c', 'a.*(c')).toBe(true);
    expect(answers('axb(c', 'a.*(c')).toBe(false);
  });

  test('no text is too odd to be read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const source of splitTerms(text)) expect(parseTerm(source).source).toBe(source);
      }),
    );
  });
});

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>;
      interrupt-controller; #interrupt-cells = <3>; };
    mmu: iommu@2000 { compatible = "arm,mmu-500", "arm,smmu-v2"; reg = <0x2000 0x1000>; #iommu-cells = <1>; #global-interrupts = <1>; };
    firmware { scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>;
      #address-cells = <1>; #size-cells = <0>;
      clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; }; }; };
    shm: sram@3000 { compatible = "arm,scmi-shmem"; reg = <0x3000 0x100>; };
    cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { device_type = "cpu"; reg = <0>; }; };
    soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;
      serial@4000 { compatible = "acme,uart", "ns16550a"; reg = <0x4000 0x100>; interrupts = <0 75 4>; clocks = <&clk 7>; clock-names = "baud"; };
      ethernet@5000 { compatible = "cdns,gem"; reg = <0x5000 0x1000>; interrupts = <0 76 4>; iommus = <&mmu 0x874>; mdio { phy@0 { reg = <0>; }; }; };
      usb@6000 { compatible = "snps,dwc3"; reg = <0x6000 0x1000>; };
    };
  };`),
);
const { tree } = facts;
const finding = (
  path: string,
  severity: Finding['severity'],
  rule: string,
  more: Partial<Finding> = {},
): Finding => ({
  rule,
  severity,
  path: path as NodePath,
  message: '',
  ...more,
});
const subject: FilterSubject = {
  facts,
  plan: {
    ...emptyPlan({ name: '', sha256: '', compatible: [] }),
    domains: [
      { ...newDomain('net'), devices: [{ path: '/soc/ethernet@5000' as NodePath }] },
      { ...newDomain('network'), devices: [{ path: '/soc/usb@6000' as NodePath }] },
    ],
  },
  findings: [
    finding('/soc/usb@6000', 'error', 'DG-DMA-01'),
    finding('/soc/serial@4000', 'warning', 'DG-PROV-02'),
    finding('/soc/ethernet@5000', 'error', 'DG-DMA-03', { accepted: { author: 'a', reason: 'b' } }),
  ],
};
const found = (query: string) => {
  const { passes } = nodeFilter(subject, splitTerms(query));
  return [...tree.nodes()].filter((node) => passes?.(node)).map((node) => tree.name(node));
};

describe('the filter', () => {
  test.each([
    ['compat:acme,*', ['serial@4000']],
    ['compat:NS16550A', ['serial@4000']],
    ['addr:0x4080', ['serial@4000']],
    ['addr:50', ['ethernet@5000']],
    ['addr:0x4100-0x5fff', ['ethernet@5000']],
    ['irq:107', ['serial@4000']],
    ['irq:spi76', ['ethernet@5000']],
    ['irq:any -irq:107', ['ethernet@5000']],
    ['iommu:any', ['ethernet@5000']],
    ['iommu:0x874', ['ethernet@5000']],
    ['iommu:iommu@2000', ['ethernet@5000']],
    ['iommu:none compat:snps,*', ['usb@6000']],
    ['dma:prot', ['ethernet@5000']],
    ['dma:unprotected', ['usb@6000']],
    ['dma:master', ['ethernet@5000', 'usb@6000']],
    ['scmi:clock', ['serial@4000']],
    ['scmi:0x14', ['serial@4000']],
    ['scmi:baud', ['serial@4000']],
    ['scmi:reset', []],
    ['domain:net', ['ethernet@5000', 'mdio', 'phy@0']],
    ['domain:netw', ['usb@6000']],
    ['domain:any -phy -mdio', ['ethernet@5000', 'usb@6000']],
    ['domain:dom0 soc/', ['serial@4000']],
    ['risk:error', ['usb@6000']],
    ['risk:any', ['serial@4000', 'usb@6000']],
    ['risk:accepted', ['ethernet@5000']],
    ['risk:dg-dma', ['ethernet@5000', 'usb@6000']],
    ['-risk:none', ['serial@4000', 'usb@6000']],
  ])('%s', (query, expected) => {
    expect(nodeFilter(subject, splitTerms(query)).errors).toEqual([]);
    expect(found(query)).toEqual(expected);
  });

  test('all words must be there; a path needs its slash or another term', () => {
    expect(found('SERIAL acme')).toEqual(['serial@4000']);
    expect(found('soc')).toEqual(['soc']);
    expect(found('soc/serial')).toEqual(['serial@4000']);
    expect(found('soc phy')).toEqual(['phy@0']);
    expect(found('soc compat:gem')).toEqual(['ethernet@5000']);
    expect(found('soc/ -soc/ethernet -usb')).toEqual(['serial@4000']);
  });

  test('an empty query is no filter', () => {
    expect(nodeFilter(subject, splitTerms('  '))).toEqual({ passes: undefined, errors: [] });
    expect(nodeFilter(subject, ['""']).passes).toBeUndefined();
  });

  test('terms that mean nothing are told and filter nothing', () => {
    const { passes, errors } = nodeFilter(subject, splitTerms('colour:red domain:blue dma:x risk:y'));
    expect(passes).toBeUndefined();
    expect(errors.map(({ source, error }) => `${source} ${error.kind}`)).toEqual([
      'colour:red unknown-key',
      'domain:blue no-such-value',
      'dma:x no-such-value',
      'risk:y no-such-value',
    ]);
  });
});

test('keys are suggested from two letters on, and values of what the board and the plan have', () => {
  const texts = (typed: string) => suggestionsFor(subject, typed).map(({ text }) => text);
  expect(texts('i')).toEqual([]);
  expect(texts('do')).toEqual(['domain:']);
  expect(texts('-dm')).toEqual(['-dma:']);
  expect(texts('compat:arm,m')).toEqual(['compat:arm,mmu-500']);
  expect(texts('-domain:')).toEqual(['-domain:dom0', '-domain:net', '-domain:network', '-domain:any']);
  expect(texts('domain:net')).toEqual(['domain:network']);
  expect(texts('iommu:io')).toEqual(['iommu:iommu@2000']);
  expect(texts('scmi:cl')).toEqual(['scmi:Clocks']);
  expect(texts('risk:dg-p')).toEqual(['risk:DG-PROV-02']);
  expect(texts('colour:')).toEqual([]);
});
