import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { dts } from './dts.ts';

/** A board with a GIC, an SMMU (`&smmu`, one cell) in /soc and these nodes beside it. */
export const smallBoard = (nodes: string): HostFacts =>
  new HostFacts(
    new DeviceTree(
      dts`${`/ {
      #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
      gic: interrupt-controller@100000 {
        compatible = "arm,gic-400"; reg = <0x100000 0x1000 0x110000 0x1000>;
        interrupt-controller; #interrupt-cells = <3>;
      };
      soc {
        compatible = "simple-bus"; ranges; #address-cells = <1>; #size-cells = <1>;
        smmu: iommu@200000 {
          compatible = "arm,mmu-500"; reg = <0x200000 0x10000>; #iommu-cells = <1>; #global-interrupts = <1>;
          interrupts = <0 1 4>;
        };
        ${nodes}
      };
    };`}`,
    ),
  );
