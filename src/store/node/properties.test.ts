import { describe, expect, it } from 'vitest';
import { present } from '../../core/base/assert.ts';
import { DeviceTree } from '../../core/devicetree/tree.ts';
import { dts } from '../../core/testing/dts.ts';
import { hypervisorTree, vmTree } from '../../core/testing/gunyah.ts';
import { propertyRows } from './properties.ts';

const tree = new DeviceTree(dts`/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@f9010000 {
    compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
    reg = <0x0 0xf9010000 0x0 0x10000>;
  };
  clk: clock { #clock-cells = <1>; };
  smmu: iommu { #iommu-cells = <1>; };
  bus@80000000 {
    #address-cells = <1>; #size-cells = <1>;
    ranges = <0x0 0x0 0x80000000 0x10000000>;
    mac: ethernet@1000 {
      compatible = "cdns,gem", "acme,mac";
      status = "okay";
      reg = <0x1000 0x1000>, <0x8000 0x124>; reg-names = "core", "ring";
      interrupts = <0 57 4>, <1 13 0xf08>;
      clocks = <&clk 3>, <&clk 70000>; clock-names = "pclk", "hclk";
      iommus = <&smmu 0x874>;
      local-mac-address = [00 0a 35 00 22 01];
      clock-frequency = <125000000>;
      dma-coherent;
      acme,table = <0 1 2>; acme,masks = <0x1 0xff00ff00>; acme,odd = [01 02 03];
      acme,mode = ""; phandle = <77>;
    };
  };
  i2c { #address-cells = <1>; #size-cells = <0>; eeprom@50 { reg = <0x50>; broken-supply = <0x1234>; }; };
};`);

/** Rows as text: nodes in brackets, notes in parentheses, trouble with an exclamation mark. */
const rows = (path: string) =>
  Object.fromEntries(
    propertyRows(tree, present(tree.byPath(path), path)).map(({ name, lines }) => [
      name,
      lines.map((line) =>
        line
          .map((piece) => {
            if (piece.kind === 'node') return `[${tree.name(piece.node)}]`;
            if (piece.kind === 'note') return `(${piece.text})`;
            return piece.kind === 'trouble' ? `!${piece.text}` : piece.text;
          })
          .join(' '),
      ),
    ]),
  );

describe('propertyRows', () => {
  const mac = rows('/bus@80000000/ethernet@1000');

  it('reads registers with the address the CPU uses', () => {
    expect(mac.reg).toEqual([
      '0x80001000 + 0x1000 (4 KiB) (bus address 0x1000) (core)',
      '0x80008000 + 0x124 (292 bytes) (bus address 0x8000) (ring)',
    ]);
    expect(rows('/i2c/eeprom@50').reg).toEqual(['0x50']);
    expect(rows('/interrupt-controller@f9010000').reg).toEqual(['0xf9010000 + 0x10000 (64 KiB)']);
  });

  it('reads interrupts down to the INTID', () => {
    expect(mac.interrupts).toEqual(['SPI 57 (INTID 89, level-high)', 'PPI 13 (INTID 29, level-low)']);
  });

  it('links what it refers to, with arguments and names', () => {
    expect(mac.clocks).toEqual(['[clock] 3 (pclk)', '[clock] 0x11170 (hclk)']);
    expect(mac.iommus).toEqual(['[iommu] 0x874']);
    expect(rows('/i2c/eeprom@50')['broken-supply']).toEqual(['0x1234 !points nowhere']);
  });

  it('reads windows of a bus', () => {
    expect(rows('/bus@80000000').ranges).toEqual(['0x0 (is) 0x80000000 + 0x10000000 (256 MiB)']);
  });

  it('tells strings, numbers with units, cells, bytes and flags apart', () => {
    expect(mac).toMatchObject({
      compatible: ['cdns,gem, acme,mac'],
      status: ['okay'],
      'local-mac-address': ['00:0a:35:00:22:01'],
      'clock-frequency': ['125000000 (125 MHz)'],
      'dma-coherent': ['(present)'],
      'acme,table': ['0 1 2'],
      'acme,masks': ['0x1 0xff00ff00'],
      'acme,odd': ['01 02 03'],
      phandle: ['0x4d'],
    });
  });

  it('leaves no property out', () => {
    const node = tree.byPath('/bus@80000000/ethernet@1000')!;
    expect(Object.keys(mac)).toEqual(tree.propertyNames(node));
  });
});

describe('under Gunyah', () => {
  it('says which capability is which, and does not take them for addresses', () => {
    const primary = new DeviceTree(dts`${hypervisorTree({ reg: 'reg = <0x7a 1>, <0x7a 2>;' })}`);
    const manager = present(primary.byPath('/hypervisor/gunyah-resource-mgr@0'), 'the manager');
    const reg = propertyRows(primary, manager).find(({ name }) => name === 'reg');
    expect(reg?.lines).toEqual([
      [
        { kind: 'value', text: '0x7a00000001' },
        { kind: 'note', text: 'TX queue capability' },
      ],
      [
        { kind: 'value', text: '0x7a00000002' },
        { kind: 'note', text: 'RX queue capability' },
      ],
    ]);
  });

  it('reads the lists of a machine as the Resource Manager does', () => {
    const input = new DeviceTree(dts`${vmTree({ interrupts: 'gic-irq-ranges = <316 317>;' })}`);
    const config = propertyRows(input, present(input.byPath('/gunyah-vm-config'), 'the configuration'));
    const words = (name: string) =>
      config
        .find((row) => row.name === name)
        ?.lines.map((line) => line.map((piece) => 'text' in piece && piece.text));
    expect(words('iomemory-ranges')).toEqual([
      ['0x894000', '+ 0x1000', '4 KiB', 'at the same guest address', 'rw'],
    ]);
    expect(words('gic-irq-ranges')).toEqual([['INTID 316', 'as 317 in the guest']]);
  });
});
