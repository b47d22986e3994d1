import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { reboundPlan } from '../plan/rebind.ts';
import { dts } from '../testing/dts.ts';
import { rebind } from './rebind.ts';

const GIC = `
  gic: interrupt-controller@2f000000 {
    compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
  };
  smmu: iommu@2b400000 { compatible = "arm,mmu-500"; reg = <0x2b400000 0x10000>; #iommu-cells = <1>; };
  cpg: clock-controller { compatible = "acme,clocks"; #clock-cells = <1>; };
`;
const ROOT =
  'compatible = "acme,board-2", "acme,soc"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;';
const BUS = 'compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;';

/** A board as an older kernel describes it. */
const older = dts`
  / { ${ROOT} ${GIC}
    soc { ${BUS}
      timer@5000000 { compatible = "acme,timer"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>; };
      ethernet@5010000 {
        compatible = "acme,mac", "snps,dwmac"; reg = <0x5010000 0x1000>; interrupts = <0 41 4>;
        clocks = <&cpg 1>; clock-names = "mac";
      };
      usb@5020000 { compatible = "acme,usb"; reg = <0x5020000 0x1000>; interrupts = <0 42 4>; };
      spi@5030000 { compatible = "acme,spi"; reg = <0x5030000 0x1000>; interrupts = <0 43 4>; };
      gpu@5040000 { compatible = "acme,gpu"; reg = <0x5040000 0x1000>; interrupts = <0 44 4>; };
    };
    mailbox { compatible = "acme,ipi"; interrupts = <0 50 4>; };
  };
`;
/** The same board as a newer kernel does. */
const newer = dts`
  / { ${ROOT} ${GIC}
    soc { ${BUS}
      timer@5000000 { compatible = "acme,timer"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>; };
      ethernet@5010000 {
        compatible = "acme,mac", "snps,dwmac"; reg = <0x5010000 0x2000>; interrupts = <0 45 4>; iommus = <&smmu 7>;
        clocks = <&cpg 1>, <&cpg 2>; clock-names = "mac", "ptp"; status = "disabled";
      };
      usb-wrapper@5020000 { ${BUS}
        usb@5020000 { compatible = "acme,usb"; reg = <0x5020000 0x1000>; interrupts = <0 42 4>; };
      };
      gpu@5040000 { compatible = "other,npu"; reg = <0x5040000 0x1000>; interrupts = <0 46 4>; };
      ipi { compatible = "acme,ipi"; interrupts = <0 50 4>; };
    };
  };
`;
const facts = (bytes: Uint8Array) => new HostFacts(new DeviceTree(bytes));
const path = (text: string) => text as NodePath;

const plan: Plan = {
  ...emptyPlan({ name: 'old.dtb', sha256: '0'.repeat(64), compatible: ['acme,board-1', 'acme,soc'] }),
  domains: [
    {
      ...newDomain('net'),
      devices: [
        { path: path('/soc/timer@5000000') },
        { path: path('/soc/ethernet@5010000'), pinned: { 0: '0x23000000' } },
        { path: path('/soc/usb@5020000') },
      ],
      providers: [{ provider: path('/clock-controller'), id: 1, action: 'drop' }],
    },
    {
      ...newDomain('io'),
      devices: [
        { path: path('/soc/spi@5030000') },
        { path: path('/soc/gpu@5040000') },
        { path: path('/mailbox') },
      ],
    },
  ],
  overrides: [{ scope: { device: path('/soc/usb@5020000') }, says: 'master', author: 'A', reason: 'r' }],
  accepted: [{ rule: 'DG-DMA-01', path: '/soc/spi@5030000', author: 'A', reason: 'r' }],
};

