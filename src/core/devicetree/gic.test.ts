import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { gicInterrupt, primaryGic, systemGic, triggerOf } from './gic.ts';
import { interrupts } from './interrupts.ts';
import { DeviceTree } from './tree.ts';

test('Xen takes the first available controller that one of its drivers matches', () => {
  const tree = new DeviceTree(dts`
    / {
      off { compatible = "arm,gic-v3"; interrupt-controller; status = "disabled"; };
      plain { compatible = "arm,gic-v3"; };
      old { compatible = "arm,cortex-a9-gic"; interrupt-controller; };
      gic { compatible = "acme,gic", "arm,gic-400"; interrupt-controller; };
      second { compatible = "arm,gic-v3"; interrupt-controller; };
    };
  `);
  expect(primaryGic(tree)).toBe(tree.byPath('/gic'));
  expect(systemGic(tree)).toBe(tree.byPath('/gic'));
});

test('on a board whose GIC Xen does not drive, its interrupts are still read', () => {
  const tree = new DeviceTree(dts`
    / {
      interrupt-parent = <&gic>;
      gic: gic { compatible = "qcom,msm-qgic2"; interrupt-controller; #interrupt-cells = <3>; };
      uart { interrupts = <0 4 4>; };
    };
  `);
  expect(primaryGic(tree)).toBeUndefined();
  expect(interrupts(tree, tree.byPath('/uart')!)[0]).toMatchObject({ kind: 'spi', intid: 36 });
});

test.each([
  [[0, 0, 4], { kind: 'spi', intid: 32 }],
  [[0, 987, 4], { kind: 'spi', intid: 1019 }],
  [[0, 988, 4], undefined],
  [[1, 15, 4], { kind: 'ppi', intid: 31 }],
  [[1, 16, 4], undefined],
  [[2, 1023, 1], { kind: 'espi', intid: 5119 }],
  [[3, 63, 1], { kind: 'eppi', intid: 1119 }],
  [[0, 5, 4, 0], { kind: 'spi', intid: 37 }],
  [[4, 0, 4], undefined],
  [[5], undefined],
])('the specifier %j is read', (specifier, found) => {
  expect(gicInterrupt(specifier)).toEqual(found);
});

test('the trigger is in the low four bits of the flags', () => {
  expect([1, 2, 3, 4, 8, 0, 0xf04].map((flags) => triggerOf([0, 0, flags]))).toEqual([
    'edge-rising',
    'edge-falling',
    'edge-both',
    'level-high',
    'level-low',
    undefined,
    'level-high',
  ]);
});
