import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import type { ScmiPrivileges } from '../plan/privileges.ts';
import type { ScmiMediation } from '../plan/scmi.ts';
import { decodeUtf8 } from '../platform.ts';
import { dts } from '../testing/dts.ts';

const HOST = dts`/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>; interrupt-controller; #interrupt-cells = <3>; };
  shm: sram@47ff0000 { compatible = "arm,scmi-shmem"; reg = <0 0x47ff0000 0 0x1000>; };
  firmware { scmi: scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>;
    #address-cells = <1>; #size-cells = <0>; #access-controller-cells = <1>;
    clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
    rst: protocol@16 { reg = <0x16>; #reset-cells = <1>; }; }; };
  cpg: clock-controller@8000 { reg = <0 0x8000 0 0x1000>; #clock-cells = <1>; clocks = <&clk 7>; };
  a: serial@20000 { compatible = "acme,uart"; reg = <0 0x20000 0 0x1000>; clocks = <&clk 5>, <&cpg 0>; clock-names = "fck", "brg"; access-controllers = <&scmi 3>; };
  serial@30000 { compatible = "acme,uart"; reg = <0 0x30000 0 0x1000>; clocks = <&clk 6>; resets = <&rst 6>; };
  serial@40000 { compatible = "acme,uart"; reg = <0 0x40000 0 0x1000>; clocks = <&clk 9>; status = "disabled"; };
};`;

function built(scmi?: ScmiMediation, more: Partial<Plan> = {}) {
  const plan: Plan = {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    ...more,
    domains: [
      { ...newDomain('domd'), devices: [{ path: '/serial@20000' as NodePath }], ...(scmi && { scmi }) },
    ],
  };
  return build(HOST, plan);
}

const ids = (privileges: readonly ScmiPrivileges[] | undefined, domain: string | undefined) => {
  const found = privileges!.find((party) => party.domain === domain)!;
  return found.protocols.map(({ protocol, needed, beyond }) => [
    protocol,
    needed.map(({ id }) => id),
    beyond.map(({ id }) => id),
  ]);
};

test('a domain needs what its devices depend on, through providers too, and the single agent reaches the rest', () => {
  const { privileges } = built({ model: 'single-agent' });
  expect(ids(privileges, 'domd')).toEqual([
    [0x14, [5, 7], [6, 9]],
    [0x16, [], [6]],
  ]);
  expect(privileges!.find(({ domain }) => domain === 'domd')!.devices).toEqual([
    {
      path: '/serial@20000',
      deviceId: 3,
      resources: [
        { protocol: 0x14, id: 5, name: 'fck', property: 'clocks' },
        { protocol: 0x14, id: 7, property: 'clocks', through: ['/clock-controller@8000'] },
      ],
    },
  ]);
  expect(ids(privileges, undefined)).toEqual([
    [0x14, [6], []],
    [0x16, [6], []],
  ]);
});

test('where somebody else decides, nothing is claimed to be in reach', () => {
  const agent = built({ model: 'multi-agent', agentId: 2 }).privileges!.find(
    ({ domain }) => domain === 'domd',
  );
  expect(agent).toMatchObject({ limit: 'firmware', agentId: 2, smcId: 0x82000002 });
  expect(agent!.protocols.flatMap(({ beyond }) => beyond)).toEqual([]);
  expect(built().privileges!.find(({ domain }) => domain === 'domd')).toMatchObject({ limit: 'nothing' });
});

test('the export has the table as JSON and in the report', () => {
  const { files, privileges } = built({ model: 'single-agent' });
  const text = (name: string) => decodeUtf8(files.find((file) => file.name === name)!.bytes);
  expect(JSON.parse(text('host/scmi-privileges.json'))).toEqual({ version: 1, privileges });
  expect(text('report.md')).toContain('| /serial@20000 | 3 | 0x14 | 5 fck |  |');
  expect(text('report.md')).toContain('Beyond its need it reaches 3 more. Clocks: 6, 9; Resets: 6');
});

test('names of a header stand in the table and beside the references of the guest', () => {
  const names = [{ file: 'acme-clock.h', protocol: 0x14, names: [{ id: 5, name: 'ACME_CLK_UART' }] }];
  const { files, privileges } = built({ model: 'single-agent' }, { scmiNames: names });
  const [clocks] = privileges!.find(({ domain }) => domain === 'domd')!.protocols;
  expect(clocks!.needed.map(({ name }) => name)).toEqual(['ACME_CLK_UART', undefined]);
  const source = decodeUtf8(files.find(({ name }) => name === 'domd/passthrough.dts')!.bytes);
  expect(source).toMatch(/clocks = <&protocol_14 5>.*; \/\* ACME_CLK_UART \*\//);
});
