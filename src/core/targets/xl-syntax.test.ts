import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote, readConfig, XlSyntaxError } from './xl-syntax.ts';

test('settings are read with their lines: texts, numbers and lists, with comments between', () => {
  const settings = readConfig(`# a domain
name = 'a' ; vcpus = 2
irqs = [ 95, # the first
  0x60,
]
extra += "b"
`);
  expect(settings).toEqual([
    { key: 'name', value: 'a', line: 2, append: false },
    { key: 'vcpus', value: '2', line: 2, append: false },
    { key: 'irqs', value: ['95', '0x60'], line: 3, append: false },
    { key: 'extra', value: 'b', line: 6, append: true },
  ]);
  expect(readConfig("disk = [ [ 'a', 1 ], [ ] ]\n")[0]!.value).toEqual([['a', '1'], []]);
});

test.each([
  ['memory = 512MiB\n', 1],
  ['name = a\n', 1],
  ['Name = "a"\n', 1],
  ['a = 1\nb = "\n', 2],
  ['a = [ 1 2 ]\n', 1],
  ['a = [ 1,\n', 2],
  ['a = 1 b = 2\n', 1],
  ['a = "\\q"\n', 1],
  ['a = "\\x41"\n', 1],
  ['a = 1\n# no newline', 2],
  ['= 1\n', 1],
  ['a 1\n', 1],
])('xl refuses %j in line %i', (text, line) => {
  expect(() => readConfig(text)).toThrow(XlSyntaxError);
  try {
    readConfig(text);
  } catch (error) {
    expect((error as XlSyntaxError).line).toBe(line);
  }
});

test('every text without NUL survives quoting', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readConfig(`cmdline = ${quote(text)}\n`)).toMatchObject([{ key: 'cmdline', value: text }]);
    }),
  );
});
