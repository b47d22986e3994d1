import { expect, test } from 'vitest';
import type { NodePath } from '../../core/base/brand.ts';
import type { ScmiMediation } from '../../core/plan/scmi.ts';
import { scmiFormOf, scmiOfForm, scmiProblems } from './scmi-form.ts';

test('what the plan says comes back from the form unchanged', () => {
  const said: ScmiMediation[] = [
    { model: 'single-agent' },
    { model: 'multi-agent', agentId: 2, smcId: 0x82000012, shmem: '/sram/scp-shmem@0' as NodePath },
    { model: 'firmware', shmemAddress: '0x47ff0000', guestAddress: '0x22001000' },
    { model: 'virtio', backend: 'domd' },
  ];
  for (const scmi of said) expect(scmiOfForm(scmiFormOf(scmi))).toEqual(scmi);
  expect(scmiOfForm(scmiFormOf(undefined))).toBeUndefined();
});

test('only fields of the chosen model count, and each says what is wrong with it', () => {
  const form = {
    ...scmiFormOf({ model: 'single-agent' }),
    agentId: 'x',
    smcId: '12z',
    guestAddress: '0x22001004',
  };
  expect(Object.keys(scmiProblems(form))).toEqual(['smcId', 'guestAddress']);
  expect(Object.keys(scmiProblems({ ...form, model: 'multi-agent' }))).toEqual([
    'agentId',
    'smcId',
    'guestAddress',
  ]);
  expect(scmiProblems({ ...form, model: 'virtio' })).toEqual({});
  expect(
    Object.keys(scmiProblems({ ...form, shmem: 'sram', smcId: '0x1ffffffff', guestAddress: '' })),
  ).toEqual(['smcId', 'shmem']);
});
