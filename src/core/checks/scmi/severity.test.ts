/** Severities that depend on how a domain reaches SCMI. */
import { expect, test } from 'vitest';
import type { Domain } from '../../plan/plan.ts';
import type { ScmiMediation } from '../../plan/scmi.ts';
import { contextOf } from '../../testing/checks/context.ts';
import { checkPlan } from '../run.ts';

const HOST = (shmem = '0x1000'): string => `/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>; interrupt-controller; #interrupt-cells = <3>; };
  shm: sram@100000 { compatible = "arm,scmi-shmem"; reg = <0 0x100000 0 ${shmem}>; };
  firmware { scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>; #address-cells = <1>; #size-cells = <0>;
    protocol@12 { reg = <0x12>; };
    clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
    sensors: protocol@15 { reg = <0x15>; #thermal-sensor-cells = <1>; }; }; };
  serial@20000 { compatible = "acme,uart"; reg = <0 0x20000 0 0x1000>; clocks = <&clk 5>; };
  serial@30000 { compatible = "acme,uart"; reg = <0 0x30000 0 0x1000>; clocks = <&clk 5>; };
};`;

const severities = (host: string, first: ScmiMediation | undefined, second?: ScmiMediation) => {
  const domain = (path: string, scmi?: ScmiMediation): Partial<Domain> & { assign: string[] } => ({
    assign: [path],
    ...(scmi && { scmi }),
  });
  const given = contextOf({
    host,
    domains: [domain('/serial@20000', first), ...(second ? [domain('/serial@30000', second)] : [])],
  });
  const found = checkPlan(given).findings.map(({ rule, severity }) => [rule, severity] as const);
  return (rule: string) => found.filter(([id]) => id === rule).map(([, severity]) => severity);
};

const AGENT = { model: 'multi-agent', agentId: 2, smcId: 0x82000004, shmemAddress: '0x47ff2000' } as const;

test('a clock of two domains is an error where one of them is the single agent', () => {
  expect(severities(HOST(), { model: 'single-agent' }, { model: 'firmware' })('SM-01')).toEqual(['error']);
  expect(severities(HOST(), AGENT, { ...AGENT, agentId: 3, smcId: 0x82000005 })('SM-01')).toEqual([
    'warning',
  ]);
  expect(severities(HOST(), { model: 'virtio' }, { model: 'virtio' })('SM-01')).toEqual(['warning']);
});

test('protocols that nobody needs are in reach of the single agent alone', () => {
  const single = severities(HOST(), { model: 'single-agent' });
  expect([single('SC-13'), single('SM-12')]).toEqual([['warning'], ['info']]);
  const agent = severities(HOST(), AGENT);
  expect([agent('SC-13'), agent('SM-12')]).toEqual([[], []]);
});

test('memory that fills no page is refused by the multi-agent series, and exposes its page elsewhere', () => {
  expect(severities(HOST('0x80'), { model: 'single-agent' })('SC-09')).toEqual(['warning']);
  const { shmemAddress: _, ...agent } = AGENT;
  expect(severities(HOST('0x80'), agent)('SC-09')).toEqual(['error']);
});

test('clocks of a domain without SCMI whose rate is not known make an error of it', () => {
  expect(severities(HOST(), undefined)('SM-02')).toEqual(['error']);
});

test('agents are told apart by id, function id and memory, dom0 among them', () => {
  const twice = { ...AGENT, smcId: 0x82000005, shmemAddress: '0x47ff3000' };
  expect(severities(HOST(), AGENT, twice)('SM-06')).toEqual(['error']);
  expect(severities(HOST(), AGENT, { ...twice, agentId: 3 })('SM-06')).toEqual([]);
  // The function id and the memory are those that dom0 keeps.
  expect(severities(HOST(), { model: 'multi-agent', agentId: 2 })('SM-06')).toEqual(['error', 'error']);
  expect(severities(HOST(), { ...AGENT, agentId: 0 })('SM-06')).toEqual(['info']);
});
