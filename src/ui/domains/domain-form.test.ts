import { expect, test } from 'vitest';
import { newDomain } from '../../core/plan/plan.ts';
import { fieldsOf, formOf, problemsOf, suggestName } from './domain-form.ts';

const good = formOf(newDomain('domd'));

test('the defaults are valid and come back as they were', () => {
  expect(problemsOf(good, [])).toEqual({});
  expect(fieldsOf({ ...good, name: ' domd ' })).toEqual({
    name: 'domd',
    boot: 'xl',
    memoryMib: 512,
    vcpus: 1,
    kernel: '/boot/vmlinuz-guest',
    cmdline: 'console=hvc0',
    directMap: false,
    driverDomain: false,
    vuart: false,
  });
});

test.each([
  ['name', ''],
  ['name', 'a b'],
  ['name', 'ä'],
  ['name', '.'],
  ['name', '..'],
  ['name', 'x'.repeat(41)],
  ['name', 'Dom0'],
  ['name', 'DOMU'],
  ['memory', '0'],
  ['memory', '1.5'],
  ['memory', '512M'],
  ['vcpus', '129'],
  ['kernel', ' '],
  ['kernel', '/boot/"x"'],
  ['cmdline', 'a\nb'],
] as const)('%s %j is refused', (field, value) => {
  expect(Object.keys(problemsOf({ ...good, [field]: value }, ['domu']))).toEqual([field]);
});

test('suggested names are free', () => {
  expect(suggestName([])).toBe('domd');
  expect(suggestName(['domd', 'domu', 'domu2'])).toBe('domu3');
});
