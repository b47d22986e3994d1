import { temporal } from 'zundo';
import { createStore as createZustand } from 'zustand/vanilla';
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import type { Runner } from '../core/contract.ts';
import { type DeviceTree, ROOT } from '../core/devicetree/tree.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readScmiNames } from '../core/scmi/index.ts';
import { Autosave } from './autosave.ts';
import { BuildLoop } from './build-loop.ts';
import { checkedStorage } from './checked-storage.ts';
import { comparingActions } from './comparing.ts';
import * as edits from './edits.ts';
import { exportActions } from './exports.ts';
import { fleetActions } from './fleet.ts';
import { followingActions, NOTHING_FOLLOWS } from './following.ts';
import { assignable } from './host.ts';
import { Keeping } from './keeping.ts';
import { MoveWatch } from './moves.ts';
import { openingActions } from './opening.ts';
import { projectFileActions } from './project-file.ts';
import type { ProjectStorage } from './project-storage.ts';
import { NOTHING_REVIEWED, reviewActions } from './review.ts';
import type { Host, NamedBytes, Outcome, Selection, WorkspaceState } from './state.ts';
import { type ProjectTabs, singleTab } from './tabs.ts';
import { named, texts } from './texts.ts';
import { tourActions } from './tour.ts';
import { TYPING_REST, typingActions } from './typing.ts';

const NO_SELECTION: Selection = { nodes: new Set(), active: undefined };
const ROOT_SELECTION: Selection = { nodes: new Set([ROOT]), active: ROOT };
const NO_OUTCOME: Outcome = { state: 'none', findings: [], files: [], guests: [], privileges: [] };

export type WorkspaceStore = ReturnType<typeof createStore>;

/** What surrounds the store beside runner and storage; without it there is one window and no sample board. */
export interface Surroundings {
  readonly tabs?: ProjectTabs;
  /** The board that comes with the app and has this SHA-256. */
  readonly findSample?: (sha256: string) => Promise<NamedBytes | undefined>;
}

/**
 * The state of the app. It remembers and schedules; every conclusion comes from the core, through the runner or
 * by reading the host tree. Only the plan is undoable.
 */
