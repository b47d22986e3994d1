import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import type { InputFile } from '../contract.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { decodeUtf8, encodeUtf8 } from '../platform.ts';
import { dts } from '../testing/dts.ts';
import { sortFiles } from './given.ts';
import { importFiles } from './import.ts';

const host = dts`
  / {
    compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>;
      reg = <0 0x2f000000 0 0x10000>, <0 0x2f100000 0 0x200000>;
    };
    smmu: iommu@2b400000 {
      compatible = "arm,mmu-500"; reg = <0 0x2b400000 0 0x10000>; #iommu-cells = <1>; #global-interrupts = <1>;
      interrupts = <0 74 4>, <0 75 4>;
    };
    cpg: clock-controller { compatible = "acme,clocks"; #clock-cells = <1>; };
    soc {
      compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>;
      ranges = <0x0 0 0x05000000 0x1000000>;
      timer@0 { compatible = "acme,timer"; reg = <0x0 0x1000>; interrupts = <0 40 4>; };
      ethernet@10000 {
        compatible = "snps,dwmac"; reg = <0x10000 0x10000>; interrupts = <0 41 4>; iommus = <&smmu 4>;
        clocks = <&cpg 1>, <&cpg 2>; clock-names = "stmmaceth", "pclk";
        mdio { compatible = "snps,dwmac-mdio"; #address-cells = <1>; #size-cells = <0>; };
      };
      serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x100>; interrupts = <0 42 4>; };
      serial@20100 { compatible = "acme,uart"; reg = <0x20100 0x100>; interrupts = <0 43 4>; };
      i2c@30000 {
        compatible = "acme,i2c"; reg = <0x30000 0x1000>; interrupts = <0 44 4>; #address-cells = <1>; #size-cells = <0>;
        codec@1a { compatible = "acme,codec"; reg = <0x1a>; interrupts = <0 45 4>; };
      };
    };
    ram@40100000 { compatible = "acme,window"; reg = <0 0x40100000 0 0x2000>; };
    ipi { compatible = "acme,ipi"; interrupts = <0 50 4>; };
  };
`;
const facts = new HostFacts(new DeviceTree(host));
const empty: Plan = emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: ['acme,board'] });

const PATHS = [
  '/soc/timer@0',
  '/soc/ethernet@10000',
  '/soc/serial@20000',
  '/soc/serial@20100',
  '/soc/i2c@30000',
  '/ram@40100000',
  '/ipi',
] as NodePath[];

const domainOf = (paths: readonly string[], fields: Partial<Domain> = {}): Domain => ({
  ...newDomain('guest'),
  ...fields,
  devices: paths.map((path) => ({ path: path as NodePath })),
});

/** The files of domains that a build makes; the names of files that are wanted, if not all. */
function filesOf(domains: readonly Domain[], wanted = /\.(cfg|dtb)$/): InputFile[] {
  const { files } = build(host, { ...empty, domains });
  return files.filter(({ name }) => !name.startsWith('host/') && wanted.test(name));
}

const importAll = (files: readonly InputFile[], plan: Plan = empty) => importFiles(facts, plan, files);
const config = (text: string, name = 'dom.cfg'): InputFile => ({ name, bytes: encodeUtf8(text) });
const deviceNames = ({ domains }: ReturnType<typeof importAll>) =>
  domains.map(({ devices }) => devices.map(({ path }) => path));

