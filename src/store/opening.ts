/** How a board comes to be open: from files, from a container that holds several, or from an earlier visit. */
import type { HostChoice, InputError, Runner } from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';
import { BrokenProject } from './checked-storage.ts';
import { planFor, readHost } from './host.ts';
import { samePlan } from './project-file.ts';
import type { ProjectStorage, RecentProject, SavedProject, SetAside } from './project-storage.ts';
import { canRebind } from './rebinding.ts';
import { type ReceivingState, receiving } from './receiving.ts';
import type { GivenFile, Host, NamedBytes, WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

/** Files that could not be opened, and why; the open project is not touched by them. */
export interface Refusal {
  readonly files: readonly NamedBytes[];
  readonly error: InputError;
}

/** Adjusts the plan that a board begins with. */
export type Preparation = (plan: Plan) => Plan;

export const OPENING_STEPS = ['read', 'parse', 'check'] as const;
export type OpeningStep = (typeof OPENING_STEPS)[number];

export interface OpeningState extends ReceivingState {
  /** Name of what is being opened. */
  readonly opening: string | undefined;
  /** How far that has come: the engine looks what the files are, then the board is parsed and its plan fetched. */
  readonly openingStep: OpeningStep;
  readonly refusal: Refusal | undefined;
  /** Device trees to pick from, where a file held several. */
  readonly choice: HostChoice | undefined;
  /** Projects of earlier visits, the last one first. */
  readonly recent: readonly RecentProject[];
  /** Projects that could not be read, the last one first. */
  readonly aside: readonly SetAside[];

  /**
   * Opens files as the board, with the plan of an earlier visit where there is one, or as the project that is among
   * them; a failure changes no project.
   */
  open(files: readonly GivenFile[], prepare?: Preparation): Promise<void>;
  /** Opens the other board that was given with a project, and says what would become of the project there. */
  rebindOffer(): Promise<void>;
  /** What is being opened is not wanted any more. */
  cancelOpening(): void;
  /** Says that what was given cannot be opened. */
  refuse(files: readonly NamedBytes[], error: InputError): void;
  /** Opens one of the trees of {@link choice}. */
  choose(file: NamedBytes): Promise<void>;
  dismissChoice(): void;
  dismissRefusal(): void;
  /** Back to the start page; the project stays among the recent ones. */
  close(): void;
  /** Brings back the project that was open when the page was left. */
  restore(): Promise<void>;
  openRecent(sha256: string): Promise<void>;
  forgetRecent(sha256: string): Promise<void>;
  forgetAside(project: SetAside): Promise<void>;
}

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
  readonly runner: Runner;
  readonly storage: ProjectStorage;
  readonly findSample: (sha256: string) => Promise<NamedBytes | undefined>;
  /** Puts a board and its plan on show, with an empty history; both undefined for the start page. */
  readonly show: (host: Host | undefined, plan: Plan | undefined) => void;
}

export const NOTHING_OPENED = {
  opening: undefined,
  openingStep: 'read' as const,
  refusal: undefined,
  choice: undefined,
  recent: [],
  aside: [],
};

