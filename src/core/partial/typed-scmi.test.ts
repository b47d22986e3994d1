import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { referenceIndex } from '../devicetree/references.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { writeFdt } from '../fdt/index.ts';
import { HostFacts } from '../host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { partialTree } from './partial.ts';

const HOST = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <2>; #size-cells = <2>;
    shm: sram@47ff0000 { compatible = "arm,scmi-shmem"; reg = <0 0x47ff0000 0 0x1000>; };
    firmware { scmi { compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>; #address-cells = <1>; #size-cells = <0>;
      clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };
      rst: protocol@16 { reg = <0x16>; #reset-cells = <1>; }; }; };
    serial@20000 { compatible = "acme,uart"; reg = <0 0x20000 0 0x1000>; clocks = <&clk 5>; resets = <&rst 5>; };
  };`),
);

function guestWith(snippet: string) {
  const domain = {
    ...newDomain('domd'),
    devices: [{ path: '/serial@20000' as NodePath }],
    scmi: { model: 'single-agent' as const },
    snippet,
  };
  const plan: Plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), domains: [domain] };
  const { tree, snippetError } = partialTree(HOST, plan, domain);
  expect(snippetError).toBeUndefined();
  const guest = new DeviceTree(writeFdt(tree));
  const agents = [...guest.nodes()].filter((node) => guest.name(node) === 'scmi');
  const serial = guest.byPath('/passthrough/serial@20000' as NodePath)!;
  const named = referenceIndex(guest)
    .out(serial)
    .map(({ property, target, args }) => [property, guest.path(target!), ...args]);
  return { guest, agents: agents.map((node) => guest.path(node)), named };
}

const OWN = (scmi: string) => `/ { passthrough {
  own: sram@22005000 { compatible = "arm,scmi-shmem"; reg = <0 0x22005000 0 0x80>; };
  ${scmi} }; };`;
const AGENT = `compatible = "arm,scmi-smc"; arm,smc-id = <0x82000099>; shmem = <&own>; #address-cells = <1>; #size-cells = <0>;
  protocol@14 { reg = <0x14>; #clock-cells = <1>; vendor,mine; };`;

test.each([
  ['in the place of the generated one', `firmware { scmi { ${AGENT} }; };`, '/passthrough/firmware/scmi'],
  ['elsewhere', `scmi { ${AGENT} };`, '/passthrough/scmi'],
])("the user's SCMI node %s is the only one, and devices refer to its protocols", (_, text, path) => {
  const { guest, agents, named } = guestWith(OWN(text));
  expect(agents).toEqual([path]);
  const agent = guest.byPath(path as NodePath)!;
  expect(guest.u32(agent, 'arm,smc-id')).toBe(0x82000099);
  expect(guest.byPath('/passthrough/sram@22001000' as NodePath)).toBeUndefined();
  expect(guest.has(guest.byPath(`${path}/protocol@14` as NodePath)!, 'vendor,mine')).toBe(true);
  // The reset protocol, which the user left out, is added because a device needs it.
  expect(named).toEqual([
    ['clocks', `${path}/protocol@14`, 5],
    ['resets', `${path}/protocol@16`, 5],
  ]);
});

test('other nodes of the user leave the generated one as it is', () => {
  const { guest, agents } = guestWith('/ { passthrough { led { compatible = "acme,led"; }; }; };');
  expect(agents).toEqual(['/passthrough/firmware/scmi']);
  expect(guest.u32(guest.byPath('/passthrough/firmware/scmi' as NodePath)!, 'arm,smc-id')).toBe(0x82000002);
});
