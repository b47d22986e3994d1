import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { type DomainPartial, partialTree } from '../partial/partial.ts';
import { emptyPlan, newDomain, type XenTarget } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { acceptAccess } from './accept-access.ts';
import { acceptDom0less, readPartial } from './accept-dom0less.ts';
import { acceptGuest } from './accept-guest.ts';
import { acceptXl } from './accept-xl.ts';

const host = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>;
      interrupt-controller; #interrupt-cells = <3>; };
    smmu: iommu@10000 { compatible = "arm,mmu-500"; reg = <0 0x10000 0 0x1000>; #iommu-cells = <1>; };
    serial@20000 { compatible = "acme,uart"; reg = <0 0x20000 0 0x1000>; interrupts = <0 5 4>; };
    timer@21000 { compatible = "acme,timer"; reg = <0 0x21000 0 0x1000>; interrupts = <1 5 4>; };
    ethernet@22000 { compatible = "acme,gem"; reg = <0 0x22000 0 0x1000>; iommus = <&smmu 1>; };
  };`),
);
const target: XenTarget = { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] };
const passthrough = (nodes: string, more = ''): Uint8Array => dts`/ {
  ${more}
  passthrough { compatible = "simple-bus"; ranges; #address-cells = <2>; #size-cells = <2>; interrupt-parent = <65000>;
    ${nodes}
  };
};`;
const serial = (xen: string): Uint8Array =>
  passthrough(`serial@20000 { reg = <0 0x20000 0 0x1000>; ${xen} };`);
const PATH = 'xen,path = "/serial@20000";';
const REG = 'xen,reg = <0 0x20000 0 0x1000 0 0x20000>;';
const FORCE = 'xen,force-assign-without-iommu;';

const dom0less = (blob: Uint8Array): string[] => {
  const guest = readPartial(blob);
  const refusals = guest instanceof DeviceTree ? acceptDom0less(host, guest, target) : [guest];
  return refusals.map(({ message }) => message);
};

test('Xen takes a node with path, pages and the flag, or pages and the flag alone', () => {
  expect(dom0less(serial(PATH + REG + FORCE))).toEqual([]);
  expect(dom0less(serial(REG + FORCE))).toEqual([]);
  expect(dom0less(serial(`${PATH} xen,reg; ${FORCE}`))).toEqual([]);
  expect(dom0less(serial(''))).toEqual([]);
});

test.each([
  ['no flag, no IOMMU', serial(PATH + REG), 'Failed to assign device'],
  ['no pages', serial(PATH + FORCE), 'xen,reg or xen,path missing'],
  ['pages alone', serial(REG), 'xen,reg or xen,path missing'],
  [
    'a wrong path',
    serial(`xen,path = "/serial@20004"; ${REG} ${FORCE}`),
    "Couldn't find node /serial@20004 in host_dt!",
  ],
  ['no whole pages', serial(`${PATH} xen,reg = <0 0x20000 0 0x200 0 0x20000>; ${FORCE}`), 'not page aligned'],
  [
    'a guest address inside a page',
    serial(`${PATH} xen,reg = <0 0x20000 0 0x1000 0 0x20004>; ${FORCE}`),
    'not page aligned',
  ],
  ['cells left over', serial(`${PATH} xen,reg = <0 0x20000 0 0x1000 0>; ${FORCE}`), 'cells left over'],
  [
    'a bus without sizes',
    passthrough(
      `i2c { #address-cells = <1>; #size-cells = <0>; pmic@5 { reg = <5>; ${PATH} xen,reg; ${FORCE} }; };`,
    ),
    'Invalid address_cells 1 or size_cells 0',
  ],
  [
    'a phandle of its own',
    passthrough('', 'gic: gic { phandle = <65000>; };'),
    'Phandle allocation overlaps',
  ],
  [
    'an interrupt of a CPU',
    passthrough(
      `timer@21000 { reg = <0 0x21000 0 0x1000>; xen,path = "/timer@21000"; xen,reg = <0 0x21000 0 0x1000 0 0x21000>; ${FORCE} };`,
    ),
    'IRQ can only be routed to an SPI',
  ],
  ['no device tree', new Uint8Array(64), 'Failed to check the partial FDT'],
])('Xen refuses %s', (_, blob, message) => {
  expect(dom0less(blob)).toEqual([expect.stringContaining(message)]);
});