describe('a plan on a newer tree of its board', () => {
  const report = rebind(plan, 'new.dtb', facts(newer), facts(older));
  const item = (wanted: string) => report.items.find((each) => each.path === wanted);

  test('finds every path that it names, and says what became of it', () => {
    expect(report.sameBoard).toBe(true);
    expect(report.items.map(({ path: at, fate, to, by }) => [at, fate, to, by])).toEqual([
      ['/soc/timer@5000000', 'same', '/soc/timer@5000000', undefined],
      ['/soc/ethernet@5010000', 'changed', '/soc/ethernet@5010000', undefined],
      ['/soc/usb@5020000', 'moved', '/soc/usb-wrapper@5020000/usb@5020000', 'registers'],
      ['/clock-controller', 'same', '/clock-controller', undefined],
      ['/soc/spi@5030000', 'vanished', undefined, undefined],
      ['/soc/gpu@5040000', 'changed', '/soc/gpu@5040000', undefined],
      ['/mailbox', 'moved', '/soc/ipi', 'interrupts'],
    ]);
    expect(item('/soc/usb@5020000')!.uses).toEqual(['device of net', 'statement']);
    expect(item('/soc/spi@5030000')!.uses).toEqual(['device of io', 'accepted finding']);
  });

  test('says what changed, in words', () => {
    expect(item('/soc/ethernet@5010000')!.changes).toEqual([
      { what: 'address', before: '0x5010000+0x1000', after: '0x5010000+0x2000' },
      { what: 'INTID', before: '73', after: '77' },
      { what: 'iommus', before: '', after: 'iommu@2b400000 0x7' },
      {
        what: 'clocks',
        before: 'mac clock-controller 1',
        after: 'mac clock-controller 1, ptp clock-controller 2',
      },
      { what: 'status', before: 'enabled', after: 'disabled' },
    ]);
    expect(item('/soc/usb@5020000')!.changes).toEqual([]);
  });

  test('doubts a node with little but the path in common', () => {
    expect(report.items.filter(({ doubtful }) => doubtful).map(({ path: at }) => at)).toEqual([
      '/soc/gpu@5040000',
    ]);
  });

  test('becomes a plan for that tree, with all that was said about a path', () => {
    const changes = new Map<NodePath, NodePath | null>([
      [path('/soc/usb@5020000'), path('/soc/usb-wrapper@5020000/usb@5020000')],
      [path('/soc/spi@5030000'), null],
    ]);
    const next = reboundPlan(plan, report.host, changes);
    expect(next.host).toEqual(report.host);
    expect(next.domains.map(({ devices }) => devices)).toEqual([
      [
        { path: '/soc/timer@5000000' },
        { path: '/soc/ethernet@5010000', pinned: { 0: '0x23000000' } },
        { path: '/soc/usb-wrapper@5020000/usb@5020000' },
      ],
      [{ path: '/soc/gpu@5040000' }, { path: '/mailbox' }],
    ]);
    expect(next.domains[0]!.providers).toEqual(plan.domains[0]!.providers);
    expect(next.overrides).toEqual([
      { ...plan.overrides[0], scope: { device: '/soc/usb-wrapper@5020000/usb@5020000' } },
    ]);
    expect(next.accepted).toEqual([]);
    expect(build(newer, next).files.map(({ name }) => name)).toContain('net/passthrough.dtb');
  });
});

test('without the older tree, nodes are found by path and by name, and nothing is said of changes', () => {
  const { items } = rebind(plan, 'new.dtb', facts(newer));
  expect(items.map(({ path: at, fate, to }) => [at, fate, to])).toEqual([
    ['/soc/timer@5000000', 'same', '/soc/timer@5000000'],
    ['/soc/ethernet@5010000', 'same', '/soc/ethernet@5010000'],
    ['/soc/usb@5020000', 'moved', '/soc/usb-wrapper@5020000/usb@5020000'],
    ['/clock-controller', 'same', '/clock-controller'],
    ['/soc/spi@5030000', 'vanished', undefined],
    ['/soc/gpu@5040000', 'same', '/soc/gpu@5040000'],
    ['/mailbox', 'vanished', undefined],
  ]);
});

test('a tree compared with itself has nothing to tell', () => {
  const { items } = rebind(plan, 'old.dtb', facts(older), facts(older));
  expect(new Set(items.map(({ fate }) => fate))).toEqual(new Set(['same']));
});

test('two paths that become one leave one device, and shared memory moves along', () => {
  const scmi = { model: 'single-agent', shmem: path('/sram@1') } as const;
  const wish: Plan = {
    ...plan,
    domains: [{ ...newDomain('a'), devices: [{ path: path('/x') }, { path: path('/y') }], scmi }],
  };
  const next = reboundPlan(
    wish,
    plan.host,
    new Map([
      [path('/y'), path('/x')],
      [path('/sram@1'), null],
    ]),
  );
  expect(next.domains[0]).toMatchObject({ devices: [{ path: '/x' }], scmi: { model: 'single-agent' } });
  expect(next.domains[0]!.scmi).not.toHaveProperty('shmem');
});
