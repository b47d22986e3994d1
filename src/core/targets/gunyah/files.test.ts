import { expect, test } from 'vitest';
import type { NodePath } from '../../base/brand.ts';
import { build } from '../../build.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { newMachine } from '../../plan/gunyah.ts';
import { emptyPlan, newDomain, type Plan } from '../../plan/plan.ts';
import { decodeUtf8 } from '../../platform.ts';
import { dts } from '../../testing/dts.ts';

const host = dts`/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-v3"; reg = <0 0x1000 0 0x10000>, <0 0x20000 0 0x20000>; interrupt-controller; #interrupt-cells = <3>; };
  serial@40080000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x40080000 0 0x1000>; interrupts = <0 8 4>; };
  serial@40090000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x40090800 0 0x100>; interrupts = <0 9 4>; };
};`;
const A = '/serial@40080000' as NodePath;
const B = '/serial@40090000' as NodePath;

const planOf = (...domains: Plan['domains']): Plan => ({
  ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
  domains,
});
const machine = (name: string, ...paths: NodePath[]): Plan['domains'][number] => ({
  ...newDomain(name),
  devices: paths.map((path) => ({ path })),
  gunyah: { ...newMachine(name), vmid: 49 },
});
const text = (files: ReturnType<typeof build>['files'], name: string): string =>
  new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);

test('the table of device assignments has whole pages and interrupts by their INTIDs', () => {
  const { files } = build(host, planOf(machine('one', A, B)));
  expect(JSON.parse(text(files, 'host/vm_device_assignments.json'))).toEqual({
    vm_device_assignments: [
      {
        machine: 'one',
        vmid: 49,
        mmio_ranges: [
          { address: '0x40080000', pages: 1, access: 'rw' },
          { address: '0x40090000', pages: 1, access: 'rw' },
        ],
        irqs: [40, 41],
      },
    ],
  });
});

test('device memory stays at its host address even where Xen would keep guest memory', () => {
  const { files } = build(host, planOf(machine('one', A)));
  expect(text(files, 'one/vm.dts')).toContain('iomemory-ranges = <0 0x40080000 0 0x40080000 0 0x1000 0>');
});

test('a command line that is no ASCII reaches the machine as UTF-8', () => {
  const cmdline = 'motd="grüß € dich"';
  const { files } = build(host, planOf({ ...machine('one', A), cmdline }));
  const tree = new DeviceTree(files.find(({ name }) => name === 'one/vm.dtb')!.bytes);
  expect(decodeUtf8(tree.value(tree.byPath('/chosen')!, 'bootargs')!)).toBe(`${cmdline}\0`);
});

test('a machine has nothing of Xen, and a domain of Xen nothing of Gunyah', () => {
  const mixed = build(host, planOf({ ...newDomain('guest'), devices: [{ path: A }] }, machine('one', B)));
  const names = mixed.files.map(({ name }) => name);
  expect(names).toContain('guest/dom.cfg');
  expect(names.filter((name) => name.startsWith('one/'))).toEqual([
    'one/vm.dtb',
    'one/vm.dts',
    'one/after-boot.txt',
  ]);
  const alone = build(host, planOf({ ...newDomain('guest'), devices: [{ path: A }] }));
  expect(alone.files.map(({ name }) => name).filter((name) => /gunyah|vm_device/.test(name))).toEqual([]);
  expect(mixed.findings.map(({ rule }) => rule)).toContain('GV-26');
});

test('a machine that its owner runs needs no cores and no idle states', () => {
  const proxy = machine('one');
  const { files, findings } = build(
    host,
    planOf({ ...proxy, gunyah: { ...newMachine('one'), affinity: 'proxy', cores: [] } }),
  );
  expect(text(files, 'one/vm.dts')).not.toMatch(/idle-states|affinity-map/);
  expect(findings.map(({ rule }) => rule)).toEqual([]);
});

test('says where the plan has not as many cores as virtual CPUs', () => {
  const { findings } = build(host, planOf({ ...machine('one'), vcpus: 3 }));
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'GV-12', domain: 'one', file: 'one/vm.dts', path: '/' }),
  );
});
