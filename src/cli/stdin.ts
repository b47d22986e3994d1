import { readSync } from 'node:fs';

/** How long to wait for more where nothing is there yet, in milliseconds. */
const PAUSE = 5;
const STDIN = 0;

/**
 * All of standard input. Never by `process.stdin`, which makes a pipe refuse to wait for whoever writes into it; where it
 * does so all the same, it is asked again.
 */
export function readStandardInput(): Uint8Array {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    const length = readSome(chunk);
    if (length === 0) return new Uint8Array(Buffer.concat(chunks));
    if (length !== undefined) chunks.push(chunk.subarray(0, length));
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

/** How many bytes have come; 0 at the end, undefined where there are none yet. */
function readSome(into: Buffer): number | undefined {
  try {
    return readSync(STDIN, into);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return undefined;
    // What Windows calls the end of a pipe.
    if (code === 'EOF') return 0;
    throw error;
  }
}
