import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packZip, zipName } from './zip.ts';

const files = [
  { name: 'domu/dom.cfg', bytes: new TextEncoder().encode('name = "domu"\n') },
  { name: 'domu/passthrough.dtb', bytes: Uint8Array.from({ length: 300 }, (_, i) => i & 0xff) },
  { name: 'host/empty.txt', bytes: new Uint8Array() },
];

describe('packZip', () => {
  it('keeps names and bytes', () => {
    const read = unzipSync(packZip(files));
    expect(Object.keys(read)).toEqual(files.map(({ name }) => name));
    for (const { name, bytes } of files) expect(read[name]).toEqual(bytes);
  });

  it('packs views without what lies around them', () => {
    const around = new Uint8Array([9, 9, 1, 2, 3, 9]);
    expect(unzipSync(packZip([{ name: 'a', bytes: around.subarray(2, 5) }])).a).toEqual(
      new Uint8Array([1, 2, 3]),
    );
  });

  it('gives the same bytes in every time zone', () => {
    const zone = process.env.TZ;
    const packed = ['America/New_York', 'UTC', 'Asia/Tokyo'].map((name) => {
      process.env.TZ = name;
      return { offset: new Date(2026, 0, 1).getTimezoneOffset(), zip: packZip(files) };
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(packed.map(({ offset }) => offset)).toEqual([300, 0, -540]);
    for (const { zip } of packed) expect(zip).toEqual(packed[0]!.zip);
  });
});

it('names the zip after the board', () => {
  expect(zipName('zynqmp-zcu102-rev1.0.dtb')).toBe('zynqmp-zcu102-rev1.0.zip');
  expect(zipName('board')).toBe('board.zip');
  expect(zipName('.dtb')).toBe('domgraft.zip');
});
