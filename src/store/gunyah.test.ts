import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { newMachine } from '../core/plan/gunyah.ts';
import { newDomain } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { vmTree } from '../core/testing/gunyah.ts';
import { gunyahMachines } from './gunyah.ts';

const heron = new DeviceTree(new Uint8Array(readFileSync('public/samples/heron.dtb')));

test('shows the channels that stand in the tree of the primary machine', () => {
  const [primary, ...others] = gunyahMachines(heron, []);
  expect(others).toEqual([]);
  expect(primary).toMatchObject({
    name: 'primary machine (HLOS)',
    detail: 'VMID 3, Example, in this device tree',
  });
  expect(primary?.rows.map(({ what, peer, label, atRunTime }) => ({ what, peer, label, atRunTime }))).toEqual(
    [
      { what: 'message queue, both ways', peer: 'Resource Manager', label: undefined, atRunTime: false },
      { what: 'message queue, both ways', peer: 'trusted user interface', label: 1, atRunTime: false },
      { what: 'doorbell, received', peer: 'said at run time', label: 4, atRunTime: false },
      { what: 'loads and starts', peer: 'display', label: undefined, atRunTime: false },
    ],
  );
  expect(primary?.rows[0]?.detail).toBe('capability TX 0x7a31000000000001, RX 0x7a31000000000002');
});

test('shows what the Resource Manager will make for machines of the plan', () => {
  const channels = [
    { kind: 'doorbell', label: 3, peer: 'display' },
    { kind: 'shm', label: 5 },
  ] as const;
  const net = { ...newDomain('net'), gunyah: { ...newMachine('net'), channels } };
  const machine = gunyahMachines(heron, [newDomain('other'), net]).at(-1);
  expect(machine).toMatchObject({ name: 'net', domain: 1 });
  expect(machine?.rows.map(({ kind, peer, atRunTime }) => [kind, peer, atRunTime])).toEqual([
    ['resource-manager', 'Resource Manager', true],
    ['doorbell', 'display', true],
    ['memory', 'primary machine', true],
  ]);
});

test('shows the machine of an input tree, and nothing where there is no Gunyah', () => {
  const input = new DeviceTree(dts`${vmTree()}`);
  expect(gunyahMachines(input, [])).toMatchObject([{ name: 'driver', rows: [{ atRunTime: true }] }]);
  expect(gunyahMachines(new DeviceTree(dts`/ { };`), [newDomain('guest')])).toEqual([]);
});
