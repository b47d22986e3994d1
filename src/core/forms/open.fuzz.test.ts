import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DtsError } from '../dts/error.ts';
import { applyOverlay } from '../dts/overlay.ts';
import { OverlayError } from '../dts/overlay-error.ts';
import { parseDts } from '../dts/parse.ts';
import { printDts } from '../dts/print.ts';
import { FdtError } from '../fdt/error.ts';
import { parseFdt } from '../fdt/parse.ts';
import { writeFdt } from '../fdt/write.ts';
import { decodeLatin1 } from '../platform.ts';
import { SOUND_TEXTS } from '../testing/dts-texts.ts';
import { openFiles } from './open.ts';

const RUNS = { numRuns: 500, seed: 3 };
const texts = Object.values(SOUND_TEXTS);
const board = parseDts(
  '/dts-v1/; / { model = "m"; soc: soc { a: a@1 { reg = <1>; }; }; cpus { cpu@1 { reg = <1>; }; }; };',
  { symbols: true },
);
const overlay = writeFdt(
  parseDts('/dts-v1/; /plugin/; &soc { x = <&a &own>; own: own { y = <&own>; }; };', { symbols: true }),
);
const fit = writeFdt(
  parseDts(
    `/dts-v1/; / { images { f { type = "flat_dt"; data = [${Buffer.from(writeFdt(board)).toString('hex')}]; }; }; };`,
  ),
);

/** Something cut out, doubled or overwritten at a few places. */
const edits = fc.array(
  fc.record({
    at: fc.nat(1 << 16),
    length: fc.nat(12),
    what: fc.constantFrom('cut', 'double', 'write'),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 4 },
);
type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, places: Edits): Uint8Array {
  let now = [...bytes];
  for (const { at, length, what, byte } of places) {
    const from = at % (now.length + 1);
    const piece = now.slice(from, from + length);
    const put = what === 'cut' ? [] : what === 'double' ? [...piece, ...piece] : piece.map(() => byte);
    now = [...now.slice(0, from), ...put, ...now.slice(from + length)];
  }
  return Uint8Array.from(now);
}

/** Lets errors of the given kind pass, and no other. */
function only<T>(kind: abstract new (...args: never[]) => Error, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof kind) return undefined;
    throw error;
  }
}

test('every damaged source is compiled or refused by a DtsError', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'<>{}[]()=;,:&/*"\'\\ \n#ab01x-~?|@'), maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...texts), edits, letters, fc.nat(4000), (text, places, noise, at) => {
      const harmed = decodeLatin1(damaged(Buffer.from(text, 'latin1'), places));
      const put = at % (harmed.length + 1);
      only(DtsError, () => parseDts(harmed.slice(0, put) + noise + harmed.slice(put), { symbols: true }));
    }),
    RUNS,
  );
});

test('every tree that is read can be printed', () => {
  fc.assert(
    fc.property(edits, (places) => {
      const tree = only(FdtError, () => parseFdt(damaged(writeFdt(board), places)));
      if (tree)
        expect(printDts(tree, { cells: () => ({ references: [0, 7], starts: [0, 3] }) }).text).toContain(
          '/ {',
        );
    }),
    RUNS,
  );
});

test('every damaged overlay is applied or refused by an OverlayError', () => {
  fc.assert(
    fc.property(edits, edits, (places, others) => {
      const tree = only(FdtError, () => parseFdt(damaged(overlay, places)));
      const base = only(FdtError, () => parseFdt(damaged(writeFdt(board), others))) ?? board;
      if (tree) only(OverlayError, () => applyOverlay(base, tree));
    }),
    RUNS,
  );
});

test('every damaged file is opened or refused in words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Uint8Array>(writeFdt(board), overlay, fit),
      edits,
      fc.boolean(),
      (bytes, places, twice) => {
        const files = [{ name: 'a.dtb', bytes: damaged(bytes, places) }];
        if (twice) files.push({ name: 'b.dtbo', bytes: overlay });
        const answer = openFiles(files);
        if ('code' in answer) expect(answer.message.length).toBeGreaterThan(10);
        else expect('choices' in answer ? answer.choices.length > 1 : parseFdt(answer.bytes)).toBeTruthy();
      },
    ),
    RUNS,
  );
});
