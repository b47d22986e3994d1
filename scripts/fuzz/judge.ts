import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { FdtErrorCode } from '../../src/core/fdt/index.ts';
import { FDT_END, FDT_END_NODE, FDT_NOP, FDT_PROP } from '../../src/core/fdt/scan.ts';

const SOURCE = 'scripts/fuzz/libfdt-check.c';
const PROGRAM = '.cache/fuzz/libfdt-check';

/** Lengths near 4 GiB wrap around in libfdt 1.6.1; some send it in circles, and a root without a name crashes it. */
const ENDLESS = 1;
const CRASHED = 2;

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
  const verdicts: number[] = [];
  while (verdicts.length < cases.length) {
    const { stdout, signal } = spawnSync(PROGRAM, { input: withLengths(cases.slice(verdicts.length)) });
    verdicts.push(...stdout.toString().split('\n').slice(0, -1).map(Number));
    if (signal !== null) verdicts.push(CRASHED);
    else if (verdicts.length < cases.length) throw new Error('the judge has not finished');
  }
  return verdicts
    .map((libfdt, position) => ({ position, libfdt }))
    .filter(({ position, libfdt }) => !agrees(cases[position]!, libfdt));
}

function withLengths(cases: readonly Case[]): Buffer {
  return Buffer.concat(
    cases.flatMap(({ bytes }) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** The differences that we want: what libfdt reads and we refuse, and the other way round. */
function agrees({ bytes, outcome }: Case, libfdt: number): boolean {
  if (libfdt === ENDLESS || libfdt === CRASHED) return outcome !== 'read';
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
      return firstToken(bytes, structureOffset) === FDT_END || hasHugeLength(bytes);
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

function hasHugeLength(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.getUint32(8); at + 12 <= bytes.length; at += 4) {
    if (view.getUint32(at) === FDT_PROP && view.getUint32(at + 4) > 0x7fffffff) return true;
  }
  return false;
}

/** Whether FDT_NOP stands right before FDT_END, which libfdt has only accepted since 1.7. */
function endsAfterNop(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.getUint32(8); at + 12 <= bytes.length; at += 4) {
    if (view.getUint32(at) === FDT_END_NODE && view.getUint32(at + 4) === FDT_NOP) return true;
  }
  return false;
}
