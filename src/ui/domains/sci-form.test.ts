import { expect, test } from 'vitest';
import { sciFormOf, sciOfForm, sciProblems } from './sci-form.ts';

test('what the plan says of the host comes back from the form unchanged', () => {
  const said = [
    { smcId: 0x82000003, shmemAddress: '0x47ff1000', dom0AgentId: 0 },
    { smcId: 0x82000003, shmemAddress: '0x47ff1000' },
    undefined,
  ];
  for (const sci of said) {
    expect(sciOfForm(sciFormOf(sci))).toEqual(sci);
    expect(sciProblems(sciFormOf(sci))).toEqual({});
  }
});

test('function and memory belong together, and a page begins where pages do', () => {
  const empty = sciFormOf(undefined);
  expect(Object.keys(sciProblems({ ...empty, smcId: '0x82000003' }))).toEqual(['shmemAddress']);
  expect(Object.keys(sciProblems({ ...empty, dom0AgentId: 'x' }))).toEqual([
    'smcId',
    'shmemAddress',
    'dom0AgentId',
  ]);
  expect(Object.keys(sciProblems({ ...empty, smcId: '0x82000003', shmemAddress: '0x47ff1080' }))).toEqual([
    'shmemAddress',
  ]);
});