describe('what a build wrote is read back', () => {
  test('as the same plan, whatever it asks for', () => {
    const fields = fc.record({
      boot: fc.constantFrom('xl' as const, 'both' as const),
      memoryMib: fc.constantFrom(64, 512, 4096),
      vcpus: fc.integer({ min: 1, max: 8 }),
      kernel: fc.constantFrom('/boot/Image', '/boot/it\'s "one"'),
      cmdline: fc.constantFrom('', 'console=hvc0 root=/dev/vda', 'a\\b'),
      driverDomain: fc.boolean(),
      vuart: fc.boolean(),
      extraConfig: fc.constantFrom('', 'on_crash = "preserve"\nmaxvcpus = 4'),
      providers: fc.constantFrom(
        [],
        [{ provider: '/clock-controller' as NodePath, id: 1, action: 'stub' as const, rateHz: 125_000_000 }],
      ),
    });
    fc.assert(
      fc.property(fc.subarray(PATHS), fields, fc.boolean(), (paths, wish, pin) => {
        const devices = paths.map((path) =>
          pin && path === '/soc/timer@0' ? { path, pinned: { 0: '0x23000000' } } : { path },
        );
        const hasEthernet = paths.includes('/soc/ethernet@10000' as NodePath);
        const domain: Domain = {
          ...newDomain('guest'),
          ...wish,
          devices,
          boot: paths.length === 0 ? 'xl' : wish.boot,
          providers: hasEthernet ? wish.providers : [],
        };
        const report = importAll(filesOf([domain]));
        expect(report.plan.domains).toEqual([domain]);
        expect(report.domains[0]!.mismatches).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('for several domains at once, each from its folder', () => {
    const domains = [
      domainOf(['/soc/timer@0'], { name: 'one' }),
      domainOf(['/soc/ethernet@10000'], { name: 'two', boot: 'both' }),
    ];
    expect(importAll(filesOf(domains)).plan.domains).toEqual(domains);
  });

  test('from the tree alone, where Xen starts the domain', () => {
    const domain = domainOf(['/soc/serial@20000', '/soc/i2c@30000'], { boot: 'dom0less' });
    const report = importAll(filesOf([domain]));
    expect(report.plan.domains).toEqual([{ ...domain }]);
    expect(report.domains[0]!.assumptions).toContainEqual(expect.stringContaining('There is no dom.cfg'));
  });

  test('from source instead of a blob', () => {
    const domain = domainOf(['/soc/timer@0']);
    const [cfg] = filesOf([domain], /\.cfg$/);
    const [source] = filesOf([domain], /passthrough\.dts$/);
    expect(importAll([cfg!, source!]).plan.domains).toEqual([domain]);
  });
});

describe('what a tree says about providers outside is taken over', () => {
  const board = dts`
    / {
      compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
      gic: interrupt-controller@2f000000 {
        compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
      };
      cpg: clock-controller { compatible = "acme,clocks"; #clock-cells = <1>; };
      osc: oscillator { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
      vcc: regulator { compatible = "acme,regulator"; };
      opp: opp-table { compatible = "operating-points-v2"; opp-1 { opp-hz = /bits/ 64 <1>; }; };
      mmc@5000000 {
        compatible = "acme,mmc"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>;
        clocks = <&cpg 1>, <&cpg 2>, <&osc>; clock-names = "core", "bus", "ref"; vmmc-supply = <&vcc>;
        operating-points-v2 = <&opp>;
      };
    };
  `;
  const cpg = '/clock-controller' as NodePath;
  const decisions: Domain['providers'][] = [
    [],
    [{ provider: cpg, action: 'drop' }],
    [{ provider: cpg, id: 2, action: 'drop' }],
    [{ provider: cpg, id: 1, action: 'stub', rateHz: 48_000_000 }],
    [{ provider: '/oscillator' as NodePath, action: 'drop' }],
    [{ provider: '/oscillator' as NodePath, action: 'stub', rateHz: 12_000_000 }],
    [{ provider: '/regulator' as NodePath, action: 'stub' }],
    [{ provider: '/opp-table' as NodePath, action: 'include' }],
  ];

  test.each(decisions.map((providers) => [JSON.stringify(providers), providers] as const))(
    '%s',
    (_name, providers) => {
      const domain: Domain = {
        ...newDomain('guest'),
        devices: [{ path: '/mmc@5000000' as NodePath }],
        providers,
      };
      const { files } = build(board, { ...empty, domains: [domain] });
      const given = files.filter(({ name }) => /^guest\/.*\.(cfg|dtb)$/.test(name));
      const report = importFiles(new HostFacts(new DeviceTree(board)), empty, given);
      expect(report.plan.domains).toEqual([domain]);
    },
  );
});

describe('the way to SCMI is read from the tree where no configuration tells it', () => {
  const board = dts`
    / {
      compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
      gic: interrupt-controller@2f000000 {
        compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
      };
      shmem: sram@6000000 { compatible = "arm,scmi-shmem"; reg = <0x6000000 0x1000>; };
      sram@6001000 { compatible = "arm,scmi-shmem"; reg = <0x6001000 0x1000>; };
      firmware { scmi {
        compatible = "arm,scmi-smc"; arm,smc-id = <0x82000010>; shmem = <&shmem>; #address-cells = <1>; #size-cells = <0>;
        clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
      }; };
      mmc@5000000 { compatible = "acme,mmc"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>; clocks = <&clk 3>; };
    };
  `;
  const ways: [Domain['boot'], NonNullable<Domain['scmi']>, RegExp][] = [
    ['dom0less', { model: 'single-agent' }, /single agent/],
    ['xl', { model: 'firmware', shmem: '/sram@6001000' as NodePath, smcId: 0x82000011 }, /keep agents apart/],
    ['xl', { model: 'firmware', guestAddress: '0x30000000' }, /keep agents apart/],
  ];

  test.each(ways)('%s %o', (boot, scmi, told) => {
    const domain: Domain = {
      ...newDomain('guest'),
      boot,
      devices: [{ path: '/mmc@5000000' as NodePath }],
      scmi,
    };
    const { files } = build(board, { ...empty, domains: [domain] });
    const given = files.filter(({ name }) => /^guest\/.*\.(cfg|dtb)$/.test(name));
    const report = importFiles(new HostFacts(new DeviceTree(board)), empty, given);
    expect(report.plan.domains[0]!.scmi).toEqual(scmi);
    expect(report.domains[0]!.assumptions.join('\n')).toMatch(told);
    expect(report.domains[0]!.mismatches).toEqual([]);
  });
});

describe('what the files leave out is derived from the host, and that is said', () => {
  const domain = domainOf(['/soc/timer@0', '/soc/ethernet@10000']);

  test('a configuration without lists', () => {
    const [tree] = filesOf([domain], /\.dtb$/);
    const report = importAll([
      tree!,
      config('name = "guest"\ndevice_tree = "/etc/xen/guest/passthrough.dtb"\n', 'guest/a.cfg'),
    ]);
    expect(deviceNames(report)).toEqual([['/soc/timer@0', '/soc/ethernet@10000']]);
    expect(report.domains[0]!.assumptions.join('\n')).toMatch(/no iomem.*no irqs.*no dtdev/s);
  });

  test('a tree without xen,path and no configuration', () => {
    const report = importAll(filesOf([domain], /\.dtb$/));
    expect(deviceNames(report)).toEqual([['/soc/timer@0', '/soc/ethernet@10000']]);
    expect(report.plan.domains[0]!.boot).toBe('xl');
    expect(report.domains[0]!.assumptions.join('\n')).toContain('no xen,path and xen,reg');
  });

  test('a tree without lists whose registers moved: devices by compatible and interrupts', () => {
    const pinned = {
      ...domain,
      devices: [{ path: '/soc/timer@0' as NodePath, pinned: { 0: '0x23000000' } }],
    };
    const report = importAll(filesOf([pinned], /\.dtb$/));
    expect(deviceNames(report)).toEqual([['/soc/timer@0']]);
    expect(report.domains[0]!.assumptions.join('\n')).toContain('its registers are elsewhere');
  });

  test('a configuration without tree: devices by pages and interrupts', () => {
    const report = importAll(filesOf([domainOf(['/soc/timer@0', '/soc/ethernet@10000', '/ipi'])], /\.cfg$/));
    expect(deviceNames(report)).toEqual([['/soc/timer@0', '/soc/ethernet@10000', '/ipi']]);
    expect(report.domains[0]!.devices.map(({ by }) => by)).toEqual([['iomem'], ['dtdev'], ['irqs']]);
    expect(report.domains[0]!.assumptions.join('\n')).toContain('There is no partial tree');
  });

  test('of two devices in one page, the one whose interrupt is routed', () => {
    const text = 'name = "guest"\nkernel = "k"\nmemory = 64\nirqs = [ 75 ]\niomem = [ "5020,1" ]\n';
    expect(deviceNames(importAll([config(text)]))).toEqual([['/soc/serial@20100']]);
  });

  test('drivers of Xen that dtdev needs', () => {
    const plan: Plan = { ...empty, target: { ...empty.target, iommuDrivers: [] } };
    const report = importAll(filesOf([domain]), plan);
    expect(report.plan.target.iommuDrivers).toEqual(['smmu']);
    expect(report.assumptions[0]).toContain('dtdev names /soc/ethernet@10000');
  });
});

describe('files as people write them by hand', () => {
  const board = dts`
    / {
      compatible = "acme,server"; #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
      gic: interrupt-controller@fff11000 {
        compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>;
        reg = <0 0xfff11000 0 0x1000>, <0 0xfff12000 0 0x2000>;
      };
      clk: clock-controller { compatible = "acme,clocks"; #clock-cells = <1>; };
      soc {
        compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges;
        ethernet@fff50000 {
          compatible = "acme,mac"; reg = <0 0xfff50000 0 0x1000>; interrupts = <0 80 4>, <0 81 4>, <0 82 4>;
          clocks = <&clk 4>; clock-names = "mac"; dma-coherent;
        };
      };
    };
  `;
  const server = new HostFacts(new DeviceTree(board));
  const path = '/soc/ethernet@fff50000';

  test('a configuration with moved registers, and a tree with no more than it takes', () => {
    const files = [
      config(
        `name = 'net'
# The guest has the registers elsewhere.
kernel = "/root/Image"; memory = 256
device_tree = "/root/partial.dtb"
dtdev = [ "${path}" ]
irqs = [ 112, 113,
         114 ]
iomem = [ "0xfff50,1@0x10000" ]
`,
        'net.cfg',
      ),
      {
        name: 'partial.dtb',
        bytes: dts`
          / { #address-cells = <2>; #size-cells = <2>;
            aliases { net = "/passthrough/ethernet@10000000"; };
            passthrough { compatible = "simple-bus"; ranges; #address-cells = <2>; #size-cells = <2>;
              ethernet@10000000 {
                compatible = "acme,mac"; reg = <0 0x10000000 0 0x1000>; interrupts = <0 80 4 0 81 4 0 82 4>;
              }; }; };
        `,
      },
    ];
    const { plan, domains } = importFiles(server, empty, files);
    expect(plan.domains).toEqual([
      {
        ...newDomain('net'),
        kernel: '/root/Image',
        memoryMib: 256,
        cmdline: '',
        folder: '/root',
        devices: [{ path, pinned: { 0: '0x10000000' } }],
        // The tree has no clock for it.
        providers: [{ provider: '/clock-controller', id: 4, action: 'drop' }],
      },
    ]);
    expect(domains[0]!.mismatches).toEqual([]);
    expect(domains[0]!.assumptions).toEqual([
      'The partial tree will be called passthrough.dtb instead of partial.dtb.',
      '/clock-controller 4: the partial tree leaves it out, and so will the plan.',
    ]);
  });

  test('a tree for a domain that Xen starts, with a clock made up beside the device', () => {
    const tree = dts`
      / { #address-cells = <2>; #size-cells = <2>;
        passthrough { compatible = "simple-bus"; ranges; #address-cells = <2>; #size-cells = <2>;
          misc_clk: misc-clk { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <125000000>; };
          ethernet@fff50000 {
            compatible = "acme,mac"; reg = <0 0xfff50000 0 0x1000>; interrupt-parent = <0xfde8>;
            interrupts = <0 80 4 0 81 4 0 82 4>; clocks = <&misc_clk>; clock-names = "mac"; dma-coherent;
            xen,path = "${path}"; xen,reg = <0 0xfff50000 0 0x1000 0 0xfff50000>; xen,force-assign-without-iommu;
          }; }; };
    `;
    const { plan, domains } = importFiles(server, empty, [{ name: 'domU0/passthrough.dtb', bytes: tree }]);
    expect(plan.domains).toMatchObject([
      {
        name: 'domU0',
        boot: 'dom0less',
        devices: [{ path }],
        providers: [{ provider: '/clock-controller', id: 4, action: 'stub', rateHz: 125_000_000 }],
      },
    ]);
    expect(domains[0]!.mismatches).toEqual([]);
  });
});

describe('what does not fit is listed', () => {
  const base = 'name = "guest"\nkernel = "k"\nmemory = 64\n';

  test('paths, pages and interrupts that the host does not have', () => {
    const text = `${base}dtdev = [ "/soc/usb@0" ]\nirqs = [ 199, 73 ]\niomem = [ "0x77777,1" ]\n`;
    const [found] = importAll([config(text)]).domains;
    expect(found!.mismatches.map(({ what, line }) => [what, line])).toEqual([
      ['dtdev /soc/usb@0', 4],
      ['iomem 0x77777,1', 6],
      ['irqs 199', 5],
      ['irqs 73', 5],
    ]);
    expect(found!.mismatches.map(({ why }) => why)).toEqual([
      'The host has no node of this path.',
      expect.stringContaining('says nothing of what lies in page 0x77777'),
      'No node of the host raises it.',
      'It belongs to /soc/ethernet@10000, which the domain does not get.',
    ]);
  });

  test('nodes of the tree, and pages that the lists lack', () => {
    const domain = domainOf(['/soc/timer@0', '/soc/i2c@30000']);
    const [cfg, blob] = filesOf([domain]);
    const shorter = decodeUtf8(cfg!.bytes).replace(/^.*"0x5030,.*\n/m, '');
    const moved = dts`
      / { passthrough { compatible = "simple-bus"; ranges; #address-cells = <2>; #size-cells = <2>;
        usb@33330000 { compatible = "acme,usb"; reg = <0 0x33330000 0 0x1000>; }; }; };
    `;
    const found = importAll([{ ...cfg!, bytes: encodeUtf8(shorter) }, blob!]).domains[0]!;
    expect(found.mismatches).toEqual([
      expect.objectContaining({ what: '0x5030,0x1', why: expect.stringContaining('/soc/i2c@30000') }),
    ]);
    const [only] = importAll([{ name: 'x/passthrough.dtb', bytes: moved }]).domains;
    expect(only!.mismatches).toEqual([
      expect.objectContaining({
        what: '/passthrough/usb@33330000',
        why: expect.stringContaining('0x33330000'),
      }),
    ]);
  });

  test('and what the file rules say of them', () => {
    const { findings } = importAll([config(`${base}irqs = [ 73, 73 ]\niomem = [ "5000,1" ]\n`)]);
    expect(findings.map(({ rule }) => rule)).toContain('DG-FILE-04');
  });

  test('a file that cannot be read is a finding and no domain', () => {
    const { domains, findings } = importAll([config('name = \n')]);
    expect(domains).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['DG-FILE-01']);
  });
});

test('a domain of the same name is replaced, and devices leave who had them', () => {
  const files = filesOf([domainOf(['/soc/timer@0', '/ipi'])]);
  const plan: Plan = {
    ...empty,
    domains: [
      domainOf(['/soc/serial@20000']),
      domainOf(['/soc/timer@0', '/soc/i2c@30000'], { name: 'other' }),
    ],
  };
  const report = importAll(files, plan);
  expect(report.plan.domains.map(({ name, devices }) => [name, devices.map(({ path }) => path)])).toEqual([
    ['guest', ['/soc/timer@0', '/ipi']],
    ['other', ['/soc/i2c@30000']],
  ]);
  expect(report.domains[0]).toMatchObject({ replaces: true, devices: [{ takenFrom: 'other' }, {}] });
});

describe('files are sorted', () => {
  const board: InputFile = { name: 'board.dtb', bytes: host };
  const [cfg, blob] = filesOf([domainOf(['/soc/timer@0'])]);

  test('into those of domains and the board', () => {
    const sorted = sortFiles([board, cfg!, blob!]);
    expect(sorted.domains.map(({ name }) => name)).toEqual(['guest/dom.cfg', 'guest/passthrough.dtb']);
    expect(sorted.others).toEqual([board]);
  });

  test('a configuration is known by what stands in it, whatever its name', () => {
    const [named] = sortFiles([config('name = "d"\nmemory = 64\n', 'domd')]).domains;
    expect(named!.name).toBe('domd.cfg');
    expect(sortFiles([config('hello = "d"\n', 'domd')]).domains).toEqual([]);
  });

  test('overlays go with the board where no domain is given', () => {
    const overlay: InputFile = { name: 'x.dtbo', bytes: host };
    expect(sortFiles([board, overlay])).toEqual({ domains: [], others: [board, overlay] });
    expect(sortFiles([board, overlay, cfg!]).domains.map(({ name }) => name)).toContain('x.dtbo');
  });
});
