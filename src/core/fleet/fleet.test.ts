import { expect, test } from 'vitest';
import type { XenTarget } from '../plan/plan.ts';
import { encodeUtf8 } from '../platform.ts';
import { dts } from '../testing/dts.ts';
import { fleetCsv, sortFleet } from './csv.ts';
import type { FleetRow } from './row.ts';
import { survey } from './survey.ts';

const board = dts`
  / {
    model = "Acme, \"one\""; compatible = "acme,one"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
    };
    smmu: iommu@2b400000 { compatible = "arm,smmu-v3"; reg = <0x2b400000 0x10000>; #iommu-cells = <1>; };
    ethernet@5000000 { compatible = "snps,dwmac"; reg = <0x5000000 0x1000>; iommus = <&smmu 1>; dma-coherent; };
    ethernet@5010000 { compatible = "snps,dwmac"; reg = <0x5010000 0x1000>; dma-coherent; };
    serial@5020000 { compatible = "arm,pl011"; reg = <0x5020000 0x100>; };
    serial@5020100 { compatible = "arm,pl011"; reg = <0x5020100 0x100>; };
    serial@5020200 { compatible = "arm,pl011"; reg = <0x5020200 0x100>; status = "disabled"; };
    sram: sram@6000000 {
      compatible = "mmio-sram"; reg = <0x6000000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x6000000 0x1000>;
      shmem: scmi@0 { compatible = "arm,scmi-shmem"; reg = <0 0x100>; };
    };
    firmware { scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000010>; shmem = <&shmem>; #address-cells = <1>; #size-cells = <0>; }; };
  };
`;
const target = (...iommuDrivers: XenTarget['iommuDrivers']): XenTarget => ({
  flavour: 'upstream',
  version: '4.22',
  iommuDrivers,
});

test('a board is told in figures, which depend on the drivers of Xen', () => {
  const file = { name: 'one.dtb', bytes: board };
  const [row] = survey([file], target('smmuv3')).rows;
  expect(row).toMatchObject({
    name: 'one.dtb',
    model: 'Acme, "one"',
    compatible: 'acme,one',
    masters: 2,
    unprotected: 1,
    protectedShare: 50,
    iommus: 1,
    driven: 1,
    scmi: 'SMC',
  });
  // The disabled serial shares the page, and counts neither for itself nor for others.
  expect(row!.sharing).toBe(2);
  expect(survey([file], target()).rows[0]).toMatchObject({ unprotected: 2, protectedShare: 0, driven: 0 });
});

test('what is no board is told with the reason, and stops nothing', () => {
  const found = survey(
    [
      { name: 'cut.dtb', bytes: board.slice(0, 100) },
      { name: 'one.dtb', bytes: board },
      { name: 'two.bin', bytes: new Uint8Array([...board, ...board]) },
    ],
    target('smmu'),
  );
  expect(found.failures).toEqual([{ name: 'cut.dtb', why: expect.stringContaining('cut.dtb') }]);
  expect(found.rows.map(({ name }) => name)).toEqual(['one.dtb', 'two.bin: two-1.dtb', 'two.bin: two-2.dtb']);
});

test('a tar archive is a folder of boards', () => {
  const header = (name: string, size: number): Uint8Array => {
    const bytes = new Uint8Array(512);
    bytes.set(encodeUtf8(name), 0);
    bytes.set(encodeUtf8(size.toString(8).padStart(11, '0')), 124);
    bytes.set(encodeUtf8('0'), 156);
    bytes.set(encodeUtf8('ustar'), 257);
    return bytes;
  };
  const entry = (name: string, bytes: Uint8Array) => [
    ...header(name, bytes.length),
    ...bytes,
    ...new Uint8Array((512 - (bytes.length % 512)) % 512),
  ];
  const tar = new Uint8Array([
    ...entry('dtb/a.dtb', board),
    ...entry('README', encodeUtf8('x')),
    ...entry('b.dtb', board),
  ]);
  const { rows, failures } = survey([{ name: 'image.tar', bytes: tar }], target());
  expect(rows.map(({ name }) => name)).toEqual(['dtb/a.dtb', 'b.dtb']);
  expect(failures).toEqual([]);
});

const row = (name: string, more: Partial<FleetRow>): FleetRow => ({
  ...survey([{ name, bytes: board }], target()).rows[0]!,
  ...more,
});

test('rows are sorted by any column, without a value last, equal ones by name', () => {
  const rows = [
    row('c', { protectedShare: undefined }),
    row('b', { protectedShare: 5 }),
    row('a', { protectedShare: 5 }),
    row('d', { protectedShare: 40 }),
  ];
  const names = (descending: boolean) =>
    sortFleet(rows, 'protectedShare', descending).map(({ name }) => name);
  expect(names(false)).toEqual(['a', 'b', 'd', 'c']);
  expect(names(true)).toEqual(['d', 'a', 'b', 'c']);
});

test('CSV quotes what has to be quoted, and hands no formula to a spreadsheet', () => {
  const [head, line] = fleetCsv([row('=cmd.dtb', { protectedShare: undefined })]).split('\r\n');
  expect(head).toBe(
    'name,model,compatible,devices,masters,unprotected,protectedShare,unknown,iommus,driven,scmi,sharing,nodes',
  );
  expect(line).toMatch(/^'=cmd\.dtb,"Acme, ""one""","acme,one",\d+,2,2,,/);
});
