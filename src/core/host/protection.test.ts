import { expect, test } from 'vitest';
import { DeviceTree } from '../devicetree/tree.ts';
import type { XenTarget } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { HostFacts } from './facts.ts';

const target = (version: XenTarget['version'], ...iommuDrivers: XenTarget['iommuDrivers']): XenTarget => ({
  flavour: 'upstream',
  version,
  iommuDrivers,
});
const ALL = target('4.22', 'smmu', 'smmuv3', 'ipmmu');

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <1>; #size-cells = <1>;
    smmu: iommu@1000 { compatible = "acme,smmu-500", "arm,mmu-500"; reg = <0x1000 0x1000>; #iommu-cells = <2>; };
    off: iommu@2000 { compatible = "arm,smmu-v3"; reg = <0x2000 0x1000>; #iommu-cells = <1>; status = "disabled"; };
    v3: iommu@3000 { compatible = "arm,smmu-v3"; reg = <0x3000 0x1000>; #iommu-cells = <1>; };
    own: iommu@4000 { compatible = "rockchip,iommu"; reg = <0x4000 0x1000>; #iommu-cells = <0>; };
    s4: iommu@5000 { compatible = "renesas,ipmmu-r8a779g0"; reg = <0x5000 0x1000>; #iommu-cells = <1>; renesas,ipmmu-main = <&mm 1>; };
    mm: iommu@6000 { compatible = "renesas,ipmmu-r8a779g0"; reg = <0x6000 0x1000>; #iommu-cells = <1>; };
    behind { status = "disabled"; under { compatible = "arm,smmu-v3"; #iommu-cells = <1>; phandle = <0x77>; }; };
    legacy: iommu@7000 { compatible = "arm,smmu-v1"; reg = <0x7000 0x1000>; mmu-masters = <&old 3 4>; };

    a@10000 { reg = <0x10000 0x1000>; iommus = <&smmu 1 0>, <&smmu 2 0>; };
    b@11000 { reg = <0x11000 0x1000>; iommus = <&off 1>; };
    c@12000 { reg = <0x12000 0x1000>; iommus = <&smmu 5 0>, <&v3 5>; };
    d@13000 { reg = <0x13000 0x1000>; iommus = <&own>; };
    e@14000 { reg = <0x14000 0x1000>; iommus = <&s4 7>; };
    f@15000 { reg = <0x15000 0x1000>; iommus = <0x99 7>; };
    g@16000 { reg = <0x16000 0x1000>; iommus = <0x77 7>; };
    pcie@17000 { reg = <0x17000 0x1000>; device_type = "pci"; iommu-map = <0 &v3 0 0x10000>; };
    old: h@18000 { reg = <0x18000 0x1000>; #stream-id-cells = <2>; };
    group1@19000 { reg = <0x19000 0x1000>; iommus = <&smmu 0x100 0xf>; };
    group2@1a000 { reg = <0x1a000 0x1000>; iommus = <&smmu 0x104 0>; };
    group3@1b000 { reg = <0x1b000 0x1000>; iommus = <&smmu 0x110 0>; };

    vsp@20000 { compatible = "renesas,vsp2"; reg = <0x20000 0x1000>; renesas,fcp = <&fcp>; };
    fcp: fcp@21000 { compatible = "renesas,fcpv"; reg = <0x21000 0x1000>; iommus = <&smmu 9 0>; };
    mdss@22000 { compatible = "acme,mdss"; reg = <0x22000 0x2000>; iommus = <&smmu 10 0>;
      #address-cells = <1>; #size-cells = <1>; ranges;
      display@23000 { compatible = "acme,dpu"; reg = <0x23000 0x1000>; };
    };
    usb@24000 { compatible = "acme,dwc3"; reg = <0x24000 0x1000>;
      #address-cells = <1>; #size-cells = <1>; ranges;
      usb@25000 { compatible = "snps,dwc3"; reg = <0x25000 0x1000>; iommus = <&smmu 11 0>; };
      usb@26000 { compatible = "snps,dwc3"; reg = <0x26000 0x1000>; };
    };
  };`),
);
const node = (path: string) => facts.tree.byPath(path)!;
const own = (path: string, xen = ALL) => {
  const { protected: covered, code } = facts.protectedByXen(node(path), xen);
  return `${covered ? 'protected' : 'unprotected'}: ${code}`;
};

test('a node is protected behind one enabled IOMMU that the target drives', () => {
  expect(own('/a@10000')).toBe('protected: own');
  expect(own('/a@10000', target('4.22', 'smmuv3'))).toBe('unprotected: not-built');
  expect(own('/a@10000', target('4.22'))).toBe('unprotected: not-built');
  expect(own('/h@18000')).toBe('protected: own');
});

test('a disabled IOMMU protects nobody; what stands above the IOMMU is not asked', () => {
  expect(own('/b@11000')).toBe('unprotected: iommu-disabled');
  expect(own('/g@16000')).toBe('protected: own');
});

test('two IOMMUs, an IOMMU that Xen has no driver for, and dangling entries protect nobody', () => {
  expect(own('/c@12000')).toBe('unprotected: several-iommus');
  expect(own('/d@13000')).toBe('unprotected: undriven');
  expect(own('/f@15000')).toBe('unprotected: dangling');
});

test('a driver counts from the release that has it', () => {
  expect(own('/e@14000', target('4.19', 'ipmmu'))).toBe('unprotected: too-old');
  expect(own('/e@14000', target('4.20', 'ipmmu'))).toBe('protected: own');
});

test('iommu-map never protects the host bridge as a device', () => {
  expect(own('/pcie@17000')).toBe('unprotected: only-map');
});

test('accesses through a wrapper or helper are confined only where that goes along', () => {
  const with_ = (path: string, ...given: string[]) =>
    facts.nodeProtection(node(path), ALL, new Set(given.map(node))).code;
  expect(with_('/vsp@20000', '/vsp@20000')).toBe('carrier-outside');
  expect(with_('/vsp@20000', '/vsp@20000', '/fcp@21000')).toBe('carrier');
  expect(with_('/mdss@22000/display@23000', '/mdss@22000/display@23000')).toBe('carrier-outside');
  expect(with_('/mdss@22000/display@23000', '/mdss@22000', '/mdss@22000/display@23000')).toBe('carrier');
});

test('a device is partly protected where one of its cores is not', () => {
  const { state, nodes } = facts.protection(node('/usb@24000'), ALL);
  expect(state).toBe('partly');
  expect(nodes.map(({ node, protection }) => [facts.tree.name(node), protection.code])).toEqual([
    ['usb@24000', 'carrier'],
    ['usb@25000', 'own'],
    ['usb@26000', 'no-iommus'],
  ]);
  expect(facts.protection(node('/mdss@22000'), ALL).state).toBe('protected');
  expect(facts.protection(node('/mdss@22000'), target('4.22')).state).toBe('unprotected');
});

test('devices whose stream IDs overlap under their masks are one group', () => {
  const group = (path: string) => facts.iommuGroup(node(path)).map((member) => facts.tree.name(member));
  expect(group('/group1@19000')).toEqual(['group1@19000', 'group2@1a000']);
  expect(group('/group3@1b000')).toEqual(['group3@1b000']);
});
