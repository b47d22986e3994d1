import { expect, test } from 'vitest';
import type { NodePath } from '../../base/brand.ts';
import { build } from '../../build.ts';
import { emptyPlan, newDomain } from '../../plan/plan.ts';
import { dts } from '../../testing/dts.ts';

test("a block goes to a domain without the part that is Xen's console, and the plan says so", () => {
  const host = dts`/ { #address-cells = <1>; #size-cells = <1>; chosen { stdout-path = "/quad@40000/serial@41000"; };
    quad@40000 { compatible = "acme,quad"; reg = <0x40000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges;
      serial@41000 { compatible = "acme,uart"; reg = <0x41000 0x1000>; };
      serial@42000 { compatible = "acme,uart"; reg = <0x42000 0x1000>; }; }; };`;
  const plan = {
    ...emptyPlan({ name: '', sha256: '', compatible: [] }),
    domains: [{ ...newDomain('a'), devices: [{ path: '/quad@40000' as NodePath }] }],
  };
  const { files, findings } = build(host, plan);
  expect(findings.filter(({ rule }) => rule === 'DG-XEN-01')).toMatchObject([
    {
      severity: 'info',
      path: '/quad@40000/serial@41000',
      message: expect.stringMatching(/^\S+ stays with Xen: a gets \/quad@40000 without it\./),
    },
  ]);
  const marks = files.find(({ name }) => name === 'host/uboot.txt')!;
  expect(new TextDecoder().decode(marks.bytes)).not.toContain('serial@41000');
});

test('an interrupt of the CPUs beside shared ones is an error where Xen starts the domain, since it takes all or none', () => {
  const host = dts`/ { #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>; interrupt-controller; #interrupt-cells = <3>; };
    dev@20000 { compatible = "acme,dev"; reg = <0x20000 0x1000>; interrupts = <0 5 4>, <1 7 4>; };
    cpu-dev@30000 { compatible = "acme,dev"; reg = <0x30000 0x1000>; interrupts = <1 8 4>; }; };`;
  const severities = (boot: 'xl' | 'dom0less', path: string) => {
    const plan = {
      ...emptyPlan({ name: '', sha256: '', compatible: [] }),
      domains: [{ ...newDomain('a'), boot, devices: [{ path: path as NodePath }] }],
    };
    const { findings } = build(host, plan);
    return findings.filter(({ rule }) => rule === 'DG-GEN-06').map(({ severity }) => severity);
  };
  expect(severities('dom0less', '/dev@20000')).toEqual(['error']);
  expect(severities('dom0less', '/cpu-dev@30000')).toEqual(['warning']);
  expect(severities('xl', '/dev@20000')).toEqual(['warning']);
});
