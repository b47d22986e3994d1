import { describe, expect, it } from 'vitest';
import type { NodePath } from '../../core/base/brand.ts';
import type { Finding, Provenance } from '../../core/contract.ts';
import { lineProblems } from './line-problems.ts';

const mac = '/mac' as NodePath;
const lines: Provenance[] = [
  { from: 4, to: 9, why: 'node', path: mac },
  { from: 6, to: 6, why: 'registers', path: mac, property: 'reg' },
];
const finding = (more: Partial<Finding>): Finding => ({
  rule: 'DG-X',
  severity: 'warning',
  path: mac,
  domain: 'domu',
  message: 'm',
  ...more,
});

describe('lineProblems', () => {
  it('marks the property, else the node, in the files of the domain alone', () => {
    const found = [finding({ property: 'reg' }), finding({ rule: 'DG-Y' })];
    expect(lineProblems('domu/dom.cfg', lines, found)).toEqual([
      { from: 6, to: 6, severity: 'warning', words: 'Warning DG-X' },
      { from: 4, to: 4, severity: 'warning', words: 'Warning DG-Y' },
    ]);
    expect(lineProblems('domd/dom.cfg', lines, found)).toEqual([]);
  });

  it('lets errors win, and keeps quiet about notes and what is accepted', () => {
    const found = [
      finding({}),
      finding({ severity: 'error', rule: 'DG-E' }),
      finding({ severity: 'info', property: 'reg' }),
      finding({ severity: 'error', property: 'reg', accepted: { author: 'a', reason: 'b' } }),
    ];
    expect(lineProblems('domu/dom.cfg', lines, found)).toEqual([
      { from: 4, to: 4, severity: 'error', words: 'Error DG-E' },
    ]);
  });
});
