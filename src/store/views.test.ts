import { expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { newDomain } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { facesOf, ownershipOf, worstByPath } from './views.ts';

test('letters follow the names and are unique; slots are handed out in order', () => {
  const faces = facesOf(['domd', 'domu', 'domu2', 'dom', 'dsp'].map(newDomain));
  expect(faces.map(({ letter }) => letter)).toEqual(['D', 'U', '2', 'O', 'S']);
  expect(faces.map(({ slot }) => slot).join('')).toBe('bcdef');
  expect(
    new Set(facesOf(Array.from({ length: 30 }, (_, i) => newDomain(`domu${i}`))).map((f) => f.letter)).size,
  ).toBe(30);
});

test('what stands below an assigned device follows it, unless it is assigned itself', () => {
  const tree = new DeviceTree(dts`/ { bus { a { x {}; }; b {}; }; };`);
  const give = (name: string, path: string) => ({
    ...newDomain(name),
    devices: [{ path: path as NodePath }],
  });
  const owners = ownershipOf(tree, [give('domd', '/bus/a'), give('domu', '/bus')]);
  const of = (path: string) => owners.get(tree.byPath(path)!);
  expect(of('/bus')).toEqual({ domain: 1, assigned: true });
  expect(of('/bus/b')).toEqual({ domain: 1, assigned: false });
  expect(of('/bus/a')).toEqual({ domain: 0, assigned: true });
  expect(of('/bus/a/x')).toEqual({ domain: 0, assigned: false });
  expect(of('/')).toBeUndefined();
});

test('the worst open finding marks a node; notes and accepted findings do not', () => {
  const at = (path: string, severity: 'error' | 'warning' | 'info', accepted = false) => ({
    rule: 'DG-X',
    severity,
    path: path as NodePath,
    message: 'm',
    ...(accepted && { accepted: { author: 'a', reason: 'r' } }),
  });
  const worst = worstByPath([
    at('/a', 'warning'),
    at('/a', 'error'),
    at('/b', 'info'),
    at('/c', 'error', true),
  ]);
  expect([...worst].map(([path, { severity }]) => [path, severity])).toEqual([['/a', 'error']]);
});
