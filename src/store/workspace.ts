import { temporal } from 'zundo';
import { createStore as createZustand } from 'zustand/vanilla';
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import { sha256Hex } from '../core/base/hash.ts';
import type { HostChoice, InputError, Runner } from '../core/contract.ts';
import { DeviceTree, ROOT } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import type { Plan } from '../core/plan/plan.ts';
import { emptyPlan } from '../core/plan/plan.ts';
import { Autosave } from './autosave.ts';
import { BuildLoop } from './build-loop.ts';
import * as edits from './edits.ts';
import type { ProjectStorage } from './project-storage.ts';
import { NOTHING_REVIEWED, reviewActions } from './review.ts';
import type { Host, NamedBytes, Outcome, Selection, WorkspaceState } from './state.ts';
import { named, texts } from './texts.ts';

const NO_SELECTION: Selection = { nodes: new Set(), active: undefined };
const NO_OUTCOME: Outcome = { state: 'none', findings: [], files: [] };

export type WorkspaceStore = ReturnType<typeof createStore>;

/**
 * The state of the app. It remembers and schedules; every conclusion comes from the core, through the runner or
 * by reading the host tree. Only the plan is undoable.
 */
export function createStore(runner: Runner, storage: ProjectStorage) {
  const store = createZustand<WorkspaceState>()(
    temporal(
      (set, get): WorkspaceState => {
        let notices = 0;
        const notice = (text: string, undoable = false) => ({
          notice: { number: ++notices, text, undoable },
        });

        const show = (host: Host, plan: Plan) => {
          set({
            host,
            plan,
            lastAction: '',
            opening: undefined,
            refusal: undefined,
            outcome: NO_OUTCOME,
            selection: { nodes: new Set([ROOT]), active: ROOT },
            cut: [],
            tab: 'domains',
            dialog: undefined,
            ...NOTHING_REVIEWED,
          });
          store.temporal.getState().clear();
        };

        const travel = (step: 'undo' | 'redo') => {
          const history = store.temporal.getState();
          const { pastStates, futureStates } = history;
          if ((step === 'undo' ? pastStates : futureStates).length === 0) return;
          const undone = get().lastAction;
          history[step]();
          set(notice(step === 'undo' ? texts.undone(undone) : texts.redone(get().lastAction)));
        };

        return {
          ...reviewActions(set, get),
          host: undefined,
          plan: undefined,
          lastAction: '',
          opening: undefined,
          refusal: undefined,
          outcome: NO_OUTCOME,
          selection: NO_SELECTION,
          revealed: 0,
          cut: [],
          notice: undefined,
          saving: 'idle',
          tab: 'domains',
          dialog: undefined,

          async open(files, prepare = (plan) => plan) {
            set({ opening: files.map(({ name }) => name).join(', ') });
            try {
              const answer = await runner.open(files);
              if ('code' in answer) {
                set({ opening: undefined, notice: undefined, refusal: { files, error: answer } });
                return;
              }
              if ('choices' in answer) {
                set({ opening: undefined, refusal: { files, error: severalTrees(answer) } });
                return;
              }
              const host = readHost(answer);
              show(host, prepare(planFor(host)));
              set(notice(texts.opened(host.name, host.tree.size)));
            } catch (error) {
              const message = error instanceof Error ? error.message : String(error);
              set({
                opening: undefined,
                notice: undefined,
                refusal: { files, error: { code: 'crashed', offset: 0, message } },
              });
            }
          },

          dismissRefusal: () => set({ refusal: undefined }),

          close() {
            set({
              host: undefined,
              plan: undefined,
              lastAction: '',
              outcome: NO_OUTCOME,
              selection: NO_SELECTION,
            });
            store.temporal.getState().clear();
          },

          async restore() {
            try {
              const saved = await storage.load();
              if (saved === undefined || get().host !== undefined) return;
              const host = readHost(saved.host);
              if (saved.plan.schema !== 1 || saved.plan.host.sha256 !== host.sha256) return;
              show(host, saved.plan);
              set({ saving: 'saved' });
            } catch {
              set({ saving: 'blocked' });
            }
          },

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
              const left = wanted.length - paths.length;
              set({ cut: [], ...notice(texts.assigned(named(paths), domain, left), true) });
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
            set(notice(texts.domainAdded(fields.name), true));
          },

          changeDomain(name, fields) {
            const action =
              fields.name !== undefined && fields.name !== name
                ? texts.renameDomain(name, fields.name)
                : texts.changeDomain(name);
            get().edit(action, (plan) =>
              edits.changeDomain(plan, name, (domain) => ({ ...domain, ...fields })),
            );
            set(notice(texts.did(action), true));
          },

          removeDomain(name) {
            get().edit(texts.removeDomain(name), (plan) => edits.removeDomain(plan, name));
            set(notice(texts.domainRemoved(name), true));
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

          showTab: (tab) => set({ tab }),
          showDialog: (dialog) => set({ dialog }),
          notify: (text) => set(notice(text)),
          dismissNotice: () => set({ notice: undefined }),
        };
      },
      {
        partialize: ({ plan, lastAction }) => ({ plan, lastAction }),
        equality: (past, present) => past.plan === present.plan,
        limit: 200,
      },
    ),
  );

  const builds = new BuildLoop(runner, {
    built: ({ findings, files }) => store.setState({ outcome: { state: 'current', findings, files } }),
    failed: (failure) =>
      store.setState(({ outcome }) => ({ outcome: { ...outcome, state: 'failed', failure } })),
  });
  const autosave = new Autosave(storage, (saved) =>
    store.setState(({ host }) => ({ saving: saved ? (host ? 'saved' : 'idle') : 'blocked' })),
  );

  store.subscribe(({ host, plan }, before) => {
    if (plan === before.plan && host === before.host) return;
    if (host === undefined || plan === undefined) {
      builds.cancel();
      autosave.forget();
      return;
    }
    store.setState(({ outcome }) => ({
      outcome: { state: 'working', findings: outcome.findings, files: outcome.files },
    }));
    builds.request(host.bytes, plan);
    autosave.request({ host, plan });
  });

  return Object.assign(store, { flush: () => autosave.flush() });
}

/** Which of the wished devices can be given away, and why the first of the others cannot. */
function assignable(host: Host | undefined, wanted: readonly NodePath[]) {
  const paths: NodePath[] = [];
  let refused: { path: NodePath; why: string } | undefined;
  for (const path of wanted) {
    const node = host?.tree.byPath(path);
    const why = node === undefined ? texts.gone : host?.facts.whyNotAssignable(node);
    if (why === undefined) paths.push(path);
    else refused ??= { path, why };
  }
  return { paths, refused };
}

function readHost({ name, bytes }: NamedBytes): Host {
  const tree = new DeviceTree(bytes);
  return { name, bytes, sha256: sha256Hex(bytes), tree, facts: new HostFacts(tree) };
}

function planFor({ name, sha256: hash, tree }: Host): Plan {
  return emptyPlan({ name, sha256: hash, compatible: tree.strings(ROOT, 'compatible') });
}

/** The paths of nodes, in document order. */
export function pathsOf(tree: DeviceTree, nodes: Iterable<NodeIndex>): NodePath[] {
  return [...nodes].sort((a, b) => a - b).map((node) => tree.path(node));
}

/** Several trees in one file: until they can be picked from, the words name them. */
function severalTrees({ container, choices }: HostChoice): InputError {
  return {
    code: 'choice',
    offset: 0,
    message: `${container} holds ${choices.length} device trees: ${choices.map(({ name, detail }) => `${name} (${detail})`).join(', ')}.`,
    hint: 'Take one of them out and open it.',
  };
}
