import { parseDts } from '../dts/parse.ts';
import { writeFdt } from '../fdt/write.ts';

/** Compiles device tree source text to a blob; for fixtures that stand beside their expectation. */
export function dts(strings: TemplateStringsArray, ...values: unknown[]): Uint8Array<ArrayBuffer> {
  const text = String.raw(strings, ...values);
  return writeFdt(parseDts(text.includes('/dts-v1/') ? text : `/dts-v1/;\n${text}`));
}
