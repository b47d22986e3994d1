import type { NodePath } from '../../core/base/brand.ts';
import { OWN_TEXTS, ownTextName, ownTextsOf } from '../../core/plan/own-text.ts';
import { ownerOf } from '../../core/plan/plan.ts';
import { countMachines } from '../../store/gunyah.ts';
import { TABS } from '../../store/state.ts';
import { pathsOf, type WorkspaceStore } from '../../store/workspace.ts';
import { copyText } from '../parts/copy.ts';
import { canFold, cyclePanels, HISTORY_BUTTON, toggleFold, unfold } from '../parts/panels.ts';
import { pickFiles, pickFleet, pickProject, pickToCompare } from '../parts/pick-files.ts';
import { saveProject } from '../parts/save-project.ts';
import { startTour } from '../parts/start-tour.ts';
import { density, mode, theme } from '../theme/appearance.ts';
import type { Action } from './registry.ts';
import { texts } from './strings.ts';

/** What can always be done by name, whatever the plan holds. */
export function appActions(store: WorkspaceStore): Action[] {
  const state = store.getState;
  const inTour = () => state().tour !== undefined;
  const hasHost = () => state().host !== undefined;
  const hasFindings = () => state().outcome.findings.some(({ accepted }) => accepted === undefined);
  const history = () => store.temporal.getState();
  return [
    {
      id: 'project.open',
      group: 'Project',
      title: texts.open,
      keys: ['Ctrl+O'],
      everywhere: true,
      run: () => pickFiles(store),
    },
    {
      id: 'project.open-folder',
      group: 'Project',
      title: texts.openFolder,
      run: () => pickFiles(store, 'folder'),
    },
    {
      id: 'project.import',
      group: 'Project',
      title: texts.import,
      when: hasHost,
      run: () => pickFiles(store),
    },
    {
      id: 'project.open-project',
      group: 'Project',
      title: texts.openProject,
      run: () => void pickProject(store),
    },
    {
      id: 'project.save',
      group: 'Project',
      title: texts.save,
      detail: () => state().projectFile?.name,
      keys: ['Ctrl+S'],
      everywhere: true,
      when: hasHost,
      run: () => void saveProject(store),
    },
    {
      id: 'project.save-as',
      group: 'Project',
      title: texts.saveAs,
      when: hasHost,
      run: () => void saveProject(store, 'anew'),
    },
    {
      id: 'project.share',
      group: 'Project',
      title: texts.share,
      keys: ['Ctrl+Shift+S'],
      everywhere: true,
      when: hasHost,
      run: () => state().showDialog({ kind: 'share' }),
    },
    {
      id: 'project.fleet',
      group: 'Project',
      title: texts.fleet,
      run: () => pickFleet(store),
    },
    {
      id: 'project.compare',
      group: 'Project',
      title: texts.compare,
      when: hasHost,
      run: () => pickToCompare(store),
    },
    {
      id: 'project.export',
      group: 'Project',
      title: texts.export,
      keys: ['Ctrl+E'],
      everywhere: true,
      when: hasHost,
      run: () => state().showDialog({ kind: 'export' }),
    },
    {
      id: 'project.target',
      group: 'Project',
      title: texts.target,
      when: hasHost,
      run: () => state().showDialog({ kind: 'target' }),
    },
    { id: 'project.close', group: 'Project', title: texts.close, when: hasHost, run: () => state().close() },
    {
      id: 'edit.undo',
      group: 'Edit',
      title: texts.undo,
      detail: () => state().lastAction,
      keys: ['Ctrl+Z'],
      when: () => history().pastStates.length > 0,
      run: () => state().undo(),
    },
    {
      id: 'edit.redo',
      group: 'Edit',
      title: texts.redo,
      detail: () => history().futureStates.at(-1)?.lastAction,
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      when: () => history().futureStates.length > 0,
      run: () => state().redo(),
    },
    {
      id: 'edit.history',
      group: 'Edit',
      title: texts.history,
      when: () => history().pastStates.length + history().futureStates.length > 0,
      // The palette gives the focus back as it closes, which would close a menu that is open by then.
      run: () => void setTimeout(() => document.getElementById(HISTORY_BUTTON)?.click(), 50),
    },
    {
      id: 'domains.new',
      group: 'Domains',
      title: texts.newDomain,
      when: hasHost,
      run: () => state().showDialog({ kind: 'new-domain', assign: [] }),
    },
    {
      id: 'domains.connect',
      group: 'Domains',
      title: texts.connect,
      when: () => countEnds(store) > 1,
      run: () => state().showDialog({ kind: 'channel' }),
    },
    {
      id: 'domains.give-back',
      group: 'Domains',
      title: texts.giveBack,
      detail: () => selectionWords(store),
      when: () => ownerOfSelection(store) !== undefined,
      run: () => state().unassign(selectedPaths(store)),
    },
    {
      id: 'domains.cut',
      group: 'Domains',
      title: texts.cut,
      detail: () => selectionWords(store),
      keys: ['Ctrl+X'],
      when: () => selectedPaths(store).some((path) => path !== '/'),
      run: () => state().cutDevices(selectedPaths(store)),
    },
    {
      id: 'domains.follows',
      group: 'Domains',
      title: texts.follows,
      detail: () => selectionWords(store),
      when: () => ownerOfSelection(store) !== undefined,
      run: () => {
        const domain = ownerOfSelection(store);
        if (domain !== undefined) state().openSheet(domain, ownedBy(store, domain, selectedPaths(store)));
      },
    },
    {
      id: 'tree.find',
      group: 'Tree',
      title: texts.find,
      keys: ['Ctrl+F', '/'],
      when: hasHost,
      run() {
        const find = () => document.querySelector<HTMLElement>('#tree-panel input')?.focus();
        if (!unfold('tree-panel', find)) find();
      },
    },
    {
      id: 'tree.copy-path',
      group: 'Tree',
      title: texts.copyPath,
      detail: () => selectionWords(store),
      when: () => selectedPaths(store).length > 0,
      run: () =>
        void copyText(selectedPaths(store).join('\n')).then((done) =>
          state().notify(done ? texts.copied : texts.copyRefused),
        ),
    },
    {
      id: 'problems.next',
      group: 'Problems',
      title: texts.nextProblem,
      keys: ['F8'],
      everywhere: true,
      when: hasFindings,
      run: () => state().stepProblem(1),
    },
    {
      id: 'problems.previous',
      group: 'Problems',
      title: texts.previousProblem,
      keys: ['Shift+F8'],
      everywhere: true,
      when: hasFindings,
      run: () => state().stepProblem(-1),
    },
    {
      id: 'problems.explain',
      group: 'Problems',
      title: texts.explain,
      detail: () => state().problem?.rule,
      when: () => state().problem !== undefined,
      run: () => state().explainProblem(state().problem),
    },
    ...TABS.map(
      (tab): Action => ({
        id: `view.${tab}`,
        group: 'View',
        title: texts.showTab[tab],
        when: () => hasHost() && (tab !== 'gunyah' || countMachines(state()) > 0),
        run: () => state().showTab(tab),
      }),
    ),
    {
      id: 'view.next-panel',
      group: 'View',
      title: texts.nextPanel,
      keys: ['F6'],
      everywhere: true,
      when: hasHost,
      run: () => cyclePanels(1),
    },
    {
      id: 'view.previous-panel',
      group: 'View',
      title: texts.previousPanel,
      keys: ['Shift+F6'],
      everywhere: true,
      when: hasHost,
      run: () => cyclePanels(-1),
    },
    ...FOLDABLE.map(
      ([id, name]): Action => ({
        id: `view.fold-${name}`,
        group: 'View',
        title: texts.fold[name],
        when: () => canFold(id),
        run: () => toggleFold(id),
      }),
    ),
    ...theme.values.map(
      (value): Action => ({
        id: `view.theme-${value}`,
        group: 'View',
        title: texts.theme[value],
        run: () => theme.choose(value),
      }),
    ),
    ...density.values.map(
      (value): Action => ({
        id: `view.density-${value}`,
        group: 'View',
        title: texts.density[value],
        run: () => density.choose(value),
      }),
    ),
    {
      id: 'view.presenter',
      group: 'View',
      title: texts.presenter,
      keys: ['F9'],
      everywhere: true,
      when: hasHost,
      run: () => mode.step(),
    },
    {
      id: 'help.palette',
      group: 'Help',
      title: texts.palette,
      keys: ['Ctrl+K'],
      everywhere: true,
      when: hasHost,
      run: () => state().showDialog({ kind: 'palette' }),
    },
    {
      id: 'help.tour',
      group: 'Help',
      title: texts.tour,
      run: () => void startTour(store),
    },
    {
      id: 'help.tour-focus',
      group: 'Help',
      title: texts.tourFocus,
      when: inTour,
      run: () => document.getElementById('tour')?.focus(),
    },
    {
      id: 'help.tour-leave',
      group: 'Help',
      title: texts.tourLeave,
      when: inTour,
      run: () => state().showTour(undefined),
    },
    {
      id: 'help.keys',
      group: 'Help',
      title: texts.help,
      keys: ['?'],
      run: () => state().showDialog({ kind: 'help' }),
    },
  ];
}

