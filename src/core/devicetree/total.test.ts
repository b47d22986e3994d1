import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { dmaRanges, entries, interrupts, ReferenceIndex, registers } from './index.ts';
import { DeviceTree } from './tree.ts';
import { decodeValue } from './values.ts';

const BLOB = dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <4>; #address-cells = <1>; };
    shim: shim { compatible = "qcom,pdc"; interrupt-controller; #interrupt-cells = <2>; qcom,pdc-ranges = <0 8 8>; };
    smmu: smmu { #iommu-cells = <2>; #mbox-cells = <1>; part: part { }; };
    soc {
      #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x8000 0x1000>; dma-ranges = <0 1 0 0x1000>;
      pcie {
        device_type = "pci"; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>;
        ranges = <0x02000000 0 0 0x100 0 0x100>; interrupt-map-mask = <0 0 0 7>;
        interrupt-map = <0 0 0 1 &gic 0 0 1 4 0>, <0 0 0 2 &shim 3 4>;
        iommu-map = <0 &smmu 0 1 8>;
        card { reg = <0x02000000 0 0 0 8>; interrupts = <2>; };
      };
      device {
        reg = <0x10 0x10>, <0x2000 4>; interrupts-extended = <&gic 0 3 4 0>, <0>, <&shim 2 1>;
        mboxes = <&smmu &part>; iommus = <&smmu 1 2>, <&smmu 3 4>; acme,other = <&smmu 9>;
      };
    };
  };
`;

/** Offsets of all cells that stand in property values. */
const CELLS = valueCells(new DeviceTree(BLOB));

function valueCells(tree: DeviceTree): number[] {
  const found: number[] = [];
  for (let property = 0; property < tree.firstProperty(tree.size); property++) {
    for (let at = tree.valueStart(property); at + 4 <= tree.valueEnd(property); at += 4) found.push(at);
  }
  return found;
}

test('whatever stands in the cells of a tree, its meaning is read to the end and stays inside the tree', () => {
  const value = fc.oneof(
    fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff),
    fc.nat(0xffffffff),
  );
  const change = fc.tuple(fc.constantFrom(...CELLS), value);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = BLOB.slice();
      const view = new DataView(bytes.buffer);
      for (const [offset, word] of changes) view.setUint32(offset, word);
      const tree = new DeviceTree(bytes);
      const index = new ReferenceIndex(tree);
      for (const node of tree.nodes()) {
        for (const { target = 0 } of index.out(node)) expect(target).toBeLessThan(tree.size);
        for (const { node: source, target } of index.in(node)) {
          expect(target).toBe(node);
          expect(source).toBeLessThan(tree.size);
        }
        for (const { cpuAddress = 0n } of registers(tree, node)) {
          expect(cpuAddress >= 0n && cpuAddress < 1n << 64n).toBe(true);
        }
        for (const { kind, intid } of interrupts(tree, node)) {
          expect(intid === undefined).toBe(kind === 'foreign' || kind === 'unresolved');
        }
        dmaRanges(tree, node);
        for (const property of tree.propertyNames(node)) {
          const cells = tree.value(node, property)!.length / 4;
          let last = 0;
          for (const { start, phandleCell, end } of entries(tree, node, property) ?? []) {
            expect(last <= start && start <= phandleCell && phandleCell < end && end <= cells).toBe(true);
            last = end;
          }
          decodeValue(tree, node, property);
        }
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});
