import { describe, expect, test } from 'vitest';
import type { NodePath } from '../../base/brand.ts';
import { build } from '../../build.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { HostFacts } from '../../host/facts.ts';
import { emptyPlan, newDomain } from '../../plan/plan.ts';
import { encodeUtf8 } from '../../platform.ts';
import { wholeTree } from '../../testing/checks/context.ts';
import { type FileCase, fileContextOf } from '../../testing/checks/file-fixture.ts';
import { FILE_FIXTURES } from '../../testing/checks/files.ts';
import { dts } from '../../testing/dts.ts';
import { RULES } from '../registry.ts';
import { readGuests } from './guests.ts';
import { checkFiles, runFileRules } from './run.ts';

const findingsOf = (id: string, given: FileCase) =>
  runFileRules(fileContextOf(given)).filter(({ rule }) => rule === id);

describe('file rules', () => {
  for (const rule of RULES) {
    if (rule.kind !== 'file') continue;
    test(`${rule.id}: ${rule.name}`, () => {
      const fixture = FILE_FIXTURES[rule.id];
      expect(fixture, 'has fixtures').toBeDefined();
      const { bad, good } = fixture!;
      const found = findingsOf(rule.id, bad);
      expect(found).toMatchObject([{ path: bad.path, file: bad.file, severity: bad.severity ?? 'error' }]);
      expect(found[0]?.message).toContain(bad.says);
      expect(findingsOf(rule.id, good)).toEqual([]);
    });
  }
});

test('an address in the place of a page number is told by the device that has it', () => {
  const host = 'serial@20000 { compatible = "acme,uart"; reg = <0x20000000 0x1000>; };';
  const files = { 'g/dom.cfg': 'iomem = [ "0x20000000,0x1" ]\n' };
  expect(findingsOf('DG-FILE-09', { host, files })).toMatchObject([
    { path: '/soc/serial@20000', message: expect.stringContaining('the page is 0x20000') },
  ]);
});

test('what the export writes has none of these faults', () => {
  const host = dts`${wholeTree(`smmu: iommu@10000 { compatible = "arm,mmu-500"; reg = <0x10000 0x1000>; #iommu-cells = <2>; };
    osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
    ethernet@20000 { compatible = "acme,gem"; reg = <0x20800 0x1000>; interrupts = <0 5 4>, <0 5 4>; iommus = <&smmu 1 0>;
      dma-coherent; clocks = <&osc>; };
    serial@40000000 { compatible = "acme,uart"; reg = <0x40000000 0x100>; interrupts = <0 6 4>; };`)}`;
  const devices = ['/soc/ethernet@20000', '/soc/serial@40000000'].map((path) => ({ path: path as NodePath }));
  const plan = {
    ...emptyPlan({ name: 'host', sha256: '', compatible: [] }),
    domains: [{ ...newDomain('both'), boot: 'both' as const, devices }],
  };
  const { files } = build(host, plan);
  expect(readGuests(files)).toMatchObject([{ name: 'both', config: {}, partial: {}, broken: [] }]);
  const facts = new HostFacts(new DeviceTree(host));
  expect(checkFiles(files, { target: plan.target, facts })).toEqual([]);
  const unmarked = files.filter(({ name }) => !name.endsWith('.dtbo'));
  const wrong = { name: 'host/other.dtbo', bytes: overlay('/soc/ethernet@20000') };
  expect(checkFiles([...unmarked, wrong], { target: plan.target, facts })).toMatchObject([
    { rule: 'DG-FILE-30', path: '/soc/serial@40000000', file: 'both/passthrough.dtb' },
  ]);
});

const overlay = (path: string): Uint8Array =>
  dts`/ { fragment@0 { target-path = "${path}"; __overlay__ { xen,passthrough; }; }; };`;

test('each configuration of a folder goes with the tree that it names', () => {
  const text = (lines: string): Uint8Array => encodeUtf8(`${lines}\n`);
  const tree = dts`/ { passthrough { }; };`;
  const guests = readGuests([
    { name: 'a.cfg', bytes: text('name = "one"\ndevice_tree = "/etc/xen/first.dtb"') },
    { name: 'b.cfg', bytes: text('name = "two"') },
    { name: 'c.cfg', bytes: text('name = ') },
    { name: 'first.dtb', bytes: tree },
    { name: 'second.dtb', bytes: tree },
    { name: 'third.dtb', bytes: text('no tree') },
  ]);
  expect(guests.map(({ name, config, partial }) => [name, config?.file, partial?.file])).toEqual([
    ['one', 'a.cfg', 'first.dtb'],
    ['two', 'b.cfg', undefined],
    ['c.cfg', undefined, undefined],
    ['second.dtb', undefined, 'second.dtb'],
    ['third.dtb', undefined, undefined],
  ]);
  expect(guests.flatMap(({ broken }) => broken.map(({ file }) => file))).toEqual(['c.cfg', 'third.dtb']);
});

test('a whole bus, and a window of a PCI host, are not more than registers take', () => {
  const host = `bus@100000 { compatible = "simple-bus"; reg = <0x100000 0x100000>; #address-cells = <1>; #size-cells = <1>; ranges;
      serial@100000 { compatible = "acme,uart"; reg = <0x100000 0x1000>; }; };
    serial@30000 { compatible = "acme,uart"; reg = <0x30000 0x1000>; };
    pcie@20000 { compatible = "acme,pcie"; device_type = "pci"; reg = <0x20000 0x1000>; #address-cells = <3>; #size-cells = <2>;
      ranges = <0x02000000 0 0x30000000 0x30000000 0 0x1000000>; };`;
  const says = (item: string) =>
    findingsOf('DG-FILE-09', { host, files: { 'g/dom.cfg': `iomem = [ "${item}" ]\n` } });
  expect(says('0x100,0x100')).toEqual([]);
  expect(says('0x30000,0x1000')).toEqual([]);
  expect(says('0x100,0x80')).toHaveLength(1);
});
