import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { FdtErrorCode } from '../../src/core/fdt/index.ts';
import { FDT_END, FDT_END_NODE, FDT_NOP } from '../../src/core/fdt/scan.ts';

const SOURCE = 'scripts/fuzz/libfdt-check.c';
const PROGRAM = '.cache/fuzz/libfdt-check';

export interface Case {
  readonly bytes: Uint8Array;
  readonly outcome: 'read' | FdtErrorCode;
}

/** Compiles the judge; tells whether there is one. */
export function hasJudge(): boolean {
  mkdirSync('.cache/fuzz', { recursive: true });
  return spawnSync('gcc', ['-O2', '-o', PROGRAM, SOURCE, '-lfdt']).status === 0;
}

/** Holds the outcomes against libfdt's; gives the positions of those that disagree without a reason. */
export function disagreements(cases: readonly Case[]): { position: number; libfdt: number }[] {
  const input = Buffer.concat(
    cases.flatMap(({ bytes }) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
  const { stdout } = spawnSync(PROGRAM, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  const verdicts = stdout.trim().split('\n').map(Number);
  if (verdicts.length !== cases.length) throw new Error('the judge has not finished');
  return verdicts
    .map((libfdt, position) => ({ position, libfdt }))
    .filter(({ position, libfdt }) => !agrees(cases[position]!, libfdt));
}

/** The differences that we want: what libfdt reads and we refuse, and the other way round. */
function agrees({ bytes, outcome }: Case, libfdt: number): boolean {
  // A length near 4 GiB sends Debian's libfdt in circles.
  if (libfdt === 1) return outcome !== 'read';
  if (outcome === 'read') return libfdt === 0 || endsAfterNop(bytes);
  if (libfdt !== 0) return true;
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint32(20);
  const structureOffset = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  switch (outcome) {
    case 'bad-version':
      return version < 16;
    case 'bad-layout':
      return structureOffset % 4 !== 0;
    case 'bad-structure':
      return firstToken(bytes, structureOffset) === FDT_END;
    case 'bad-name':
      return version < 17;
    default:
      return ['property-after-child', 'too-deep', 'name-too-long'].includes(outcome);
  }
}

/** A tree without a root is sound for libfdt; for dtc it is not. */
function firstToken(bytes: Uint8Array, structureOffset: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = structureOffset;
  while (view.getUint32(at) === FDT_NOP) at += 4;
  return view.getUint32(at);
}

/** Whether FDT_NOP stands right before FDT_END, which libfdt has only accepted since 1.7. */
function endsAfterNop(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.getUint32(8); at + 12 <= bytes.length; at += 4) {
    if (view.getUint32(at) === FDT_END_NODE && view.getUint32(at + 4) === FDT_NOP) return true;
  }
  return false;
}
