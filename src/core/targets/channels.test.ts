import { expect, test } from 'vitest';
import type { Domain } from '../plan/plan.ts';
import { newDomain } from '../plan/plan.ts';
import { channelNodes } from './channels.ts';

const domain = (name: string): Domain => ({ ...newDomain(name), boot: 'dom0less' });
const both = [domain('one'), domain('two')];
const memory = { size: '0x1000', guest: ['0x33000000', '0x34000000'], owner: 'xen' } as const;

/** Names of the nodes that a domain gets. */
const namesOf = (channels: Parameters<typeof channelNodes>[0]['channels'], written = both): string[][] => {
  const { children } = channelNodes({ ...(channels && { channels }) }, written);
  return both.map(({ name }) => (children.get(name) ?? []).map((node) => node.name));
};

test('both ends of a channel are written, or none', () => {
  const channels = [{ name: 'c', domains: ['one', 'two'], memory, ports: [1, 2] }] as const;
  expect(namesOf(channels)).toEqual([
    ['c-memory', 'c-events'],
    ['c-memory', 'c-events'],
  ]);
  expect(namesOf(channels, [both[0]!])).toEqual([[], []]);
  expect(namesOf([{ name: 'c', domains: ['one', 'one'], memory }])).toEqual([[], []]);
  expect(namesOf(undefined)).toEqual([[], []]);
});

test('each end of an event channel has its own port and names the other end', () => {
  const { children, references } = channelNodes(
    { channels: [{ name: 'c', domains: ['two', 'one'], ports: [7, 9] }] },
    both,
  );
  const cells = (name: string, property: string): number[] => {
    const value = children.get(name)![0]!.properties.find((each) => each.name === property)!.value;
    const view = new DataView(value.buffer, value.byteOffset, value.length);
    return Array.from({ length: value.length / 4 }, (_, i) => view.getUint32(i * 4));
  };
  expect(cells('one', 'xen,evtchn')).toEqual([9, cells('two', 'phandle')[0]]);
  expect(cells('two', 'xen,evtchn')).toEqual([7, cells('one', 'phandle')[0]]);
  expect([...references]).toEqual([
    ['/one/c-events:xen,evtchn', [1]],
    ['/two/c-events:xen,evtchn', [1]],
  ]);
});

test('memory with a text that is no number is not written', () => {
  expect(namesOf([{ name: 'c', domains: ['one', 'two'], memory: { ...memory, size: 'big' } }])).toEqual([
    [],
    [],
  ]);
});
