/** What is said of a domain's SCMI channel in its configuration, its tree, the host tree and Xen's command line agrees. */
import { expect, test } from 'vitest';
import type { NodePath } from '../../base/brand.ts';
import { build } from '../../build.ts';
import type { BuildResult } from '../../contract.ts';
import { registers } from '../../devicetree/addresses.ts';
import { referenceIndex } from '../../devicetree/references.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { applyOverlay } from '../../dts/index.ts';
import { parseFdt, writeFdt } from '../../fdt/index.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../plan/plan.ts';
import type { ScmiMediation } from '../../plan/scmi.ts';
import { decodeUtf8 } from '../../platform.ts';
import { dts } from '../../testing/dts.ts';
import { readConfig } from '../xl-syntax.ts';

const HOST = dts`/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
  chosen { };
  shm: sram@47ff0000 { compatible = "arm,scmi-shmem"; reg = <0 0x47ff0000 0 0x1000>; };
  firmware { scmi: scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>;
    #address-cells = <1>; #size-cells = <0>; #access-controller-cells = <1>;
    clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; }; }; };
  fence: firewall { #access-controller-cells = <1>; };
  serial@e6540000 { compatible = "acme,uart"; reg = <0 0xe6540000 0 0x1000>; interrupts = <0 10 4>; clocks = <&clk 5>;
    access-controllers = <&scmi 7>, <&fence 3>; };
};`;
const UART = '/serial@e6540000' as NodePath;

function built(scmi: ScmiMediation, plan: Partial<Plan> = {}, domain: Partial<Domain> = {}) {
  const whole: Plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    ...plan,
    domains: [{ ...newDomain('domd'), devices: [{ path: UART }], scmi, ...domain }],
  };
  const result = build(HOST, whole);
  return { files: result.files.map(({ name }) => name), ...artefacts(result) };
}

const AT = { address: '0x50000000', size: '0x100000' };
const BY_XEN: Partial<Domain> = { boot: 'both', modules: { kernel: AT, deviceTree: AT } };

/** The channel as each artefact has it; pages as numbers. */
function artefacts({ files }: BuildResult) {
  const file = (name: string) => files.find((found) => found.name === name);
  const config = readConfig(decodeUtf8(file('domd/dom.cfg')!.bytes));
  const value = (key: string) => config.find((entry) => entry.key === key)?.value;
  const guest = new DeviceTree(file('domd/passthrough.dtb')!.bytes);
  const agent = [...guest.nodes()].find((node) => guest.name(node) === 'scmi')!;
  const memory = [...guest.nodes()].find((node) =>
    guest.strings(node, 'compatible').includes('arm,scmi-shmem'),
  );
  const host = files
    .filter(({ name }) => name.startsWith('host/') && name.endsWith('.dtbo'))
    .reduce((tree, { bytes }) => applyOverlay(tree, parseFdt(bytes)), parseFdt(HOST));
  return {
    sci: value('arm_sci'),
    virtio: value('virtio'),
    iomem: (value('iomem') as string[]).filter((entry) => !entry.startsWith('0xe6540')),
    dtdev: value('dtdev'),
    guest: {
      path: guest.path(agent),
      compatible: guest.strings(agent, 'compatible'),
      smcId: guest.u32(agent, 'arm,smc-id'),
      page: memory === undefined ? undefined : registers(guest, memory)[0]?.cpuAddress,
      xenReg: memory === undefined ? undefined : guest.cells(memory, 'xen,reg'),
    },
    host: new DeviceTree(writeFdt(host)),
    xen: file('host/xen-cmdline.txt') && decodeUtf8(file('host/xen-cmdline.txt')!.bytes),
  };
}

