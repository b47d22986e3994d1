import type { NodePath } from '../../core/base/brand.ts';
import { newDomain } from '../../core/plan/plan.ts';
import type { WorkspaceState } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { type StepId, stepTexts } from './strings.ts';

export interface Step {
  readonly id: StepId;
  /** What the step speaks of: the first element that matches and is in view. */
  readonly anchors: readonly string[];
  /** Whether the user has done it; `before` is the state when the step began. Absent: there is nothing to do. */
  readonly done?: (now: WorkspaceState, before: WorkspaceState) => boolean;
  /** Puts on show what the step speaks of. */
  readonly enter?: (store: WorkspaceStore) => void;
  /** Does the step in the user's place, by the same actions that the user would take. */
  readonly perform?: (store: WorkspaceStore) => void;
}

const DOMAIN = 'io';
/** Shares a page with its neighbour, and needs nothing else. */
const DEVICE = '/soc/gpio@e6055000' as NodePath;
const UNCONFINED = '/soc/usb@ee080000' as NodePath;

const errors = ({ outcome }: WorkspaceState) =>
  outcome.findings.filter((finding) => finding.severity === 'error' && finding.accepted === undefined);
const isAssigned = ({ plan }: WorkspaceState) =>
  plan?.domains.some(({ devices }) => devices.some(({ path }) => path === DEVICE)) ?? false;
const firstDomain = ({ plan }: WorkspaceState) => plan?.domains[0]?.name;

/** The tour: the main job on a sample board, done in the app itself. */
export const STEPS: readonly Step[] = [
  { id: 'board', anchors: ['#tree-panel'], enter: (store) => store.getState().showTab('domains') },
  {
    id: 'domain',
    anchors: ['[data-tour="new-domain"]', '#workspace-panel'],
    enter: (store) => store.getState().showTab('domains'),
    done: (now) => firstDomain(now) !== undefined,
    perform: (store) => store.getState().addDomain(newDomain(DOMAIN)),
  },
  {
    id: 'assign',
    anchors: ['[role="treeitem"][aria-selected="true"]', '#tree-panel'],
    enter: (store) => store.getState().reveal(DEVICE),
    done: isAssigned,
    perform: (store) => {
      const domain = firstDomain(store.getState());
      if (domain !== undefined) store.getState().assign([DEVICE], domain);
    },
  },
  {
    id: 'why',
    anchors: ['#problems-panel'],
    done: ({ explained }) => explained,
    perform: (store) => {
      const [finding] = errors(store.getState());
      if (finding !== undefined) store.getState().explainProblem(finding);
    },
  },
  {
    id: 'mend',
    anchors: ['#problems-panel'],
    done: (now) => isAssigned(now) && now.outcome.state === 'current' && errors(now).length === 0,
    perform: (store) => {
      const fix = errors(store.getState())
        .flatMap(({ fixes = [] }) => fixes)
        .find(({ change }) => change.kind === 'assign');
      if (fix !== undefined) store.getState().applyFix(fix);
    },
  },
  {
    id: 'danger',
    anchors: ['#inspector-panel'],
    enter: (store) => store.getState().reveal(UNCONFINED),
  },
  {
    id: 'files',
    anchors: ['[role="tab"][id$="-trigger-files"]'],
    done: ({ tab }) => tab === 'files',
    perform: (store) => store.getState().showFile(`${firstDomain(store.getState()) ?? DOMAIN}/dom.cfg`),
  },
  {
    id: 'export',
    anchors: ['[data-tour="export"]'],
    done: (now, before) => now.lastExport !== before.lastExport,
    perform: (store) => store.getState().showDialog({ kind: 'export' }),
  },
  { id: 'end', anchors: ['[data-tour="share"]'] },
];

export const textOf = ({ id }: Step) => stepTexts[id];
