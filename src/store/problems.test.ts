import { describe, expect, it } from 'vitest';
import { present } from '../core/base/assert.ts';
import type { NodePath } from '../core/base/brand.ts';
import type { Finding, Severity } from '../core/contract.ts';
import { groupByRule, neighbour, troubleByTab } from './problems.ts';

const finding = (rule: string, severity: Severity, path: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity,
  path: path as NodePath,
  message: `${rule} about ${path}`,
  ...more,
});
const accepted = { author: 'Ada', reason: 'bench only' };
const findings = [
  finding('DG-B', 'info', '/a'),
  finding('DG-A', 'warning', '/b'),
  finding('DG-C', 'error', '/c', { accepted }),
  finding('DG-D', 'error', '/d', { domain: 'domu' }),
  finding('DG-A', 'warning', '/e', { domain: 'domd' }),
];

describe('the order of problems', () => {
  it('puts errors first, open before accepted, and keeps rules together', () => {
    expect(
      groupByRule(findings).map(({ rule, findings: members }) => [rule, members.map(({ path }) => path)]),
    ).toEqual([
      ['DG-D', ['/d']],
      ['DG-C', ['/c']],
      ['DG-A', ['/b']],
      ['DG-A', ['/e']],
      ['DG-B', ['/a']],
    ]);
  });

  it('walks the open ones round and round, both ways', () => {
    const walk = (step: 1 | -1) => {
      const seen: string[] = [];
      let from: Finding | undefined;
      for (let i = 0; i < 5; i++) {
        from = present(neighbour(findings, from, step), 'the next problem');
        seen.push(from.path);
        // The next reply has other objects that say the same.
        from = { ...from };
      }
      return seen;
    };
    expect(walk(1)).toEqual(['/d', '/b', '/e', '/a', '/d']);
    expect(walk(-1)).toEqual(['/a', '/e', '/b', '/d', '/a']);
  });

  it('gathers what a rule says about one domain', () => {
    const about = (path: string, domain?: string) =>
      finding('DG-A', 'info', path, domain === undefined ? {} : { domain });
    expect(
      groupByRule([about('/a', 'one'), about('/b', 'two'), about('/c', 'one'), about('/d')]).map(
        ({ domain, findings: members }) => [domain, members.map(({ path }) => path)],
      ),
    ).toEqual([
      ['one', ['/a', '/c']],
      ['two', ['/b']],
      [undefined, ['/d']],
    ]);
  });

  it('counts open errors and warnings where they are dealt with', () => {
    expect(
      troubleByTab([
        ...findings,
        finding('SC-01', 'warning', '/f'),
        finding('SM-02', 'error', '/f', { domain: 'domu' }),
        finding('DG-FILE-01', 'error', '/', { file: 'domu/dom.cfg' }),
        finding('GV-22', 'error', '/a'),
      ]),
    ).toEqual({
      domains: { error: 1, warning: 2 },
      scmi: { error: 1, warning: 1 },
      gunyah: { error: 1, warning: 0 },
      map: { error: 0, warning: 0 },
      files: { error: 1, warning: 0 },
    });
  });

  it('has nowhere to go when all is accepted', () => {
    expect(neighbour([findings[2]!], undefined, 1)).toBeUndefined();
  });
});
