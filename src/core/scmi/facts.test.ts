import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReferenceIndex } from '../devicetree/references.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { dts } from '../testing/dts.ts';
import { ScmiFacts } from './facts.ts';

const factsOf = (bytes: Uint8Array): ScmiFacts => {
  const tree = new DeviceTree(bytes);
  return new ScmiFacts(tree, new ReferenceIndex(tree));
};

/** A dependency in one line: `14/5 clocks[0] fck via /cpg`. */
const lines = (facts: ScmiFacts, path: string): string[] =>
  facts.dependencies(facts.tree.byPath(path)!).map(({ protocol, resource, use, through }) => {
    const id = resource.id ?? facts.tree.name(resource.node!);
    const via = through.map((node) => ` via ${facts.tree.path(node)}`).join('');
    return `${protocol.kind.id.toString(16)}/${id} ${use.property}[${use.entry}]${use.name ? ` ${use.name}` : ''}${via}`;
  });

const board = factsOf(dts`
  / {
    #address-cells = <2>; #size-cells = <2>;
    compatible = "acme,board-scmi";
    mailbox: mailbox { #mbox-cells = <1>; };
    sram@47ff0000 {
      compatible = "mmio-sram"; reg = <0 0x47ff0000 0 0x1000>;
      #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x47ff0000 0x1000>;
      tx: scp-shmem@100 { compatible = "arm,scmi-shmem"; reg = <0x100 0x80>; };
      rx: scp-shmem@180 { compatible = "arm,scmi-shmem"; reg = <0x180 0x80>; };
    };
    firmware {
      scmi {
        compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&tx>;
        #address-cells = <1>; #size-cells = <0>; #access-controller-cells = <1>;
        power: protocol@11 { reg = <0x11>; #power-domain-cells = <1>; };
        perf: protocol@13 { reg = <0x13>; #clock-cells = <1>; shmem = <&tx>, <&rx>; mboxes = <&mailbox 3>; };
        clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
        rst: protocol@16 { reg = <0x16>; #reset-cells = <1>; };
        protocol@17 { reg = <0x17>; regulators { #address-cells = <1>; #size-cells = <0>;
          vsd: regulator@3 { reg = <3>; regulator-name = "vsd"; }; }; };
        protocol@19 { reg = <0x19>; uart_pins: uart-pins { groups = "uart"; }; };
        vendor: protocol@84 { reg = <0x84>; };
      };
    };
    cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { device_type = "cpu"; reg = <0>; clocks = <&perf 0>; }; };
    half: half { compatible = "fixed-factor-clock"; #clock-cells = <0>; clocks = <&clk 7>; clock-div = <2>; clock-mult = <1>; };
    serial@1000 { reg = <0 0x1000 0 0x100>; clocks = <&clk 5>, <&half>; clock-names = "fck", "brg";
      resets = <&rst 5>; pinctrl-0 = <&uart_pins>; pinctrl-names = "default"; scmi_devid = <5>; };
    mmc@2000 { reg = <0 0x2000 0 0x100>; clocks = <&clk 5>; power-domains = <&power 2>; vmmc-supply = <&vsd>; };
    timer@3000 { reg = <0 0x3000 0 0x100>; };
  };
`);

test('an agent is found by its compatible alone, with its transport and channels', () => {
  const [agent] = board.instances;
  expect(board.instances).toHaveLength(1);
  expect(agent).toMatchObject({
    transport: { name: 'SMC', xen: 'mediated' },
    smcId: 0x82000002,
    enabled: true,
  });
  expect(agent!.channels.map(({ shmem }) => shmem.map(({ address, size }) => [address, size]))).toEqual([
    [[0x47ff0100n, 0x80n]],
    [
      [0x47ff0100n, 0x80n],
      [0x47ff0180n, 0x80n],
    ],
  ]);
  expect(agent!.channels.map(({ notifies }) => notifies)).toEqual([false, true]);
  expect(agent!.channels[1]!.mailboxes).toMatchObject([{ args: [3] }]);
});

test('protocols are the children with a protocol number, vendor ones by number', () => {
  expect(board.instances[0]!.protocols.map(({ kind }) => kind.name)).toEqual([
    'Power domains',
    'Performance',
    'Clocks',
    'Resets',
    'Voltage',
    'Pin control',
    'Miscellaneous controls (NXP)',
  ]);
});

test('resources exist through those who use them, and know what kind of node that is', () => {
  const clocks = board.instances[0]!.protocols.find(({ kind }) => kind.id === 0x14)!;
  expect(clocks.resources.map(({ id, names, uses }) => [id, names, uses.map(({ kind }) => kind)])).toEqual([
    [5, ['fck'], ['device', 'device']],
    [7, [], ['provider']],
  ]);
});

test('a device depends on what it names and on what its providers need', () => {
  expect(lines(board, '/serial@1000')).toEqual([
    '14/5 clocks[0] fck',
    '16/5 resets[0]',
    '19/uart-pins pinctrl-0[0] default',
    '14/7 clocks[0] via /half',
  ]);
  expect(lines(board, '/mmc@2000')).toEqual([
    '11/2 power-domains[0]',
    '14/5 clocks[0]',
    '17/3 vmmc-supply[0]',
  ]);
  expect(lines(board, '/cpus/cpu@0')).toEqual(['13/0 clocks[0]']);
  expect(lines(board, '/timer@3000')).toEqual([]);
});

test('a device id of an abandoned proposal is recognised as such', () => {
  expect(board.instances[0]!.deviceIds).toMatchObject([{ id: 5, obsolete: true }]);
});

test('providers that feed each other are walked once', () => {
  const loop = factsOf(dts`
    / {
      scmi { compatible = "linaro,scmi-optee"; linaro,optee-channel-id = <0>; #address-cells = <1>; #size-cells = <0>;
        clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; }; };
      a: a { #clock-cells = <1>; clocks = <&b 0>, <&clk 1>; };
      b: b { #clock-cells = <1>; clocks = <&a 0>; };
      device { clocks = <&b 1>; };
    };
  `);
  expect(lines(loop, '/device')).toEqual(['14/1 clocks[1] via /b via /a']);
});

test('the sample board has one agent whose clocks serve devices and controllers alike', () => {
  const facts = factsOf(readFileSync('public/samples/skylark.dtb'));
  expect(facts.instances.map(({ protocols }) => protocols.map(({ kind }) => kind.id))).toEqual([
    [0x11, 0x14, 0x16],
  ]);
  expect(lines(facts, '/soc/serial@e6540000')).toEqual(['14/5 clocks[0] fck', '16/5 resets[0]']);
});

test('the cockpit sample has more than a hundred resources, of every kind and a vendor', () => {
  const [agent] = factsOf(readFileSync('public/samples/kestrel.dtb')).instances;
  const counts = agent!.protocols.map(({ kind, resources }) => `${kind.id.toString(16)}:${resources.length}`);
  expect(counts.join(' ')).toMatchInlineSnapshot(`"11:12 12:0 13:3 14:66 15:2 16:24 17:3 19:16 80:0 84:0"`);
  expect(agent!.protocols.flatMap(({ resources }) => resources).length).toBeGreaterThan(100);
  expect(agent!.channels[0]!.notifies).toBe(true);
});
