import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFdt } from '../fdt/parse.ts';
import type { FdtNode, FdtTree } from '../fdt/tree.ts';
import { dtc, hasDtc } from '../testing/dtc.ts';
import { SOUND_TEXTS } from '../testing/dts-texts.ts';
import { parseDts } from './parse.ts';
import { type PrintOptions, printDts } from './print.ts';

const print = (text: string, options?: PrintOptions) => printDts(parseDts(text), options).text;

/** Cells 0, 2, 4 … of `clocks` and cell 0 of `*-parent`. */
const cells: PrintOptions['cells'] = (_, property) => {
  if (property === 'clocks') return { references: [0, 2, 4] };
  return property.endsWith('-parent') ? { references: [0] } : undefined;
};

test('a tree is written as a person would write it', () => {
  const tree = parseDts(`/dts-v1/; /memreserve/ 0x80000000 0x10000;
    / { compatible = "acme,board", "acme,soc"; #address-cells = <2>; interrupt-parent = <&gic>;
        aliases { serial0 = "/soc/serial@1000"; my-gpio = "/soc/gpio"; gone = "/none"; };
        soc { ranges; gic: interrupt-controller@800 { };
          s: serial@1000 { reg = <0 0x1000 0 0x100>; clocks = <&clk 3>, <&clk 4>; mac = [00 11 22 33 44]; };
          gpio { }; clk: 1p8v-clock { #clock-cells = <1>; }; };
        __symbols__ { uart_a = "/soc/serial@1000"; uart_b = "/soc/serial@1000"; }; };`);
  const comment: PrintOptions['comment'] = ({ path }, property) =>
    path === '/soc/serial@1000' && property !== 'mac' ? `${property ?? 'UART'} */ here` : undefined;
  expect(printDts(tree, { cells, comment, heading: ['Board of ACME.'] }).text).toBe(`// Board of ACME.
/dts-v1/;

/memreserve/ 0x80000000 0x10000;
/ {
	compatible = "acme,board", "acme,soc";
	#address-cells = <2>;
	interrupt-parent = <&interrupt_controller_800>;

	aliases {
		serial0 = "/soc/serial@1000";
		my-gpio = "/soc/gpio";
		gone = "/none";
	};

	soc {
		ranges;

		interrupt_controller_800: interrupt-controller@800 {
			phandle = <1>;
		};

		uart_a: uart_b: serial@1000 { /* UART * / here */
			reg = <0 0x1000 0 0x100>; /* reg * / here */
			clocks = <&n_1p8v_clock 3>, <&n_1p8v_clock 4>; /* clocks * / here */
			mac = [00 11 22 33 44];
		};

		my_gpio: gpio {
		};

		n_1p8v_clock: 1p8v-clock {
			#clock-cells = <1>;
			phandle = <2>;
		};
	};

	__symbols__ {
		uart_a = "/soc/serial@1000";
		uart_b = "/soc/serial@1000";
	};
};
`);
});

test('values are taken for text, cells or bytes as dtc takes them, lone numbers excepted', () => {
  const values: readonly (readonly [bytes: string, written: string])[] = [
    ['61626300', '"abc"'],
    ['610000620000', '[61 00 00 62 00 00]'],
    ['6161000062006200', '"aa", "", "b", "b"'],
    ['61003132006200', '"a", "12", "b"'],
    ['00313200', '<0x313200>'],
    ['000cf850', '<0xcf850>'],
    ['22095c0a0d00', '"\\"\\t\\\\\\n\\r"'],
    ['61626364', '<0x61626364>'],
    ['616263640a', '[61 62 63 64 0a]'],
    ['6107627a00', '[61 07 62 7a 00]'],
    ['636166c3a90000', '[63 61 66 c3 a9 00 00]'],
    ['00', '[00]'],
    ['00000009000000100fffffffffffffff', '<9 0x10 0xfffffff 0xffffffff>'],
  ];
  for (const [bytes, written] of values) {
    expect(print(`/dts-v1/; / { a = [${bytes}]; };`)).toContain(`\ta = ${written};\n`);
  }
});

test('long values are broken between their parts, and inside of a part where that alone is too long', () => {
  const names = Array.from({ length: 12 }, (_, i) => `"line-number-${i}"`).join(', ');
  const text = print(
    `/dts-v1/; / { s = ${names}; c = <${'0x12345678 '.repeat(20)}>; b = [${'ab'.repeat(51)}]; };`,
  );
  expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
  expect(text).toContain('\ts =\n\t\t"line-number-0", "line-number-1",');
  expect(text).toContain('\tc =\n\t\t<0x12345678 0x12345678');
  expect(text).toContain('ab\n\t\tab');
});