const CONFIG = `name = "a"
kernel = "/boot/Image"
memory = 512
vcpus = 1
device_tree = "/etc/xen/a/passthrough.dtb"
`;
const xl = (lines: string, blob = passthrough('')): string[] =>
  acceptXl(host, `${CONFIG}${lines}\n`, new DeviceTree(blob), target).map(({ message }) => message);

test('xl takes lists of interrupts, pages and protected devices', () => {
  expect(xl('irqs = [ 37 ]\niomem = [ "0x20,0x1", "22,1@4020" ]\ndtdev = [ "/ethernet@22000" ]')).toEqual([]);
});

test.each([
  ['a hexadecimal interrupt', 'irqs = [ 0x25 ]', 'Invalid argument parsing irq: 0x25'],
  ['an interrupt twice', 'irqs = [ 37, 37 ]', 'failed give domain access to irq 37'],
  ['an interrupt of a CPU', 'irqs = [ 21 ]', 'failed give domain access to irq 21'],
  [
    'interrupt 32 beside a vuart',
    'vuart = "sbsa_uart"\nirqs = [ 32 ]',
    'Physical IRQ 32 conflicting with pl011 SPI',
  ],
  ['no count of pages', 'iomem = [ "0x20" ]', 'Invalid argument parsing iomem: 0x20'],
  ['something after the pages', 'iomem = [ "0x20,1@" ]', 'Invalid argument parsing iomem'],
  ['a device without IOMMU', 'dtdev = [ "/serial@20000" ]', 'assign "/serial@20000" to dom… failed (-22)'],
  ['a text that is no list', 'irqs = "37"', "parameter `irqs' is a single value but should be a list"],
  ['a device that is not there', 'dtdev = [ "/ethernet" ]', 'no node /ethernet (-ESRCH)'],
  ['a text without end', 'extra = "a', 'config parsing error in line 6'],
])('xl refuses %s', (_, lines, message) => {
  expect(xl(lines)).toEqual([expect.stringContaining(message)]);
});

const access = (lines: string, marks: readonly string[] = []): string[] =>
  acceptAccess(host, `${lines}\n`, new Set(marks)).map(({ message }) => message);

test('dom0 passes on what it may have, and what is marked', () => {
  expect(access('irqs = [ 37 ]\niomem = [ "0x20,0x1", "21,2@4020" ]', ['/serial@20000'])).toEqual([]);
});

test.each([
  ['an interrupt of nobody', 'irqs = [ 40 ]', 'failed give domain access to irq 40'],
  ['an interrupt of a CPU', 'irqs = [ 21 ]', 'failed give domain access to irq 21'],
  ['an interrupt that it uses', 'irqs = [ 37 ]', 'IRQ 37 is already used by domain 0'],
  ['a page of nobody', 'iomem = [ "0x22,0x2" ]', 'failed give domain access to iomem range 22-23'],
  ['the interrupt controller', 'iomem = [ "1,1" ]', 'failed give domain access to iomem range 1-1'],
])('dom0 does not pass on %s', (_, lines, message) => {
  expect(access(lines)).toEqual([message]);
});

test('libxl needs /passthrough, and has phandles of its own', () => {
  expect(xl('', dts`/ { aliases { }; };`)).toEqual([
    'Can\'t copy the node "/passthrough" from the partial FDT',
  ]);
  expect(xl('', passthrough('c: clock { phandle = <65001>; };'))).toEqual(["phandle 65001 is libxl's own"]);
});

const plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), target };
const partial: DomainPartial = partialTree(host, plan, {
  ...newDomain('a'),
  devices: [{ path: '/serial@20000' as NodePath }],
});
const guest = (blob: Uint8Array): string[] =>
  acceptGuest(partial, new DeviceTree(blob)).map(({ message }) => message);

test('a guest finds what its nodes refer to', () => {
  expect(guest(serial('interrupts = <0 5 4>;'))).toEqual([]);
});

test.each([
  ['a reference to nothing', serial('clocks = <9>;'), 'clocks refers to 9, which is no node'],
  [
    'more names than clocks',
    serial('clocks = <&c>; clock-names = "a", "b"; c: c { #clock-cells = <0>; };'),
    'clock-names has more entries',
  ],
  ['interrupts of two cells', serial('interrupts = <5 4>;'), 'interrupts is no list of specifiers'],
  ['registers elsewhere', passthrough('serial@20000 { reg = <0 0x30000 0 0x1000>; };'), 'reg is not mapped'],
  ['no node', passthrough(''), 'the node is gone'],
])('a guest stumbles over %s', (_, blob, message) => {
  expect(guest(blob)).toEqual([expect.stringContaining(message)]);
});
