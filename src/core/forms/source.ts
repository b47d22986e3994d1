import type { InputError, InputFile } from '../contract.ts';
import { DtsError } from '../dts/error.ts';
import { parseDts } from '../dts/parse.ts';
import { FdtError } from '../fdt/error.ts';
import { parseFdt } from '../fdt/parse.ts';
import { writeFdt } from '../fdt/write.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../platform.ts';
import { baseName, type Found, foundTree, refuseBlob, stem } from './found.ts';
import { MAX_SOURCE } from './limits.ts';

const PREPROCESS =
  'Run it through the C preprocessor with the folders of its includes: cpp -nostdinc -undef -x assembler-with-cpp -I include board.dts > board.pp.dts, and open the result; or drop the included files with it where they hold no macros.';

/** The text of a file that reads as device tree source, by its ending or by what stands in it. */
export function sourceText({ name, bytes }: InputFile): string | undefined {
  if (bytes.length > MAX_SOURCE || bytes.includes(0)) return undefined;
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return undefined;
  return /\.(dts|dtsi|dtso)$/i.test(name) || /\/dts-v1\/|^\s*\/\s*\{/m.test(text) ? text : undefined;
}

/** Whether a file is there to be included: by others, not by itself. */
export const isIncluded = ({ name }: InputFile): boolean => /\.(dtsi|h)$/i.test(name);

/** Compiles source text; `others` are the files given with it, which it may include by path or by name. */
export function readSourceFile(name: string, text: string, others: readonly InputFile[]): Found | InputError {
  const files = new Map<string, Uint8Array>();
  for (const other of others) files.set(baseName(other.name), other.bytes);
  for (const other of others) files.set(other.name, other.bytes);
  try {
    const bytes = writeFdt(parseDts(text, { symbols: /^\s*\/plugin\//m.test(text), files }));
    const compiled = `${stem(name)}.dtb`;
    return { what: 'device tree source', trees: [foundTree(compiled, '', bytes, parseFdt(bytes))] };
  } catch (error) {
    if (error instanceof DtsError) return refuseSource(name, text, error);
    if (error instanceof FdtError) return refuseBlob(name, error);
    throw error;
  }
}

function refuseSource(name: string, text: string, error: DtsError): InputError {
  const file = error.file ?? name;
  const origin = error.origin ? ` (${error.origin.file} line ${error.origin.line})` : '';
  return {
    code: error.missing === undefined ? 'dts-syntax' : 'dts-include',
    offset: error.file === undefined ? encodeUtf8(text.slice(0, error.offset)).length : 0,
    message: `${file}, line ${error.line}, column ${error.column}${origin}: ${error.message}`,
    hint:
      error.missing === undefined
        ? 'This is device tree source text; correct that place, or compile it with dtc and open the .dtb.'
        : PREPROCESS,
  };
}
