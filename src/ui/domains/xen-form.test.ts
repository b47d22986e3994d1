import { expect, test } from 'vitest';
import { newDomain } from '../../core/plan/plan.ts';
import { type XenForm, xenFieldsOf, xenFormOf, xenProblems } from './xen-form.ts';

const domain = {
  ...newDomain('domd'),
  ramdisk: '/boot/initrd',
  folder: '/data/domd',
  vuart: true,
  driverDomain: true,
  directMap: true,
  modules: {
    kernel: { address: '0x42000000', size: '0x1a00123' },
    ramdisk: { address: '0x46000000', size: '0x2000000' },
    deviceTree: { address: '0x48000000', size: '0x10000' },
  },
  staticMemory: [
    { address: '0x60000000', size: '0x10000000' },
    { address: '0x80000000', size: '0x10000000' },
  ],
};
const { ramdisk, folder, vuart, driverDomain, directMap, modules, staticMemory } = domain;
const form = xenFormOf(domain);
const wrong = (change: Partial<XenForm>, boot: 'xl' | 'dom0less' = 'dom0less') =>
  Object.keys(xenProblems({ ...form, ...change }, boot, 512));

test('all fields come back as they were', () => {
  expect(form.staticMemory).toBe('0x60000000 256 MiB, 0x80000000 256 MiB');
  expect(xenProblems(form, 'dom0less', 512)).toEqual({});
  expect(xenFieldsOf(form)).toEqual({
    ramdisk,
    folder,
    vuart,
    driverDomain,
    directMap,
    modules,
    staticMemory,
  });
});

test('what is empty is not in the plan', () => {
  const fresh = xenFormOf(newDomain('domd'));
  expect(xenProblems(fresh, 'both', 512)).toEqual({});
  expect(xenFieldsOf(fresh)).toEqual({ vuart: false, driverDomain: false, directMap: false });
});

test('load addresses are those of a kernel and a tree at least, and begin at a page', () => {
  const none = { kernelAddress: '', kernelSize: '', ramdiskAddress: '', ramdiskSize: '' };
  expect(wrong(none)).toEqual(['kernelAddress', 'kernelSize']);
  expect(wrong({ ramdiskSize: '' })).toEqual(['ramdiskSize']);
  expect(wrong({ deviceTreeAddress: '0x48000800' })).toEqual(['deviceTreeAddress']);
  expect(wrong({ kernelSize: '0' })).toEqual(['kernelSize']);
  expect(wrong({ ...none, deviceTreeAddress: '', deviceTreeSize: '' })).toEqual([]);
});

test('static memory adds up to the memory of the domain', () => {
  expect(wrong({ staticMemory: '0x60000000 512M' })).toEqual([]);
  for (const text of [
    '0x60000000',
    '0x60000000 256M',
    '0x60000000 much',
    '0x60000100 512M',
    '0x60000000512M',
  ])
    expect(wrong({ staticMemory: text }), text).toEqual(['staticMemory']);
});

test('a field that xl does not show has no problem there, and keeps its text', () => {
  expect(wrong({ staticMemory: 'nonsense' }, 'xl')).toEqual([]);
  expect(wrong({ folder: 'relative', ramdisk: 'a"b' }, 'xl')).toEqual(['ramdisk', 'folder']);
  expect(xenFieldsOf({ ...form, kernelAddress: 'later' }).modules?.kernel.address).toBe('later');
});
