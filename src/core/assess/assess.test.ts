import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { type Case, contextOf } from '../testing/checks/context.ts';
import { assess } from './assess.ts';

/** The verdicts on giving paths to the domains of a case. */
function verdicts(input: Case, ...paths: string[]) {
  const { facts, plan } = contextOf(input);
  return assess(facts, plan, paths as NodePath[]);
}
const none = { assign: [] };

const UART = (at: string, more = ''): string =>
  `serial@${at} { compatible = "acme,uart"; reg = <0x${at} 0x100>; ${more} };`;
const CRU =
  'cru: clock-controller@10000 { compatible = "acme,cru"; reg = <0x10000 0x1000>; #clock-cells = <1>; };';

describe('followers', () => {
  const PAGE = UART('20000') + UART('20100') + UART('20200', 'status = "disabled";');

  test('neighbours in a page must follow, for every domain the same, and disabled ones need not', () => {
    for (const { followers, conflicts } of verdicts(
      { host: PAGE, domains: [none, none] },
      '/soc/serial@20000',
    )) {
      expect(followers).toMatchObject([
        {
          path: '/soc/serial@20100',
          how: 'must',
          reasons: [{ rule: 'DG-PAGE-02', from: '/soc/serial@20000', property: 'reg' }],
        },
      ]);
      expect(conflicts).toEqual([]);
    }
  });

  test('what follows brings its own followers', () => {
    const host =
      UART('20000', 'interrupts = <0 5 4>;') + UART('30000', 'interrupts = <0 5 4>;') + UART('30100');
    const [first] = verdicts({ host, domains: [none] }, '/soc/serial@20000');
    expect(first!.followers.map(({ path, reasons }) => [path, reasons[0]!.rule])).toEqual([
      ['/soc/serial@30000', 'DG-IRQ-01'],
      ['/soc/serial@30100', 'DG-PAGE-02'],
    ]);
  });

  test('devices that are wished together follow nobody', () => {
    const [first] = verdicts({ host: PAGE, domains: [none] }, '/soc/serial@20000', '/soc/serial@20100');
    expect(first!.followers).toEqual([]);
  });

  test('what an IOMMU cannot tell apart must follow', () => {
    const host = `mmu: iommu@9000 { compatible = "arm,mmu-500"; reg = <0x9000 0x1000>; #iommu-cells = <1>; };
      ethernet@20000 { compatible = "acme,gem"; reg = <0x20000 0x1000>; iommus = <&mmu 7>; };
      ethernet@30000 { compatible = "acme,gem"; reg = <0x30000 0x1000>; iommus = <&mmu 7>; };`;
    const [first] = verdicts({ host, domains: [none] }, '/soc/ethernet@20000');
    expect(first!.followers).toMatchObject([
      { path: '/soc/ethernet@30000', how: 'must', reasons: [{ rule: 'DG-DMA-10' }] },
    ]);
    expect(first!.dma).toMatchObject({ state: 'protected', path: '/soc/ethernet@20000' });
  });

  test('parts go along, and a part alone should have its whole', () => {
    const host = `usb@20000 { compatible = "acme,glue"; reg = <0x20000 0x1000>; #address-cells = <1>; #size-cells = <1>;
      ranges; usb@30000 { compatible = "snps,dwc3"; reg = <0x30000 0x1000>; interrupts = <0 5 4>; }; };`;
    const [whole] = verdicts({ host, domains: [none] }, '/soc/usb@20000');
    expect(whole!.followers).toMatchObject([{ path: '/soc/usb@20000/usb@30000', how: 'along' }]);
    const [part] = verdicts({ host, domains: [none] }, '/soc/usb@20000/usb@30000');
    expect(part!.followers).toMatchObject([{ path: '/soc/usb@20000', how: 'should' }]);
  });

  test('a follower that another domain has is named with its owner, and not taken', () => {
    const host = UART('20000', 'interrupts = <0 5 4>;') + UART('30000', 'interrupts = <0 5 4>;');
    const [, second] = verdicts(
      { host, domains: [{ assign: ['/soc/serial@30000'] }, none] },
      '/soc/serial@20000',
    );
    expect(second!.followers).toMatchObject([{ path: '/soc/serial@30000', how: 'must', owner: 'guest1' }]);
  });

  test('the worst risk of all devices is told', () => {
    const host = `${UART('20000')} dma: ethernet@30000 { compatible = "acme,gem"; reg = <0x30000 0x1000>; dma-coherent; };`;
    const [first] = verdicts({ host, domains: [none] }, '/soc/serial@20000', '/soc/ethernet@30000');
    expect(first!.dma).toMatchObject({ state: 'unprotected', path: '/soc/ethernet@30000' });
  });
});

