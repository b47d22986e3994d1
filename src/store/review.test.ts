import { beforeEach, describe, expect, it } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import type { Finding, Runner } from '../core/contract.ts';
import { dts } from '../core/testing/dts.ts';
import type { ProjectStorage } from './project-storage.ts';
import { createStore, type WorkspaceStore } from './workspace.ts';

const board = dts`/ { compatible = "acme,board"; a { }; b { }; };`;
const finding = (rule: string, path: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'error',
  path: path as NodePath,
  message: `${rule} at ${path}`,
  ...more,
});
const runner: Runner = {
  build: async () => ({ findings: [], files: [], guests: [] }),
  open: async ([file]) => file!,
  assess: async () => [],
  ask: () => Promise.reject(new Error('nobody asks')),
};
const storage: ProjectStorage = {
  recent: async () => [],
  lastOpen: async () => undefined,
  load: async () => undefined,
  save: async () => {},
  leave: async () => {},
  remove: async () => {},
};

describe('reviewing', () => {
  let store: WorkspaceStore;
  const state = () => store.getState();
  const tell = (findings: readonly Finding[]) =>
    store.setState({ outcome: { state: 'current', findings, files: [], guests: [] } });

  beforeEach(async () => {
    store = createStore(runner, storage);
    await state().open([{ name: 'board.dtb', bytes: board }]);
  });

  it('steps from problem to problem and selects their nodes', () => {
    tell([finding('X', '/a'), finding('Y', '/b', { severity: 'warning' })]);
    state().stepProblem(1);
    expect(state().problem?.rule).toBe('X');
    expect(state().host?.tree.path(state().selection.active!)).toBe('/a');
    state().stepProblem(1);
    expect(state().host?.tree.path(state().selection.active!)).toBe('/b');
  });

  it('says so where there is none', () => {
    state().stepProblem(1);
    expect(state().notice?.text).toBe('No open problem');
    expect(state().problem).toBeUndefined();
  });

  it('accepts a finding once, as an undoable step, and takes it back', () => {
    const risk = finding('X', '/a', { domain: 'domu' });
    state().acceptFinding(risk, 'Ada', 'first');
    state().acceptFinding(risk, 'Ada', 'better');
    expect(state().plan?.accepted).toEqual([
      { rule: 'X', path: '/a', domain: 'domu', author: 'Ada', reason: 'better' },
    ]);
    state().undo();
    expect(state().plan?.accepted[0]?.reason).toBe('first');
    state().withdrawAcceptance(finding('X', '/a'));
    expect(state().plan?.accepted).toHaveLength(1);
    state().withdrawAcceptance(risk);
    expect(state().plan?.accepted).toEqual([]);
  });

  it('names a fix in the history as the button does', () => {
    state().applyFix({
      label: 'Add the driver',
      change: { kind: 'set-target', target: { flavour: 'upstream', version: '4.22', iommuDrivers: [] } },
    });
    expect(state().plan?.target.iommuDrivers).toEqual([]);
    expect(state().lastAction).toBe('add the driver');
  });

  it('shows a file at a line', () => {
    state().showFile('domu/dom.cfg', 14);
    expect(state()).toMatchObject({ tab: 'files', shownFile: { name: 'domu/dom.cfg', line: 14 } });
  });
});
