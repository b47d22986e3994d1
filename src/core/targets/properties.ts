/** Properties of nodes that targets write. */
import type { FdtProperty } from '../fdt/index.ts';
import { cellBytes, stringBytes } from '../partial/draft.ts';
import { encodeUtf8 } from '../platform.ts';

/** 32-bit cells. */
export const cells = (name: string, ...values: readonly number[]): FdtProperty => ({
  name,
  value: cellBytes(values),
});

/** Names of bindings and of nodes: one byte per character, as in the host tree. */
export const strings = (name: string, ...values: readonly string[]): FdtProperty => ({
  name,
  value: stringBytes(values),
});

/** What somebody typed, as UTF-8. */
export const typedText = (name: string, text: string): FdtProperty => ({
  name,
  value: encodeUtf8(`${text}\0`),
});

/** A property that says all by being there. */
export const flag = (name: string): FdtProperty => ({ name, value: new Uint8Array() });