describe('conflicts', () => {
  test('a page with a device of another domain is one there, and none where both go', () => {
    const host = UART('20000') + UART('20100');
    const [first, second] = verdicts(
      { host, domains: [{ assign: ['/soc/serial@20100'] }, none] },
      '/soc/serial@20000',
    );
    expect(first!.conflicts).toEqual([]);
    expect(second!.conflicts).toMatchObject([{ rule: 'DG-PAGE-01', domain: 'guest2' }]);
  });

  test('a conflict that a follower of another domain mends is told of that follower alone', () => {
    const host = UART('20000', 'interrupts = <0 5 4>;') + UART('20100', 'interrupts = <0 5 4>;');
    const [, second] = verdicts(
      { host, domains: [{ assign: ['/soc/serial@20100'] }, none] },
      '/soc/serial@20000',
    );
    expect(second!.followers).toMatchObject([{ path: '/soc/serial@20100', how: 'must', owner: 'guest1' }]);
    expect(second!.conflicts).toEqual([]);
  });

  test('what Xen keeps is refused with the reason', () => {
    const [first] = verdicts(
      { host: UART('20000'), domains: [none] },
      '/soc/serial@20000',
      '/interrupt-controller@1000',
      '/soc/nothing@1',
    );
    expect(first!.refused.map(({ path }) => path)).toEqual(['/interrupt-controller@1000', '/soc/nothing@1']);
    expect(first!.refused[0]!.why).toMatch(/^Xen drives the interrupt controller/);
  });

  test('devices that move say from where, and their old page counts no longer', () => {
    const host = UART('20000') + UART('20100');
    const input = { host, domains: [{ assign: ['/soc/serial@20000', '/soc/serial@20100'] }, none] };
    const [first, second] = verdicts(input, '/soc/serial@20000', '/soc/serial@20100');
    expect([first!.moved, second!.moved.map(({ from }) => from)]).toEqual([[], ['guest1', 'guest1']]);
    expect(second!.conflicts).toEqual([]);
  });

  test('errors that a domain had before are not those of the device', () => {
    const host = UART('20000') + UART('20100') + UART('30000');
    const [first] = verdicts({ host, domains: [{ assign: ['/soc/serial@20000'] }] }, '/soc/serial@30000');
    expect(first).toMatchObject({ conflicts: [], followers: [] });
  });
});

describe('provisions', () => {
  const host =
    CRU +
    'rst: reset-controller@11000 { compatible = "acme,rst"; reg = <0x11000 0x1000>; #reset-cells = <1>; };' +
    UART('20000', 'clocks = <&cru 7>; resets = <&rst 3>;') +
    UART('30000', 'clocks = <&cru 8>;');
  const cru = '/soc/clock-controller@10000' as NodePath;
  const provision = (providers: Case['domains'][number]['providers'], path = cru) =>
    verdicts(
      { host, domains: [{ assign: [], providers: providers ?? [] }] },
      '/soc/serial@20000',
    )[0]!.provisions.find(({ provider }) => provider === path)!;

  test('each names the references that lead to it and what becomes of them; what is open comes first', () => {
    const [first] = verdicts({ host, domains: [none] }, '/soc/serial@20000');
    expect(first!.provisions).toMatchObject([
      {
        provider: cru,
        open: true,
        uses: [{ from: '/soc/serial@20000', property: 'clocks', args: [7], outcome: 'stubbed', rateHz: 0 }],
      },
      {
        provider: '/soc/reset-controller@11000',
        open: false,
        uses: [{ property: 'resets', args: [3], outcome: 'dropped' }],
      },
    ]);
    expect(first!.provisions[0]).not.toHaveProperty('chosen');
  });

  test('the policy in force is that of the plan', () => {
    expect(provision([{ provider: cru, action: 'drop' }])).toMatchObject({
      chosen: 'drop',
      open: true,
      uses: [{ outcome: 'dropped', action: 'drop' }],
      means: 'The driver does not find this clock.',
    });
    expect(provision([{ provider: cru, action: 'include' }])).toMatchObject({
      chosen: 'include',
      open: false,
      uses: [{ outcome: 'kept', action: 'include' }],
    });
    expect(provision([{ provider: cru, id: 7, action: 'stub', rateHz: 24000000 }])).toMatchObject({
      open: false,
      uses: [{ rateHz: 24000000 }],
      means: 'A fixed clock of 24 MHz takes its place.',
    });
    expect(provision([{ provider: cru, id: 7, action: 'stub', rateHz: 32768 }]).means).toContain('32768 Hz');
  });

  test('options say what they cost, and why they cannot be', () => {
    const options = Object.fromEntries(provision([]).options.map((option) => [option.action, option]));
    expect(options.include!.means).toContain('/soc/serial@30000 loses it');
    expect(options.include).not.toHaveProperty('obstacle');
    expect(options.scmi!.obstacle).toContain('no part of an SCMI agent');
    const reset = provision([], '/soc/reset-controller@11000' as NodePath);
    expect(reset.options.find(({ action }) => action === 'stub')!.obstacle).toContain('stand-ins');
  });

  test('a provider that another domain has cannot be included', () => {
    const [, second] = verdicts({ host, domains: [{ assign: [cru] }, none] }, '/soc/serial@20000');
    const include = second!.provisions[0]!.options.find(({ action }) => action === 'include');
    expect(include!.obstacle).toContain('goes to guest1');
  });

  test('an interrupt controller beside the GIC is a provider, included or not', () => {
    const gpio =
      'gpio: gpio@40000 { compatible = "acme,gpio"; reg = <0x40000 0x1000>; interrupt-controller; #interrupt-cells = <2>; };';
    const wired = gpio + UART('50000', 'interrupts-extended = <&gpio 3 4>;');
    const path = '/soc/gpio@40000' as NodePath;
    const asked = (providers: Case['domains'][number]['providers'] = []) =>
      verdicts({ host: wired, domains: [{ assign: [], providers }] }, '/soc/serial@50000')[0]!.provisions;
    expect(asked()).toMatchObject([
      { provider: path, open: true, uses: [{ property: 'interrupts', outcome: 'dropped' }] },
    ]);
    expect(asked([{ provider: path, action: 'include' }])).toMatchObject([
      { provider: path, open: false, uses: [{ property: 'interrupts', outcome: 'kept' }] },
    ]);
  });
});
