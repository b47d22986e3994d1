import { describe, expect, test } from 'vitest';
import { DeviceTree } from '../../devicetree/tree.ts';
import { parseFdt } from '../../fdt/index.ts';
import { HostFacts } from '../../host/facts.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../plan/plan.ts';
import { dts } from '../../testing/dts.ts';
import { guestTree, leastGuestTree, treeRoom } from './guest-tree.ts';

/** What Xen looks at of QEMU's `virt` machine with a GICv3. */
const facts = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    chosen { stdout-path = "/pl011@9000000"; };
    cpus { #address-cells = <1>; #size-cells = <0>;
      cpu@0 { device_type = "cpu"; compatible = "arm,cortex-a57"; reg = <0>; };
    };
    timer { compatible = "arm,armv8-timer", "arm,armv7-timer"; };
    pl011@9000000 { compatible = "arm,pl011"; reg = <0 0x9000000 0 0x1000>; };
    gic: intc@8000000 { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>;
      #redistributor-regions = <1>; reg = <0 0x8000000 0 0x10000>, <0 0x80a0000 0 0xf60000>; };
  };`),
);

/** The partial tree of its clock. */
const CLOCK = dts`/ {
  passthrough {
    compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; interrupt-parent = <65000>;
    pl031@9010000 {
      clock-names = "apb_pclk"; clocks = <1>; reg = <0 0x9010000 0 0x1000>;
      compatible = "arm,pl031", "arm,primecell"; interrupts = <0 2 4>; dma-coherent;
      xen,path = "/pl031@9010000"; xen,reg = <0 0x9010000 0 0x1000 0 0x9010000>; xen,force-assign-without-iommu;
    };
    apb-pclk {
      clock-output-names = "clk24mhz"; clock-frequency = <24000000>; #clock-cells = <0>;
      compatible = "fixed-clock"; dma-coherent; phandle = <1>;
    };
  };
};`;

const DOMAIN: Domain = {
  ...newDomain('clock'),
  boot: 'dom0less',
  memoryMib: 128,
  vcpus: 1,
  cmdline: 'console=ttyAMA0 console=hvc0 quiet loglevel=4 panic=1',
  vuart: true,
};
const PLAN = emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] });

const sizeOf = (domain: Partial<Domain> = {}, partial = CLOCK, plan: Partial<Plan> = {}): number =>
  guestTree({ facts, plan: { ...PLAN, ...plan } }, { ...DOMAIN, ...domain }, parseFdt(partial)).bytes;

describe('the tree that Xen makes', () => {
  test('has as many bytes as Xen 4.17 said that it loaded', () => {
    expect(sizeOf()).toBe(1716);
    expect(sizeOf({ vcpus: 3 })).toBe(1908);
  });

  test('has a second range of memory above 3 GiB, and as much again for each processor', () => {
    expect(sizeOf({ memoryMib: 3072 })).toBe(1716);
    expect(sizeOf({ memoryMib: 3073 })).toBe(1716 + 16);
    expect(sizeOf({ vcpus: 17 }) - sizeOf({ vcpus: 16 })).toBe(96);
  });

  test('lies over the host where the guest does', () => {
    const direct = { directMap: true, staticMemory: [{ address: '0x60000000', size: '0x8000000' }] };
    // sbsa-uart@9000000 is a digit shorter, which the padding takes; interrupt-controller@8000000 is as long.
    expect(sizeOf(direct)).toBe(1716);
    const two = [...direct.staticMemory, { address: '0x70000000', size: '0x8000000' }];
    expect(sizeOf({ ...direct, staticMemory: two })).toBe(1716 + 16);
  });

  test("has Xen's interfaces for a domain with event channels, and a node for shared memory", () => {
    const channel = { name: 'talk', domains: ['clock', 'other'] } as const;
    const events = sizeOf({}, CLOCK, { channels: [{ ...channel, ports: [10, 11] }] });
    // /hypervisor: its name, compatible, three ranges, an interrupt and its parent; all names are there already.
    expect(events - 1716).toBe(4 + 12 + (12 + 24) + (12 + 48) + (12 + 12) + (12 + 4) + 4);
    const memory = { size: '0x200000', guest: ['0x33000000', '0x34000000'], owner: 'first' } as const;
    const shared = sizeOf({}, CLOCK, { channels: [{ ...channel, memory }] });
    const outer = 4 + 16 + 12 + (12 + 4) * 2 + 4;
    const inner =
      4 +
      20 +
      (12 + 24) +
      (12 + 16) +
      (12 + 8 + 'xen,id'.length + 1) +
      (12 + 8 + 'xen,offset'.length + 1) +
      4;
    expect(shared - 1716).toBe(outer + inner);
  });

  test('takes a name once, also as the end of a longer one before', () => {
    const one = sizeOf({}, dts`/ { passthrough { a = <0>; }; };`);
    expect(sizeOf({}, dts`/ { passthrough { a = <0>; my-reg = <0>; }; };`) - one).toBe(16 + 7);
    expect(sizeOf({}, dts`/ { passthrough { a = <0>; eg = <0>; }; };`) - one).toBe(16);
    expect(sizeOf({}, dts`/ { passthrough { a = <0>; }; other { b = <0>; }; };`)).toBe(one);
  });
});

test('the least that Xen makes is what it adds to the same tree for the smallest guest', () => {
  const smallest = sizeOf({ vuart: false, cmdline: '' });
  // The name of the processor is all that is not as short as can be.
  expect(smallest - leastGuestTree(parseFdt(CLOCK))).toBe(16 - 4);
});

test('Xen leaves out the speed of its console alone where all else fits', () => {
  const tree = guestTree({ facts, plan: PLAN }, DOMAIN, parseFdt(CLOCK));
  const fits = (over: number): boolean => tree.fitsWithoutSpeed(tree.bytes - over);
  // The ends of the tree take 12 bytes behind it; the property and its name take 30.
  expect([12, 13, 30, 31].map(fits)).toEqual([false, true, true, false]);
  const plain = guestTree({ facts, plan: PLAN }, { ...DOMAIN, vuart: false }, parseFdt(CLOCK));
  expect(plain.fitsWithoutSpeed(plain.bytes - 13)).toBe(false);
});

test('the room grew with the partial tree in 4.18, and with the processors in 4.22', () => {
  const module = { address: '0x57000000', size: '0x2000' };
  const stated = { ...DOMAIN, modules: { kernel: module, deviceTree: module } };
  expect(treeRoom('4.17', stated, 800)).toBe(4096);
  expect(treeRoom('4.18', DOMAIN, 800)).toBe(4096 + 800);
  expect(treeRoom('4.21', stated, 800)).toBe(4096 + 0x2000);
  expect(treeRoom('4.22', stated, 800)).toBe(2048 + 128 * 128 + 0x2000);
  expect(treeRoom('4.20', DOMAIN, 3_000_000)).toBe(2 * 1024 * 1024);
});
