import { expect, test } from 'vitest';
import type { PageSize } from '../../plan/plan.ts';
import { contextOf } from '../../testing/checks/context.ts';
import { checkPlan } from '../run.ts';

const host = `serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; };
  watchdog@23000 { compatible = "acme,watchdog"; reg = <0x23000 0x1000>; };
  timer@24000 { compatible = "acme,timer"; reg = <0x24000 0x1000>; status = "disabled"; };
  rtc@30000 { compatible = "acme,rtc"; reg = <0x30000 0x4000>; };`;

const found = (pageSize?: PageSize) => {
  const target = {
    flavour: 'upstream',
    version: '4.22',
    iommuDrivers: ['smmu'],
    ...(pageSize && { pageSize }),
  } as const;
  const domains = [{ assign: ['/soc/serial@20000', '/soc/rtc@30000'] }];
  return checkPlan(contextOf({ host, domains, plan: { target } }))
    .findings.filter(({ rule }) => rule.startsWith('DG-PAGE'))
    .map(({ rule, path, evidence, message }) => [rule, path, evidence?.[0]?.text ?? message]);
};

test('larger pages take more neighbours along', () => {
  expect(found()).toEqual([]);
  expect(found(4096)).toEqual([]);
  expect(found(16384)).toEqual([['DG-PAGE-02', '/soc/serial@20000', 'Shared pages of 16 KiB: 0x20000']]);
  expect(found(65536)).toEqual([
    ['DG-PAGE-02', '/soc/serial@20000', 'Shared pages of 64 KiB: 0x20000'],
    ['DG-PAGE-04', '/soc/serial@20000', 'Shared pages of 64 KiB: 0x20000'],
    [
      'DG-PAGE-05',
      '/soc/rtc@30000',
      expect.stringContaining('gets whole pages of 64 KiB where /soc/rtc@30000'),
    ],
  ]);
});
