import { describe, expect, test } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { type Case, contextOf } from '../../testing/checks/context.ts';
import { checkPlan } from '../run.ts';

const SMMU = 'smmu: iommu@10000 { compatible = "arm,mmu-500"; reg = <0x10000 0x1000>; #iommu-cells = <2>; };';
const DEVICE = {
  master: 'compatible = "acme,gem"; dma-coherent;',
  slave: 'compatible = "acme,watchdog";',
  unknown: 'compatible = "acme,widget";',
  proxy: 'compatible = "acme,i2c"; dmas = <&dma 1>;',
};
const STATIC = [{ address: '0x80000000', size: '0x20000000' }];
const BOOT = {
  xl: { boot: 'xl' },
  both: { boot: 'both', directMap: true, staticMemory: STATIC },
  dom0less: { boot: 'dom0less' },
  'direct-map': { boot: 'dom0less', directMap: true, staticMemory: STATIC },
} as const;

/** The worst of what the DMA rules say about the device; `ok` for nothing. */
function verdict(device: string, boot: keyof typeof BOOT, more: { iommus?: boolean; dma?: boolean } = {}) {
  const host = `${SMMU}
    dma: dma-controller@30000 { compatible = "acme,dma"; reg = <0x30000 0x1000>; #dma-cells = <1>; };
    x@20000 { reg = <0x20000 0x1000>; ${device} ${more.iommus ? 'iommus = <&smmu 1 0>;' : ''} };`;
  const assign = ['/soc/x@20000', ...(more.dma ? ['/soc/dma-controller@30000'] : [])];
  const { findings } = checkPlan(contextOf({ host, domains: [{ ...BOOT[boot], assign }] }));
  return findings.find(({ rule }) => rule.startsWith('DG-DMA'))?.severity ?? 'ok';
}

describe('severity by what the device is, how it is covered, and who starts the domain', () => {
  const row = (device: keyof typeof DEVICE, more?: Parameters<typeof verdict>[2]) =>
    (['xl', 'both', 'dom0less', 'direct-map'] as const).map((boot) => verdict(DEVICE[device], boot, more));

  test('protected devices are fine everywhere', () => {
    expect(row('master', { iommus: true })).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(row('unknown', { iommus: true })).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
  test('unprotected slaves are fine everywhere', () => {
    expect(row('slave')).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
  test('unprotected masters corrupt memory unless guest memory is mapped 1:1', () => {
    expect(row('master')).toEqual(['error', 'error', 'error', 'warning']);
  });
  test('direct-map counts only where Xen can do it', () => {
    const domains = [{ boot: 'dom0less', directMap: true, assign: ['/soc/x@20000'] }] as const;
    const host = `x@20000 { reg = <0x20000 0x1000>; ${DEVICE.master} };`;
    expect(checkPlan(contextOf({ host, domains })).findings[0]).toMatchObject({ severity: 'error' });
  });
  test('unknown is a warning everywhere', () => {
    expect(row('unknown')).toEqual(['warning', 'warning', 'warning', 'warning']);
  });
  test('a device by proxy runs without DMA, or is judged by its controller', () => {
    expect(row('proxy')).toEqual(['info', 'info', 'info', 'info']);
    expect(row('proxy', { dma: true })).toEqual(['error', 'error', 'error', 'warning']);
  });
});

describe('statements and acceptance', () => {
  const by = { author: 'Ada', reason: 'read the manual' };
  const findings = (device: string, plan: Partial<Plan>) => {
    const given: Case = {
      host: `x@20000 { reg = <0x20000 0x1000>; ${device} };`,
      domains: [{ assign: ['/soc/x@20000'] }],
      plan,
    };
    return checkPlan(contextOf(given)).findings.filter(({ rule }) => rule.startsWith('DG-DMA'));
  };
  const covered = { overrides: [{ ...by, scope: 'platform', says: 'covered' }] } as const;

  test('a platform statement turns unknowns into one info, and leaves proven masters errors', () => {
    expect(findings(DEVICE.unknown, covered).map(({ severity }) => severity)).toEqual(['info']);
    expect(findings(DEVICE.master, covered).map(({ severity }) => severity)).toEqual(['error']);
  });
  test('a statement "master" makes an unknown device an error', () => {
    const says = { overrides: [{ ...by, scope: { compatible: 'acme,widget' }, says: 'master' }] } as const;
    expect(findings(DEVICE.unknown, says)).toMatchObject([
      { rule: 'DG-DMA-01', severity: 'error', evidence: [{ text: 'Ada states: read the manual' }, {}] },
    ]);
  });
  test('an accepted finding stays, and carries who accepted it', () => {
    const accepted = [{ ...by, rule: 'DG-DMA-07', path: '/soc/x@20000' }];
    expect(findings(DEVICE.unknown, { accepted })).toMatchObject([{ severity: 'warning', accepted: by }]);
  });
});
