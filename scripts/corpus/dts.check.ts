import { execFileSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { annotations } from '../../src/core/devicetree/annotate.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { type PrintOptions, parseDts, printDts } from '../../src/core/dts/index.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import type { Board, Check, Outcome } from './check.ts';

/**
 * Printed source compiles back to the same tree, by dtc and by our own compiler, bare and with references and
 * comments; and our compiler makes the very bytes that dtc makes, also of what dtc itself decompiles.
 */
const check: Check = {
  name: 'source round trip',
  tools: ['dtc'],
  run({ file, bytes }: Board): Outcome {
    const tree = parseFdt(bytes);
    const failures: string[] = [];
    const compare = (about: string, options: PrintOptions): number => {
      const { text } = printDts(tree, options);
      const blob = dtc('dts', 'dtb', text);
      if (!isDeepStrictEqual(parseFdt(blob), tree)) failures.push(`${about}: dtc compiles another tree`);
      if (!isDeepStrictEqual(compiled(text), blob))
        failures.push(`${about}: we compile other bytes than dtc`);
      return text.length;
    };
    const characters = compare('bare', {}) + compare('with meaning', annotations(new DeviceTree(bytes)));
    const decompiled = new TextDecoder().decode(execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', file]));
    if (!isDeepStrictEqual(compiled(decompiled), dtc('dts', 'dtb', decompiled))) {
      failures.push('of what dtc decompiles we compile other bytes than dtc');
    }
    return { failures, counts: { characters } };
  },
};
export default check;

const compiled = (text: string): Uint8Array => new Uint8Array(writeFdt(parseDts(text)));

const dtc = (from: string, to: string, input: string): Uint8Array =>
  new Uint8Array(execFileSync('dtc', ['-q', '-I', from, '-O', to], { input, maxBuffer: 1 << 28 }));
