import { execFileSync } from 'node:child_process';

/** Compiles device tree source text to a blob; for fixtures that stand beside their expectation. */
export function dts(strings: TemplateStringsArray, ...values: unknown[]): Uint8Array {
  const text = String.raw(strings, ...values);
  const source = text.includes('/dts-v1/') ? text : `/dts-v1/;\n${text}`;
  return new Uint8Array(execFileSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb'], { input: source }));
}
