import { expect, it } from 'vitest';
import { dts } from '../testing/dts.ts';
import { nodeSource } from './node-source.ts';
import { DeviceTree } from './tree.ts';

const tree = new DeviceTree(dts`
  / {
    #address-cells = <1>;
    #size-cells = <1>;
    soc {
      #address-cells = <1>;
      #size-cells = <1>;
      clk: clock@10 { reg = <0x10 4>; #clock-cells = <1>; };
      serial@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; clocks = <&clk 3>; port {}; };
    };
  };
`);

it('gives the lines of a node with its children, references by label', () => {
  const source = nodeSource(tree, '/soc/serial@1000');
  expect(source).toMatch(/^serial@1000 \{\n\tcompatible = "acme,uart";\n\treg = /);
  expect(source).toMatch(/\tclocks = <&\w+ /);
  expect(source).toMatch(/\tport \{\n\t\};\n\};\n$/);
});

it('knows the root, and what is not there', () => {
  expect(nodeSource(tree, '/')).toMatch(/^\/ \{/);
  expect(nodeSource(tree, '/soc/nothing')).toBeUndefined();
});