export function createStore(runner: Runner, unchecked: ProjectStorage, around: Surroundings = {}) {
  const storage = checkedStorage(unchecked, (project) =>
    state.setState(({ aside }) => ({ aside: [project, ...aside] })),
  );
  const { tabs = singleTab(), findSample = async () => undefined } = around;
  const autosave = new Autosave(storage, (saved) =>
    state.setState(({ host }) => ({ saving: saved ? (host ? 'saved' : 'idle') : 'blocked' })),
  );
  const { actions: typing, isTyping } = typingActions(
    () => state.getState(),
    () => state.temporal.getState(),
  );
  let travelling = false;
  const state = createZustand<WorkspaceState>()(
    temporal(
      (set, get): WorkspaceState => {
        let notices = 0;
        const notice = (text: string, undoable = false) => ({
          notice: { number: ++notices, text, undoable },
        });

        const { actions: exporting, recall } = exportActions({ set, get, runner, storage });

        const show = (host: Host | undefined, plan: Plan | undefined) => {
          autosave.flush();
          set({
            host,
            plan,
            lastAction: '',
            opening: undefined,
            refusal: undefined,
            choice: undefined,
            outcome: NO_OUTCOME,
            moves: undefined,
            selection: host === undefined ? NO_SELECTION : ROOT_SELECTION,
            cut: [],
            tab: 'domains',
            dialog: undefined,
            projectFile: undefined,
            tour: undefined,
            lastExport: undefined,
            ...NOTHING_REVIEWED,
            ...NOTHING_FOLLOWS,
          });
          if (host !== undefined) void recall(host);
          state.temporal.getState().clear();
        };

        const travel = (step: 'undo' | 'redo') => {
          const history = state.temporal.getState();
          const { pastStates, futureStates } = history;
          if ((step === 'undo' ? pastStates : futureStates).length === 0) return;
          const undone = get().lastAction;
          travelling = true;
          history[step]();
          travelling = false;
          set(notice(step === 'undo' ? texts.undone(undone) : texts.redone(get().lastAction)));
        };

        return {
          ...typing,
          ...exporting,
          ...reviewActions(set, get),
          ...followingActions(set, get, runner),
          ...comparingActions({ get, runner }),
          ...fleetActions({ set, get, runner }),
          ...openingActions({ set, get, runner, storage, findSample, show }),
          ...projectFileActions(set),
          ...tourActions(set),
          host: undefined,
          plan: undefined,
          lastAction: '',
          outcome: NO_OUTCOME,
          moves: undefined,
          selection: NO_SELECTION,
          revealed: 0,
          cut: [],
          notice: undefined,
          saving: 'idle',
          keptElsewhere: false,
          tab: 'domains',
          dialog: undefined,

          edit(action, change) {
            const { plan } = get();
            if (plan === undefined) return;
            const next = change(plan);
            if (next !== plan) set({ plan: next, lastAction: action });
          },

          apply(change, action) {
            get().edit(action, (plan) => edits.applyChange(plan, change));
            set(notice(texts.did(action), true));
          },

          assign(wanted, domain) {
            const { paths, refused } = assignable(get().host, wanted);
            if (paths.length === 0) {
              if (refused !== undefined) set(notice(texts.refused(refused.path, refused.why)));
              return;
            }
            const before = get().plan;
            get().edit(texts.assign(named(paths), domain), (plan) => edits.assign(plan, paths, domain));
            if (get().plan === before) set(notice(texts.alreadyIn(named(paths), domain)));
            else {
              // What was just given away is what the user wants to know about next.
              const nodes = paths.flatMap((path) => get().host?.tree.byPath(path) ?? []);
              if (nodes[0] !== undefined) get().select(nodes, nodes[0]);
              const left = wanted.length - paths.length;
              set({
                cut: [],
                sheet: { domain, paths, when: 'open' },
                ...notice(texts.assigned(named(paths), domain, left), true),
              });
            }
          },

          unassign(paths) {
            const before = get().plan;
            get().edit(texts.unassign(named(paths)), (plan) => edits.unassign(plan, paths));
            if (get().plan !== before) set({ cut: [], ...notice(texts.unassigned(named(paths)), true) });
          },

          addDomain(fields, wanted = []) {
            const { paths } = assignable(get().host, wanted);
            get().edit(texts.addDomain(fields.name), (plan) =>
              edits.assign(edits.addDomain(plan, fields), paths, fields.name),
            );
            if (paths.length > 0) set({ sheet: { domain: fields.name, paths, when: 'open' } });
            set(notice(texts.domainAdded(fields.name), true));
          },

          changeDomain(name, fields) {
            const action =
              fields.name !== name ? texts.renameDomain(name, fields.name) : texts.changeDomain(name);
            get().edit(action, (plan) => edits.changeFields(plan, name, fields));
            set(notice(texts.did(action), true));
          },

          nameScmi(file, text) {
            const found = readScmiNames(file, text);
            const count = found.reduce((sum, { names }) => sum + names.length, 0);
            if (count === 0) return void set(notice(texts.noScmiNames(file)));
            get().edit(texts.nameScmi(file), (plan) => edits.addScmiNames(plan, found));
            set(notice(texts.scmiNamed(count, file), true));
          },

          forgetScmiNames(file) {
            get().edit(texts.forgetScmiNames(file), (plan) => edits.removeScmiNames(plan, file));
            set(notice(texts.did(texts.forgetScmiNames(file)), true));
          },

          mediateScmi(name, scmi, model, sci) {
            const action = texts.mediateScmi(name, model);
            get().edit(action, (plan) =>
              edits.changeDomain(
                sci === undefined ? plan : edits.stateSciHost(plan, sci.host),
                name,
                ({ scmi: _, ...domain }) => (scmi ? { ...domain, scmi } : domain),
              ),
            );
            set(notice(texts.did(action), true));
          },

          removeDomain(name) {
            get().edit(texts.removeDomain(name), (plan) => edits.removeDomain(plan, name));
            set(notice(texts.domainRemoved(name), true));
          },

          connect(channel, how) {
            const action =
              how.instead === undefined ? texts.connect(channel.domains) : texts.changeChannel(how.instead);
            get().edit(action, (plan) => edits.connect(plan, channel, how));
            set(notice(texts.did(action), true));
          },

          disconnect(name) {
            get().apply({ kind: 'set-channel', name }, texts.disconnect(name));
          },

          rebuild() {
            const { host, plan, outcome } = get();
            if (host === undefined || plan === undefined) return;
            set({ outcome: { ...outcome, state: 'working' } });
            builds.request(host.bytes, plan);
          },

          goTo(distance) {
            const history = state.temporal.getState();
            if (distance < 0) history.undo(-distance);
            else if (distance > 0) history.redo(distance);
            else return;
            set(notice(texts.wentTo(get().lastAction)));
          },
          undo: () => travel('undo'),
          redo: () => travel('redo'),

          cutDevices(paths) {
            set({ cut: paths, ...notice(texts.cut(named(paths))) });
          },

          paste(domain) {
            const { cut } = get();
            if (cut.length === 0) set(notice(texts.nothingCut));
            else if (domain === undefined) get().unassign(cut);
            else get().assign(cut, domain);
          },

          select: (nodes, active) => set({ selection: { nodes: new Set(nodes), active } }),

          reveal(path) {
            const node = get().host?.tree.byPath(path);
            if (node === undefined) return;
            get().select([node], node);
            set({ revealed: get().revealed + 1 });
          },

          keepHere: () => tabs.demand(),
          showTab: (tab) => set({ tab }),
          showDialog: (dialog) => set({ dialog }),
          notify: (text, undoable) => set(notice(text, undoable)),
          dismissNotice: () => set({ notice: undefined }),
          dismissMoves: () => set({ moves: undefined }),
        };
      },
      {
        partialize: ({ plan, lastAction }) => ({ plan, lastAction }),
        equality: (past, present) => past.plan === present.plan,
        limit: 200,
      },
    ),
  );

  const watch = new MoveWatch({ set: state.setState, get: state.getState });
  const builds = new BuildLoop(runner, {
    built({ findings, files, guests = [], privileges = [], ruleNames = {} }) {
      state.setState({ outcome: { state: 'current', findings, files, guests, privileges, ruleNames } });
      watch.built(guests);
    },
    failed: (failure) =>
      state.setState(({ outcome }) => ({ outcome: { ...outcome, state: 'failed', failure } })),
  });

  const keeping = new Keeping({ set: state.setState, get: state.getState, storage, tabs, autosave });

  state.subscribe(({ host, plan, projectFile }, before) => {
    const moved = host?.sha256 !== before.host?.sha256;
    if (moved) keeping.opened(host);
    if (plan === before.plan && host === before.host) {
      if (projectFile !== before.projectFile) keeping.save();
      return;
    }
    watch.changed(moved ? undefined : before.plan, plan, travelling ? 'travel' : 'edit');
    if (host === undefined || plan === undefined) {
      builds.cancel();
      return;
    }
    state.setState(({ outcome: { failure: _, ...last }, saving }) => ({
      outcome: { ...last, state: 'working' },
      saving: saving === 'blocked' ? 'blocked' : 'idle',
    }));
    builds.request(host.bytes, plan, isTyping() ? TYPING_REST : undefined);
    keeping.save();
  });

  return Object.assign(state, { flush: () => autosave.flush(), settled: () => autosave.settled() });
}

/** The paths of nodes, in document order. */
export function pathsOf(tree: DeviceTree, nodes: Iterable<NodeIndex>): NodePath[] {
  return [...nodes].sort((a, b) => a - b).map((node) => tree.path(node));
}