test('the line table leads to every node and property', () => {
  const tree = parseDts(
    `/dts-v1/; / { a = "${'x'.repeat(90)}", "${'y'.repeat(90)}"; n { e; m@1 { f = <1>; }; }; o { }; };`,
  );
  const { text, lines } = printDts(tree, { lines: true, heading: ['one', 'two'] });
  const found = text.split('\n');
  expect(
    lines.map(({ path, property, from, to }) => [
      path,
      property,
      found[from - 1]!.trim(),
      found[to - 1]!.trim(),
    ]),
  ).toEqual([
    ['/', undefined, '/ {', '};'],
    ['/', 'a', 'a =', `"${'y'.repeat(90)}";`],
    ['/n', undefined, 'n {', '};'],
    ['/n', 'e', 'e;', 'e;'],
    ['/n/m@1', undefined, 'm@1 {', '};'],
    ['/n/m@1', 'f', 'f = <1>;', 'f = <1>;'],
    ['/o', undefined, 'o {', '};'],
  ]);
  expect(lines.map(({ from }) => from)).toEqual([...lines.map(({ from }) => from)].sort((a, b) => a - b));
});

test('labels that are made up are valid and unique', () => {
  const text = print(
    `/dts-v1/; / { clocks = <&a 1>, <&b 2>; interrupt-parent = <&{/}>; a: x@1 { }; b: x_1 { };
      aliases { x-1 = "/c"; bad,name = "/c"; }; c { }; };`,
    { cells },
  );
  expect(text).toContain('clocks = <&x_1_2 1>, <&x_1_3 2>;');
  expect(text).toContain('\tx_1: c {');
  expect(text).toContain('interrupt-parent = <&{/}>;');
});

test('phandles of nobody stay numbers', () => {
  const text = print('/dts-v1/; / { clocks = <0 1>, <0x99 2>; x-parent = <7>; };', { cells });
  expect(text).toContain('clocks = <0 1>, <0x99 2>;');
  expect(text).toContain('x-parent = <7>;');
});

test('a boot CPU of 0 survives a first CPU of another number', () => {
  const tree = { ...parseDts('/dts-v1/; / { cpus { x; cpu@100 { reg = <0x100>; }; }; };'), bootCpu: 0 };
  expect(parseDts(printDts(tree).text)).toEqual(tree);
});

const name = fc.stringMatching(/^[a-z][a-z0-9,._+-]{0,5}(@[0-9a-f]{1,3})?$/);
const value = fc.oneof(
  fc.uint8Array({ maxLength: 16 }),
  fc
    .array(fc.constantFrom(0, 0, 9, 10, 34, 48, 49, 55, 92, 97, 120), { maxLength: 12 })
    .map((bytes) => Uint8Array.from([...bytes, 0])),
);
const nodeOf = (depth: number): fc.Arbitrary<FdtNode> =>
  fc.record({
    name,
    properties: fc.uniqueArray(fc.record({ name: name.map((text) => `p${text.replace('@', '-')}`), value }), {
      selector: (property) => property.name,
      maxLength: 5,
    }),
    children:
      depth === 0
        ? fc.constant([])
        : fc.uniqueArray(nodeOf(depth - 1), { selector: (child) => child.name, maxLength: 3 }),
  });
const tree: fc.Arbitrary<FdtTree> = fc.record({
  reservations: fc.array(
    fc.record({ address: fc.bigInt(1n, 2n ** 64n - 1n), size: fc.bigInt(0n, 2n ** 64n - 1n) }),
    { maxLength: 3 },
  ),
  bootCpu: fc.constant(0),
  root: nodeOf(3).map((root) => ({ ...root, name: '' })),
});

test('whatever is printed is read back the same', () => {
  fc.assert(
    fc.property(tree, (made) => {
      expect(
        parseDts(
          printDts(made, { comment: () => 'x', cells: () => ({ references: [0], starts: [1] }) }).text,
        ),
      ).toEqual(made);
    }),
    { numRuns: 300, seed: 1 },
  );
});

describe.skipIf(!hasDtc)('dtc compiles the text to the same tree', () => {
  // A path asked for in an overlay becomes the name of a property, which source cannot spell.
  const texts = Object.entries(SOUND_TEXTS).filter(([about]) => about !== 'a plugin that asks for a path');
  test.each(texts)('for %s', (_, text) => {
    const made = parseDts(text, { symbols: true });
    const { text: printed } = printDts(made, { cells });
    expect(parseFdt(dtc(['-I', 'dts', '-O', 'dtb'], printed))).toEqual(made);
  });
});