/** The agents of a list `<function &memory id>` (or `<id function &memory>`), by the address of their memory. */
function agentsIn(host: DeviceTree, path: string, property: string, order: 'series' | 'epam') {
  const cells = host.cells(host.byPath(path as NodePath)!, property)!;
  return Array.from({ length: cells.length / 3 }, (_, i) => {
    const [a, b, c] = cells.slice(3 * i, 3 * i + 3) as [number, number, number];
    const [smcId, phandle, agentId] = order === 'series' ? [a, b, c] : [b, c, a];
    const memory = [...host.nodes()].find((node) => host.phandle(node) === phandle)!;
    return { smcId, agentId, address: registers(host, memory)[0]?.cpuAddress };
  });
}

test('single agent: the page and function of the host, and SCMI taken from dom0', () => {
  const made = built({ model: 'single-agent' }, {}, BY_XEN);
  expect(made).toMatchObject({
    sci: 'type=scmi_smc',
    iomem: ['0x47ff0,0x1@0x22001'],
    guest: { path: '/passthrough/firmware/scmi', smcId: 0x82000002, page: 0x22001000n },
  });
  expect(made.guest.xenReg).toEqual([0, 0x47ff0000, 0, 0x1000, 0, 0x22001000]);
  expect(made.xen).toContain('scmi-smc-passthrough');
  expect(made.files).not.toContain('host/sci.dtbo');
  expect(made.host.string(made.host.byPath('/chosen/domd')!, 'xen,sci_type')).toBe('scmi_smc');
});

const SERIES: Partial<Plan> = {
  target: { flavour: 'sci-v11', version: '4.22', iommuDrivers: ['smmu'] },
  sci: { smcId: 0x82000003, shmemAddress: '0x47ff1000', dom0AgentId: 0 },
};
const AGENT: ScmiMediation = {
  model: 'multi-agent',
  agentId: 2,
  smcId: 0x82000004,
  shmemAddress: '0x47ff2000',
};

test('multi-agent: configuration, guest tree and container name one agent, one function and one page', () => {
  const made = built(AGENT, SERIES, BY_XEN);
  const { host } = made;
  expect(made).toMatchObject({
    sci: 'type=scmi_smc_multiagent,agent_id=2',
    iomem: ['0x47ff2,0x1@0x22001'],
    dtdev: [UART],
    guest: { smcId: 0x82000004, page: 0x22001000n },
  });
  expect(made.guest.xenReg).toEqual([0, 0x47ff2000, 0, 0x1000, 0, 0x22001000]);
  expect(made.xen).toBeUndefined();
  const container = '/chosen/xen/xen_scmi_config' as NodePath;
  expect(agentsIn(host, container, 'scmi-secondary-agents', 'series')).toEqual([
    { smcId: 0x82000002, agentId: 0, address: 0x47ff0000n },
    { smcId: 0x82000004, agentId: 2, address: 0x47ff2000n },
  ]);
  expect(host.u32(host.byPath(container)!, 'xen,dom0-sci-agent-id')).toBe(0);
  expect(host.u32(host.byPath('/chosen/domd')!, 'xen,sci-agent-id')).toBe(2);
  const own = host.byPath(`${container}/scmi` as NodePath)!;
  expect(host.u32(own, 'arm,smc-id')).toBe(0x82000003);
  const named = referenceIndex(host).out(host.byPath(UART)!);
  expect(
    named
      .filter(({ property }) => property === 'access-controllers')
      .map(({ target, args }) => [host.path(target!), ...args]),
  ).toEqual([
    ['/firewall', 3],
    [`${container}/scmi`, 7],
  ]);
});

test('multi-agent: nothing is written for the host while the plan does not say how Xen speaks to the firmware', () => {
  const { sci: _, ...unstated } = SERIES;
  expect(built(AGENT, unstated).files).not.toContain('host/sci.dtbo');
});