export function openingActions(around: Surroundings): OpeningState {
  const { set, get, runner, storage, show } = around;
  const { state: receivingState, receive } = receiving(around);
  const listRecent = async () => set({ recent: await storage.recent(), aside: await storage.aside() });
  /** Storage may be refused; then there are no earlier visits. */
  const ofLastVisit = (sha256: string): Promise<SavedProject | BrokenProject | undefined> =>
    storage.load(sha256).catch((error) => (error instanceof BrokenProject ? error : undefined));

  const enter = async (file: NamedBytes, prepare: Preparation) => {
    set({ openingStep: 'parse' });
    const host = await readHost(file);
    const saved = await ofLastVisit(host.sha256);
    const { offer, host: previousHost, plan: previousPlan } = get();
    // The board that a project was waiting for.
    if (offer !== undefined && offer.host === undefined)
      return receive({ ...offer.input, host: file }, offer.handle);
    const begin = prepare(planFor(host));
    show(host, begin);
    get().notify(texts.opened(host.name, host.tree.size));
    if (saved instanceof BrokenProject) get().notify(texts.brokenBegunAnew(host.name, saved.message));
    else if (saved !== undefined && !samePlan({ ...saved.plan, host: begin.host }, begin)) {
      get().edit(texts.bringBack, () => saved.plan);
      get().keepsIn(saved.projectFile);
      get().notify(texts.broughtBack(host.name), true);
    } else if (canRebind(previousPlan, host)) await offerRebind(previousPlan, previousHost, host);
  };

  /** Says what would become of a plan on the board that is open now. */
  const offerRebind = async (plan: Plan, before: Host | undefined, host: Host) => {
    const { bytes, name } = host;
    const report = await runner.ask('rebind', { bytes, name, plan, ...(before && { before: before.bytes }) });
    if (get().host === host) get().showDialog({ kind: 'rebind', offer: { plan, report } });
  };

  const refuse = (files: readonly NamedBytes[], error: InputError) =>
    set({ opening: undefined, choice: undefined, notice: undefined, refusal: { files, error } });

  /** Files of domains, to be imported as soon as their board is open. */
  let waiting: readonly NamedBytes[] = [];
  const importWaiting = async () => {
    const files = waiting;
    waiting = [];
    if (files.length === 0) return;
    const { host, plan } = get();
    if (host === undefined || plan === undefined) return refuse(files, texts.noBoardToImport(files));
    const report = await runner.ask('import', { bytes: host.bytes, plan, files });
    set({ opening: undefined });
    get().showDialog({ kind: 'import', report });
  };

  /** Counts what was to be opened; an answer to anything but the last is not wanted any more. */
  let last = 0;
  const attempt = async (files: readonly NamedBytes[], work: (isWanted: () => boolean) => Promise<void>) => {
    const number = ++last;
    const isWanted = () => number === last;
    set({ opening: files.map(({ name }) => name).join(', '), openingStep: 'read' });
    try {
      await work(isWanted);
    } catch (error) {
      if (!isWanted()) return;
      const message = error instanceof Error ? error.message : String(error);
      refuse(files, { code: 'crashed', offset: 0, message });
    }
  };

  return {
    ...NOTHING_OPENED,
    ...receivingState,

    open: (files, prepare = (plan) => plan) =>
      attempt(files, async (isWanted) => {
        const answer = await runner.open(files.map(({ name, bytes }) => ({ name, bytes })));
        if (!isWanted()) return;
        if ('project' in answer)
          return receive(answer, files.find(({ name }) => name === answer.name)?.handle);
        const board = 'domainFiles' in answer ? answer.board : answer;
        waiting = 'domainFiles' in answer ? answer.domainFiles : [];
        if (board === undefined) await importWaiting();
        else if ('code' in board) refuse(files, board);
        else if ('choices' in board) set({ opening: undefined, refusal: undefined, choice: board });
        else {
          await enter(board, prepare);
          await importWaiting();
        }
      }),

    async rebindOffer() {
      const { offer } = get();
      if (offer?.otherHost === undefined) return;
      const { otherHost, input } = offer;
      await attempt([otherHost], async () => {
        const host = await readHost(otherHost);
        show(host, planFor(host));
        set({ offer: undefined });
        await offerRebind(input.project, undefined, host);
      });
    },

    cancelOpening() {
      last++;
      set({ opening: undefined });
    },

    refuse,
    choose: (file) =>
      attempt([file], async () => {
        await enter(file, (plan) => plan);
        await importWaiting();
      }),
    dismissChoice: () => set({ choice: undefined }),
    dismissRefusal: () => set({ refusal: undefined }),

    close() {
      show(undefined, undefined);
      set({ notice: undefined });
      storage.leave().then(listRecent, () => {});
    },

    async restore() {
      try {
        await listRecent();
        const sha256 = await storage.lastOpen();
        if (sha256 !== undefined && get().host === undefined) await get().openRecent(sha256);
      } catch {
        set({ saving: 'blocked' });
      }
    },

    async openRecent(sha256) {
      const saved = await ofLastVisit(sha256);
      if (saved === undefined) return get().notify(texts.recentGone);
      if (saved instanceof BrokenProject) {
        await storage.leave();
        await listRecent();
        return get().notify(texts.broken(saved.message));
      }
      const host = await readHost(saved.host);
      show(host, saved.plan);
      get().keepsIn(saved.projectFile);
    },

    async forgetRecent(sha256) {
      await storage.remove(sha256);
      await listRecent();
    },

    async forgetAside(project) {
      await storage.forgetAside(project);
      await listRecent();
    },
  };
}
