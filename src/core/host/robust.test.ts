import fc from 'fast-check';
import { test } from 'vitest';
import { checkPlan } from '../checks/run.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { FdtError } from '../fdt/index.ts';
import { emptyPlan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { boardVerdict } from './board.ts';
import { HostFacts } from './facts.ts';

const blob = dts`/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
  aliases { serial0 = &uart; };
  chosen { stdout-path = "serial0"; };
  gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>; interrupt-controller; #interrupt-cells = <3>; };
  smmu: iommu@2000 { compatible = "arm,mmu-500"; reg = <0x2000 0x1000>; #iommu-cells = <2>; mmu-masters = <&old 1 2>; };
  old: old@3000 { compatible = "acme,old"; reg = <0x3000 0x100>; #stream-id-cells = <2>; };
  uart: serial@3100 { compatible = "arm,pl011"; reg = <0x3100 0x100>; interrupts = <0 1 4>; dmas = <&dma 1>; clocks = <&half>; };
  dma: dma@4000 { compatible = "acme,dma"; reg = <0x4000 0x1000>; #dma-cells = <1>; iommus = <&smmu 1 0xf>; };
  pcie@5000 { device_type = "pci"; reg = <0x5000 0x1000>; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>;
    ranges = <0x2000000 0 0x10000000 0x10000000 0 0x1000>; interrupt-map = <0 0 0 1 &gic 0 5 4>; iommu-map = <0 &smmu 0 0 16>; };
  osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
  half: half { compatible = "fixed-factor-clock"; #clock-cells = <0>; clocks = <&osc>; clock-mult = <1>; clock-div = <2>;
    assigned-clocks = <&half>; assigned-clock-rates = <5>; };
};`;

test('no tree makes facts or rules throw, whatever its numbers are', () => {
  const damage = fc.array(fc.tuple(fc.nat(blob.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(damage, (changes) => {
      const damaged = blob.slice();
      for (const [at, byte] of changes) damaged[at] = byte;
      const facts = factsOf(damaged);
      if (facts === undefined) return;
      const plan = emptyPlan({ name: 'host', sha256: '', compatible: [] });
      boardVerdict(facts, plan.target);
      for (const { node } of facts.devices()) {
        facts.protection(node, plan.target);
        facts.iommuGroup(node);
        for (const { target, args } of facts.references.out(node)) {
          if (target !== undefined) facts.clockRate(target, args);
        }
      }
      checkPlan({ facts, plan, domains: [], machines: [] });
    }),
    { numRuns: 1000 },
  );
});

function factsOf(bytes: Uint8Array): HostFacts | undefined {
  try {
    return new HostFacts(new DeviceTree(bytes));
  } catch (error) {
    if (error instanceof FdtError) return undefined;
    throw error;
  }
}
