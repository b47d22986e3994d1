import { expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { emptyPlan, newDomain } from '../core/plan/plan.ts';
import { acceptedAtFirst, acceptRebind, type RebindOffer, type RebindReport } from './rebinding.ts';

const path = (text: string) => text as NodePath;
const item = (at: string, fate: RebindReport['items'][number]['fate'], more = {}) => ({
  path: path(at),
  uses: ['device of d'],
  fate,
  ...(fate !== 'vanished' && { to: path(at) }),
  changes: [],
  ...more,
});
const offer: RebindOffer = {
  plan: {
    ...emptyPlan({ name: 'old.dtb', sha256: '0'.repeat(64), compatible: [] }),
    domains: [
      { ...newDomain('d'), devices: ['/a', '/b', '/c', '/d', '/e'].map((at) => ({ path: path(at) })) },
    ],
  },
  report: {
    host: { name: 'new.dtb', sha256: '1'.repeat(64), compatible: [] },
    sameBoard: true,
    items: [
      item('/a', 'same'),
      item('/b', 'moved', { to: path('/x/b') }),
      item('/c', 'changed'),
      item('/d', 'vanished'),
      item('/e', 'changed', { doubtful: true }),
    ],
  },
};
const devicesOf = (accepted: readonly string[]) =>
  acceptRebind(offer, new Set(accepted.map(path))).domains[0]!.devices.map((device) => device.path);

test('what is accepted follows, stays or leaves; what is not leaves, or is left to the rules', () => {
  expect(devicesOf(['/b', '/c', '/d', '/e'])).toEqual(['/a', '/x/b', '/c', '/e']);
  expect(devicesOf([])).toEqual(['/a', '/d']);
  expect(acceptRebind(offer, new Set()).host).toBe(offer.report.host);
});

test('all but what is doubtful is accepted at first', () => {
  expect([...acceptedAtFirst(offer.report)]).toEqual(['/b', '/c', '/d']);
});
