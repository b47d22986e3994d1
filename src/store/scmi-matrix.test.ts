import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import { type Domain, newDomain } from '../core/plan/plan.ts';
import type { ScmiModel } from '../core/plan/scmi.ts';
import { dts } from '../core/testing/dts.ts';
import { MOST_BOXES } from './scmi-consumers.ts';
import { scmiGraph } from './scmi-graph.ts';
import { matrixOf } from './scmi-matrix.ts';
import { resourceLabel } from './scmi-users.ts';

const host = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <1>; #size-cells = <1>;
    firmware {
      scmi {
        compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&tx>;
        #address-cells = <1>; #size-cells = <0>;
        clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
        rst: protocol@16 { reg = <0x16>; #reset-cells = <1>; };
      };
    };
    tx: scp-shmem@100 { compatible = "arm,scmi-shmem"; reg = <0x100 0x80>; };
    half: half { compatible = "fixed-factor-clock"; #clock-cells = <0>; clocks = <&clk 7>; clock-div = <2>; clock-mult = <1>; };
    a@1000 { compatible = "a"; reg = <0x1000 0x100>; clocks = <&clk 5>, <&half>; clock-names = "fck", "brg"; };
    b@2000 { compatible = "b"; reg = <0x2000 0x100>; clocks = <&clk 5>; resets = <&rst 1>; };
    off@3000 { compatible = "c"; reg = <0x3000 0x100>; clocks = <&clk 9>; status = "disabled"; };
  };
`),
);

const domain = (name: string, path: string, model?: ScmiModel): Domain => ({
  ...newDomain(name),
  devices: [{ path: path as NodePath }],
  ...(model === undefined ? {} : { scmi: { model } }),
});

/** Each row as "label: dom0 first, then the domains". */
const table = (domains: readonly Domain[]): string[] =>
  matrixOf(host, domains, false).rows.map((row) => `${resourceLabel(host, row)}: ${row.cells.join(' ')}`);

test('shared resources come first; a provider between does not count as a user of its own', () => {
  expect(table([domain('domd', '/a@1000')])).toEqual([
    '5 fck: shared shared',
    '7: reachable exclusive',
    '1: exclusive none',
    '9: reachable none',
  ]);
});

test('the single agent reaches everything, and dom0 nothing any more', () => {
  const domains = [domain('domd', '/a@1000', 'single-agent')];
  expect(table(domains)).toEqual([
    '5 fck: shared shared',
    '7: none exclusive',
    '1: exclusive reachable',
    '9: none reachable',
  ]);
  expect(matrixOf(host, domains, false).sums).toEqual([
    { needs: 2, reaches: 0, limit: 'nothing' },
    { needs: 2, reaches: 2, limit: 'everything' },
  ]);
});

test('a single agent whose devices need nothing takes nothing from dom0', () => {
  const idle: Domain = { ...newDomain('idle'), scmi: { model: 'single-agent' } };
  expect(matrixOf(host, [idle], false).sums.map(({ limit }) => limit)).toEqual(['everything', 'nothing']);
});

test('what another agent or a backend grants is theirs to say', () => {
  const limit = (model: ScmiModel) => matrixOf(host, [domain('d', '/b@2000', model)], false).sums[1]!.limit;
  expect((['multi-agent', 'firmware', 'virtio'] as const).map(limit)).toEqual([
    'firmware',
    'firmware',
    'backend',
  ]);
});

const NOTHING = { toggled: new Set<string>(), focus: undefined, query: '' };

test('the graph leads from the agent to the domain, and shows what domains use by itself', () => {
  const { boxes, lines } = scmiGraph(host, [domain('domd', '/a@1000')], NOTHING);
  expect(boxes.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    'agent scmi',
    'transport SMC',
    'channel 0x82000002',
    'shmem 0x100',
    'protocol Clocks',
    'resource 5 fck',
    'resource 7',
    'resources 1 more',
    'protocol Resets',
    'resources 1 reset',
    'consumer a@1000',
    'consumer b@2000',
    'domain domd',
    'domain dom0',
  ]);
  const ids = new Set(boxes.map(({ id }) => id));
  expect(lines.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  expect(lines.find(({ label }) => label === 'through half')?.owner).toBe(0);
});

test('a device id leads from the agent to a device of a domain, and to one that is asked for', () => {
  const board = new HostFacts(
    new DeviceTree(dts`
    / {
      scmi: scmi { compatible = "arm,scmi-smc"; #address-cells = <1>; #size-cells = <0>; #access-controller-cells = <1>;
        clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; }; };
      a { compatible = "a"; clocks = <&clk 1>; access-controllers = <&scmi 7>; };
      b { compatible = "b"; clocks = <&clk 2>; access-controllers = <&scmi 8>; };
    };
  `),
  );
  const ids = (query: string) =>
    scmiGraph(board, [domain('domd', '/a')], { ...NOTHING, query }).lines.flatMap(({ kind, label }) =>
      kind === undefined ? [] : label,
    );
  expect(ids('')).toEqual(['device id 7']);
  expect(ids('b')).toEqual(['device id 8']);
});

test('focus and search leave what belongs to a domain, a device or a word', () => {
  const labels = (view: Partial<Parameters<typeof scmiGraph>[2]>) =>
    scmiGraph(host, [domain('domd', '/a@1000')], { ...NOTHING, ...view }).boxes.flatMap(({ kind, label }) =>
      kind === 'resource' || kind === 'consumer' ? label : [],
    );
  expect(labels({ focus: { kind: 'domain', domain: 0 } })).toEqual(['5 fck', '7', 'a@1000', 'b@2000']);
  expect(labels({ focus: { kind: 'node', node: host.tree.byPath('/b@2000')! } })).toEqual([
    '5 fck',
    '1',
    'a@1000',
    'b@2000',
  ]);
  expect(labels({ query: 'reset' })).toEqual(['1', 'b@2000']);
});

test('a full board stays within the cap however much is opened', () => {
  const kestrel = new HostFacts(new DeviceTree(new Uint8Array(readFileSync('public/samples/kestrel.dtb'))));
  const first = scmiGraph(kestrel, [], NOTHING);
  const more = first.boxes.filter(({ kind }) => kind === 'resources').map(({ id }) => id);
  const open = scmiGraph(kestrel, [], { ...NOTHING, toggled: new Set([...more, 'consumers -1']) });
  expect(first.boxes.length).toBeLessThan(50);
  expect(open.boxes.filter(({ kind }) => kind === 'resource')).toHaveLength(126);
  expect(open.boxes.length).toBeLessThanOrEqual(MOST_BOXES + 10);
});
