import { expect, test } from 'vitest';
import { mayHoldPhandle } from './possible.ts';
import { referenceRule } from './references-table.ts';

test.each([
  ['clocks', 'specifier'],
  ['vdd-io-supply', 'fixed'],
  ['cs-gpios', 'specifier'],
  ['gpio', 'specifier'],
  ['enable-gpio', 'specifier'],
  ['pinctrl-12', 'fixed'],
  ['rockchip,pins', 'stride'],
  ['iommu-map', 'id-map'],
  ['qcom,dload-mode', 'single'],
  ['acme,syscon', 'single'],
  ['mediatek,gce-client-reg', 'fixed'],
])('%s holds phandles', (property, shape) => {
  expect(referenceRule(property)?.shape).toBe(shape);
});

test.each(['snps,nr-gpios', 'nr-gpios', 'ngpios', 'gpio-line-names', 'pinctrl-names', 'supply', 'reg'])(
  '%s holds none',
  (property) => {
    expect(referenceRule(property)).toBeUndefined();
  },
);

test('only a name that does not say number or length may hold an unknown phandle', () => {
  for (const property of ['acme,partner', 'acme,mailbox', 'controller-node', 'acme,phy-mode-syscon']) {
    expect(mayHoldPhandle(property)).toBe(true);
  }
  for (const property of [
    '#acme-cells',
    'bus-width',
    'clock-frequency',
    'num-lanes',
    'reg',
    'opp-hz',
    'phandle',
  ]) {
    expect(mayHoldPhandle(property)).toBe(false);
  }
});
