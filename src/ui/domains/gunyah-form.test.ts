import { expect, test } from 'vitest';
import { newMachine } from '../../core/plan/gunyah.ts';
import { gunyahFormOf, gunyahProblems, machineOf, nextChannel } from './gunyah-form.ts';

test('a machine comes back from its form as it was', () => {
  const machine = {
    ...newMachine('net'),
    cores: [3, 4],
    vmid: 49,
    channels: [
      { kind: 'doorbell', label: 3, peer: 'display' },
      { kind: 'shm', label: 5 },
    ],
  } as const;
  expect(machineOf(gunyahFormOf(machine), 'other')).toEqual(machine);
});

test('an image without a name has that of the domain, and a proxy no cores', () => {
  const form = { ...gunyahFormOf(undefined), imageName: ' ', affinity: 'proxy', cores: 'what' } as const;
  expect(gunyahProblems(form, 4)).toEqual({});
  expect(machineOf(form, 'net')).toMatchObject({ imageName: 'net', cores: [] });
});

test('shared memory goes to the primary machine whatever is typed beside it', () => {
  const channels = [{ kind: 'shm', label: '5', peer: 'display' }] as const;
  expect(machineOf({ ...gunyahFormOf(undefined), channels }, 'net').channels).toEqual([
    { kind: 'shm', label: 5 },
  ]);
});

test('says what is wrong at the field where it is', () => {
  const form = {
    imageName: 'a b',
    memoryBase: '88800000',
    affinity: 'static',
    cores: '1, x',
    vmid: '-1',
    console: true,
    channels: [{ kind: 'doorbell', label: '', peer: '' }],
  } as const;
  expect(Object.keys(gunyahProblems(form, 2))).toEqual([
    'imageName',
    'memoryBase',
    'cores',
    'vmid',
    'channels',
  ]);
});

test('a new channel has a label of its own', () => {
  expect(nextChannel([]).label).toBe('2');
  expect(nextChannel([{ kind: 'shm', label: '7', peer: '' }]).label).toBe('8');
});
