import { beforeEach, describe, expect, it } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import type { Finding } from '../core/contract.ts';
import { dts } from '../core/testing/dts.ts';
import { IDLE_RUNNER, NO_STORAGE } from './nothing-around.ts';
import { createStore, type WorkspaceStore } from './workspace.ts';

const board = dts`/ { compatible = "acme,board"; a { }; b { }; };`;
const finding = (rule: string, path: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'error',
  path: path as NodePath,
  message: `${rule} at ${path}`,
  ...more,
});

describe('reviewing', () => {
  let store: WorkspaceStore;
  const state = () => store.getState();
  const tell = (findings: readonly Finding[]) =>
    store.setState({ outcome: { state: 'current', findings, files: [], guests: [], privileges: [] } });

  beforeEach(async () => {
    store = createStore(IDLE_RUNNER, NO_STORAGE);
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

  it('goes to the line of a problem where files are shown, and stays elsewhere', () => {
    const lines = [
      { from: 2, to: 9, why: 'node', path: '/a' as NodePath },
      { from: 4, to: 4, why: 'value', path: '/a' as NodePath, property: 'reg' },
    ];
    const bytes = new Uint8Array();
    const files = ['domu/dom.cfg', 'domu/passthrough.dts', 'domd/dom.cfg'].map((name) => ({
      name,
      bytes,
      lines,
    }));
    const problem = finding('X', '/a', { domain: 'domu', property: 'reg' });
    store.setState({ outcome: { state: 'current', findings: [problem], files, guests: [], privileges: [] } });
    state().showProblem(problem);
    expect(state()).toMatchObject({ tab: 'domains', shownFile: undefined });
    state().showFile('domu/passthrough.dts');
    state().showProblem(problem);
    expect(state().shownFile).toEqual({ name: 'domu/passthrough.dts', line: 4 });
    state().showFile('domd/dom.cfg');
    state().showProblem({ ...problem, property: 'clocks' });
    expect(state().shownFile).toEqual({ name: 'domu/dom.cfg', line: 2 });
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