test('EPAM: the toolstack maps the page and makes the node, Xen adds the agent id to its function', () => {
  const made = built(
    { model: 'epam', agentId: 2, shmemAddress: '0x47ff2000' },
    {
      target: { flavour: 'epam', version: '4.19', iommuDrivers: [] },
      sci: { smcId: 0x82000003, shmemAddress: '0x47ff1000' },
    },
  );
  expect(made).toMatchObject({ sci: 'scmi_smc', iomem: [], guest: { path: '/firmware/scmi' } });
  expect(made.guest.smcId).toBeUndefined();
  const base = made.host.u32(made.host.byPath('/firmware/scmi')!, 'arm,smc-id')!;
  expect(agentsIn(made.host, '/firmware/scmi', 'epam,secondary-agents', 'epam')).toEqual([
    { agentId: 1, smcId: base + 1, address: 0x47ff1000n },
    { agentId: 2, smcId: base + 2, address: 0x47ff2000n },
  ]);
});

test('VirtIO: a backend and no memory; firmware: memory and no word to Xen', () => {
  const virtio = built({ model: 'virtio', backend: 'dom1' });
  expect(virtio).toMatchObject({
    virtio: ['backend=dom1,type=virtio,device20,transport=mmio'],
    iomem: [],
    guest: { compatible: ['arm,scmi-virtio'] },
  });
  expect([virtio.sci, virtio.xen]).toEqual([undefined, undefined]);
  const firmware = built({ model: 'firmware', smcId: 0x82000004, shmemAddress: '0x47ff2000' });
  expect(firmware).toMatchObject({ iomem: ['0x47ff2,0x1@0x22001'], guest: { smcId: 0x82000004 } });
  expect([firmware.sci, firmware.xen]).toEqual([undefined, undefined]);
  expect(firmware.files).not.toContain('host/sci.dtbo');
});

/** The example of Xen's documentation: memory at page 0x47ff0, seen by the guest at page 0x22001. */
test.each(['xl', 'dom0less'] as const)("Xen's own example of a guest with SCMI, for %s", (boot) => {
  const result = build(HOST, {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    domains: [
      {
        ...newDomain('domd'),
        devices: [{ path: UART }],
        scmi: { model: 'single-agent' },
        boot,
        modules: { kernel: AT, deviceTree: AT },
      },
    ],
  });
  const text = (name: string) => decodeUtf8(result.files.find((file) => file.name === name)!.bytes);
  expect(text('host/xen-cmdline.txt')).toContain('scmi-smc-passthrough');
  if (boot === 'xl') {
    expect(text('domd/dom.cfg')).toContain('arm_sci = "type=scmi_smc"\n');
    expect(text('domd/dom.cfg')).toContain('"0x47ff0,0x1@0x22001"');
  } else expect(text('host/domains.dts')).toContain('xen,sci_type = "scmi_smc";');
  const tree = new DeviceTree(result.files.find(({ name }) => name === 'domd/passthrough.dtb')!.bytes);
  const inside = (path: string) => {
    const node = tree.byPath(`/passthrough/${path}` as NodePath)!;
    return Object.fromEntries(
      tree
        .propertyNames(node)
        .filter((name) => name !== 'phandle')
        .map((name) => [name, name === 'compatible' ? tree.strings(node, name) : tree.cells(node, name)]),
    );
  };
  expect(inside('sram@22001000')).toEqual({
    compatible: ['arm,scmi-shmem'],
    reg: [0, 0x22001000, 0, 0x1000],
    ...(boot === 'dom0less' && {
      'xen,reg': [0, 0x47ff0000, 0, 0x1000, 0, 0x22001000],
      'xen,force-assign-without-iommu': [],
    }),
  });
  expect(inside('firmware')).toEqual({
    compatible: ['simple-bus'],
    '#address-cells': [2],
    '#size-cells': [2],
    ranges: [],
  });
  expect(inside('firmware/scmi')).toEqual({
    compatible: ['arm,scmi-smc'],
    'arm,smc-id': [0x82000002],
    shmem: [tree.phandle(tree.byPath('/passthrough/sram@22001000' as NodePath)!)],
    '#address-cells': [1],
    '#size-cells': [0],
  });
  expect(inside('firmware/scmi/protocol@14')).toEqual({ reg: [0x14], '#clock-cells': [1] });
});
