import { sameBytes } from '../base/bytes.ts';
import { CANONICAL_LAYOUT, FdtError, type FdtErrorCode, parseFdtWithLayout, writeFdt } from '../fdt/index.ts';

/**
 * What has to hold for every byte string: it is refused with a code and an offset inside of it, or it is read and
 * written back as it was, and its canonical form says the same. Tells which; throws where it does not hold.
 */
export function checkTotal(bytes: Uint8Array): 'read' | FdtErrorCode {
  const before = bytes.slice();
  let parsed: ReturnType<typeof parseFdtWithLayout>;
  try {
    parsed = parseFdtWithLayout(bytes);
  } catch (error) {
    if (!(error instanceof FdtError)) throw error;
    if (!(error.offset >= 0 && error.offset <= bytes.length)) {
      throw new Error(`${error.code} at ${error.offset}, which lies outside of the ${bytes.length} bytes`);
    }
    return error.code;
  }
  const { tree, layout } = parsed;
  const totalsize = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  if (layout !== CANONICAL_LAYOUT && !sameBytes(writeFdt(tree, layout), bytes.subarray(0, totalsize))) {
    throw new Error('written with its layout the tree gives other bytes');
  }
  const canonical = writeFdt(tree);
  if (!sameBytes(writeFdt(parseFdtWithLayout(canonical).tree), canonical)) {
    throw new Error('the canonical form does not come back');
  }
  if (!sameBytes(bytes, before)) throw new Error('reading has changed the input');
  return 'read';
}
