import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import { emptyPlan, newDomain } from '../core/plan/plan.ts';
import type { ScmiModel } from '../core/plan/scmi.ts';
import { scmiConsequence } from './scmi-consequence.ts';

const facts = new HostFacts(new DeviceTree(readFileSync('public/samples/kestrel.dtb')));

const said = (model: ScmiModel | 'none', device = '/soc/can@443a0000') => {
  const domain = { ...newDomain('domd'), devices: [{ path: device as NodePath }] };
  const plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), domains: [domain] };
  return scmiConsequence(facts, plan, 'domd', model).join(' ');
};

test('each way to the firmware says who decides, and what dom0 loses', () => {
  expect(said('none')).toContain('The devices of domd need 4 resources and can switch none');
  expect(said('single-agent')).toMatch(
    /domd becomes the only SCMI agent: beside the 4 resources .* \d+ more, those of serial@.*, Xen's console, included/,
  );
  expect(said('single-agent')).toMatch(/dom0 loses SCMI: \d+ resources/);
  expect(said('multi-agent')).toContain('the firmware must grant these and refuse the rest');
  expect(said('firmware')).toContain("what it can reach beyond stands in the firmware's configuration");
});

test('a backend that has only sensors is no help for clocks', () => {
  expect(said('virtio')).toContain('offers sensors only');
});

test('a device without SCMI makes every choice the same', () => {
  expect(said('single-agent', '/psci')).toContain('gets no SCMI node, whatever is chosen here');
});