const FOLDABLE = [
  ['tree-panel', 'tree'],
  ['inspector-panel', 'inspector'],
  ['problems-panel', 'problems'],
] as const;

/** What can be done with each domain and channel of the plan; made anew when their lists change. */
export function domainActions(store: WorkspaceStore): Action[] {
  const state = store.getState;
  const channels = (state().plan?.channels ?? []).map(
    ({ name }): Action => ({
      id: `channels.edit:${name}`,
      group: 'Domains',
      title: texts.editChannel(name),
      run: () => state().showDialog({ kind: 'channel', name }),
    }),
  );
  const domains = (state().plan?.domains ?? []).flatMap(({ name, ...domain }): Action[] => [
    {
      id: `domains.assign:${name}`,
      group: 'Domains',
      title: texts.assign(name),
      detail: () => selectionWords(store),
      when: () => selectedPaths(store).some((path) => path !== '/'),
      run: () => state().assign(selectedPaths(store), name),
    },
    {
      id: `domains.paste:${name}`,
      group: 'Domains',
      title: texts.paste(name),
      detail: () =>
        state().cut.length === 1 ? lastName(state().cut[0]!) : texts.selected(state().cut.length),
      when: () => state().cut.length > 0,
      run: () => state().paste(name),
    },
    {
      id: `domains.follows:${name}`,
      group: 'Domains',
      title: texts.followsIn(name),
      when: () =>
        state().plan?.domains.some((domain) => domain.name === name && domain.devices.length > 0) ?? false,
      run: () => state().openSheet(name),
    },
    {
      id: `domains.connect:${name}`,
      group: 'Domains',
      title: texts.connectFrom(name),
      when: () => domain.gunyah === undefined && countEnds(store) > 1,
      run: () => state().showDialog({ kind: 'channel', from: name }),
    },
    {
      id: `domains.edit:${name}`,
      group: 'Domains',
      title: texts.editDomain(name),
      run: () => state().showDialog({ kind: 'edit-domain', name }),
    },
    ...ownTextsOf(domain).map(
      (text): Action => ({
        id: `domains.${OWN_TEXTS[text]}:${name}`,
        group: 'Domains',
        title: texts.editOwn[text](name),
        run: () => state().showFile(ownTextName(name, text)),
      }),
    ),
    {
      id: `domains.delete:${name}`,
      group: 'Domains',
      title: texts.deleteDomain(name),
      run: () => state().showDialog({ kind: 'delete-domain', name }),
    },
  ]);
  return [...domains, ...channels];
}

/** How many domains a channel can join. */
const countEnds = (store: WorkspaceStore): number =>
  store.getState().plan?.domains.filter(({ gunyah }) => gunyah === undefined).length ?? 0;

function selectedPaths(store: WorkspaceStore): NodePath[] {
  const { host, selection } = store.getState();
  return host === undefined ? [] : pathsOf(host.tree, selection.nodes);
}

function selectionWords(store: WorkspaceStore): string | undefined {
  const paths = selectedPaths(store);
  return paths.length > 1 ? texts.selected(paths.length) : paths[0] && lastName(paths[0]);
}

const lastName = (path: NodePath): string => path.replace(/^.*\/(?=.)/, '');

/** The domain of the first selected device that one has. */
function ownerOfSelection(store: WorkspaceStore): string | undefined {
  const { plan } = store.getState();
  return plan && selectedPaths(store).flatMap((path) => ownerOf(plan, path) ?? [])[0];
}

function ownedBy(store: WorkspaceStore, domain: string, paths: readonly NodePath[]): NodePath[] {
  const { plan } = store.getState();
  return paths.filter((path) => plan !== undefined && ownerOf(plan, path) === domain);
}
