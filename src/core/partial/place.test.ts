import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageNumber } from '../base/brand.ts';
import { XEN_VERSIONS, type XenVersion } from '../plan/plan.ts';
import { firstTouched, guestLayout } from './layout.ts';
import { type Block, placeBlocks } from './place.ts';

const STATIC = [{ address: '0x40000000', size: '0x20000000' }];
const layout = (memoryMib: number, version: XenVersion = '4.22') =>
  guestLayout({ boot: 'xl', memoryMib, directMap: false, extraConfig: '' }, { version, flavour: 'upstream' });
const block = (mfn: number, count = 1, pinned?: number): Block => ({
  mfn: mfn as PageNumber,
  count,
  ...(pinned !== undefined && { pinned: pinned as PageNumber }),
});
const gfns = (blocks: Block[], ...rest: Parameters<typeof layout>) =>
  placeBlocks(blocks, layout(...rest)).map((place) => ('gfn' in place ? (place.gfn as number) : undefined));

test('a device keeps its host address where nothing of the guest lies there', () => {
  expect(gfns([block(0x9010), block(0xff0e0)], 512)).toEqual([0x9010, 0xff0e0]);
});

test('RAM that grows over a device moves the device', () => {
  expect(gfns([block(0xe6550)], 2656)).toEqual([0xe6550]);
  expect(placeBlocks([block(0xe6550)], layout(2661))).toMatchObject([{ gfn: 0xe6550 }]);
  expect(placeBlocks([block(0xe6550)], layout(2662))).toEqual([
    { gfn: 0x4020, moved: 'the guest RAM (0x40000000-0xe65fffff)' },
  ]);
});

test('before 4.21 small blocks leave the RAM banks', () => {
  expect(gfns([block(0xff0e0), block(0x3_00000)], 512, '4.20')).toEqual([0x4020, 0x4021]);
  expect(gfns([block(0xff0e0), block(0x3_00000)], 512, '4.21')).toEqual([0xff0e0, 0x3_00000]);
});

test('the emulated devices, the grant table and the PCI windows are kept free', () => {
  for (const mfn of [0x2000, 0x3001, 0x22000, 0x30000, 0x38000, 0x39fff, 0x1_00000]) {
    expect(placeBlocks([block(mfn)], layout(512))[0]).toMatchObject({ gfn: 0x4020 });
  }
});

test('a pin is followed, and says where it does harm', () => {
  expect(placeBlocks([block(0x9010, 1, 0x5000)], layout(512))).toEqual([
    { gfn: 0x5000, moved: 'it is pinned there' },
  ]);
  expect(placeBlocks([block(0x9010, 1, 0x40000)], layout(512))).toMatchObject([
    { gfn: 0x40000, clash: 'the guest RAM (0x40000000-0x5fffffff)' },
  ]);
});

test('a block too large for the holes goes past the RAM, where virtual PCI would be, or nowhere', () => {
  const window = block(0x40000, 0x40000);
  expect(gfns([window], 512, '4.22')).toEqual([0x2_00000]);
  expect(gfns([window], 512, '4.17')).toEqual([0x1_00000]);
  const withPci = guestLayout(
    { boot: 'xl', memoryMib: 512, directMap: false, extraConfig: "\npci = ['0000:01:00.0']" },
    { version: '4.17', flavour: 'upstream' },
  );
  expect(placeBlocks([window], withPci)).toEqual([
    {
      gfn: 0x2_00000,
      moved: expect.stringContaining('guest RAM'),
      exposed: expect.stringContaining('RAM bank 1'),
    },
  ]);
  expect(placeBlocks([block(0x40000, 0x1000_0000)], layout(512))).toEqual([
    { why: 'the end of the guest address space' },
  ]);
});

test('before 4.21 a large block stays inside a RAM bank rather than nowhere', () => {
  expect(placeBlocks([block(0x88_00000, 0x8_00000)], layout(512, '4.17'))).toEqual([
    { gfn: 0x88_00000, exposed: 'the rest of RAM bank 1 (0x200000000-0xffffffffff)' },
  ]);
});

test('pages beyond 40 address bits move down', () => {
  expect(gfns([block(0x1000_0000)], 512)).toEqual([0x4020]);
});

test('with the memory mapped directly everything stays where it is', () => {
  const direct = guestLayout(
    { boot: 'dom0less', memoryMib: 512, directMap: true, staticMemory: STATIC, extraConfig: '' },
    { version: '4.22', flavour: 'upstream' },
  );
  expect(placeBlocks([block(0x40000)], direct)).toEqual([{ gfn: 0x40000 }]);
});

test('a wish for it counts only where Xen can do it: started by Xen alone, on static memory', () => {
  const wish = { memoryMib: 512, directMap: true, extraConfig: '' };
  const target = { version: '4.22', flavour: 'upstream' } as const;
  for (const domain of [
    { ...wish, boot: 'dom0less' },
    { ...wish, boot: 'xl', staticMemory: STATIC },
    { ...wish, boot: 'both', staticMemory: STATIC },
  ] as const) {
    expect(placeBlocks([block(0x40000)], guestLayout(domain, target))).toMatchObject([{ gfn: 0x4020 }]);
  }
});

test('blocks without pins never overlap each other or anything of the guest', () => {
  const blocks = fc.array(fc.tuple(fc.nat(0x50_0000), fc.integer({ min: 1, max: 64 })), { maxLength: 30 });
  fc.assert(
    fc.property(
      blocks,
      fc.integer({ min: 1, max: 8192 }),
      fc.constantFrom(...XEN_VERSIONS),
      (list, memory, version) => {
        const guest = layout(memory, version);
        const wanted = list.map(([mfn, count]) => block(mfn, count));
        const placed = placeBlocks(wanted, guest).flatMap((place, i) =>
          'gfn' in place
            ? [{ start: place.gfn, end: (place.gfn + wanted[i]!.count) as PageNumber, use: '' }]
            : [],
        );
        expect(placed).toHaveLength(wanted.length);
        for (const [i, { start, end }] of placed.entries()) {
          expect(firstTouched(guest.taken, start, end - start)).toBeUndefined();
          expect(firstTouched(placed.toSpliced(i, 1), start, end - start)).toBeUndefined();
        }
      },
    ),
  );
});
