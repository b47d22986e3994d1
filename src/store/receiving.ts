/** How a project from elsewhere comes in: it is shown first wherever it would replace something, or its board is missing. */
import type { ProjectInput } from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readHost } from './host.ts';
import { isBegun, samePlan } from './project-file.ts';
import type { ProjectStorage, SavedProject } from './project-storage.ts';
import type { Host, NamedBytes, WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

/** A project that came in and waits for a word of the user. */
export interface Offer {
  readonly input: ProjectInput;
  /** Where the project file is, so that it can be saved in place. */
  readonly handle: FileSystemFileHandle | undefined;
  /** The board the plan was made for; undefined where it is not at hand. */
  readonly host: Host | undefined;
  /** A board that was given for it and is another one. */
  readonly otherHost: NamedBytes | undefined;
  /** The plan for the same board that would be replaced. */
  readonly kept: Plan | undefined;
}

export interface ReceivingState {
  readonly offer: Offer | undefined;
  /** Opens the project of {@link offer}. */
  acceptOffer(): Promise<void>;
  dismissOffer(): void;
}

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
  readonly storage: ProjectStorage;
  readonly findSample: (sha256: string) => Promise<NamedBytes | undefined>;
  readonly show: (host: Host | undefined, plan: Plan | undefined) => void;
}

export function receiving({ set, get, storage, findSample, show }: Surroundings) {
  const stored = (sha256: string): Promise<SavedProject | undefined> =>
    storage.load(sha256).catch(() => undefined);

  /** The board of a plan: given with it, open, kept in this browser, or one of the samples. */
  const findHost = async (sha256: string, given: NamedBytes | undefined): Promise<Host | undefined> => {
    const brought = given && (await readHost(given));
    if (brought?.sha256 === sha256) return brought;
    const open = get().host;
    if (open?.sha256 === sha256) return open;
    const bytes = (await stored(sha256))?.host ?? (await findSample(sha256).catch(() => undefined));
    return bytes && (await readHost(bytes));
  };

  const planOf = async (host: Host): Promise<Plan | undefined> => {
    const { host: open, plan } = get();
    return open?.sha256 === host.sha256 ? plan : (await stored(host.sha256))?.plan;
  };

  const enter = async ({ input, handle, host, kept }: Offer) => {
    if (host === undefined) return;
    const { name, origin, project } = input;
    const open = get().host?.sha256 === host.sha256;
    if (!open) show(host, kept ?? project);
    if (open || kept !== undefined) get().edit(texts.openProject(name), () => project);
    set({ offer: undefined, opening: undefined, refusal: undefined });
    if (origin === 'file') get().keepsIn({ name, saved: project, ...(handle && { handle }) });
    get().notify(kept === undefined ? texts.projectOpened(name) : texts.replaced(name), kept !== undefined);
  };

  /** Opens a project at once where nothing is lost by it and the user has chosen it from the own disk. */
  const receive = async (input: ProjectInput, handle: FileSystemFileHandle | undefined) => {
    const { project } = input;
    const host = await findHost(project.host.sha256, input.host);
    const plan = host && (await planOf(host));
    const kept = plan && isBegun(plan) && !samePlan(plan, project) ? plan : undefined;
    const otherHost = host === undefined ? input.host : undefined;
    const offer: Offer = { input, handle, host, otherHost, kept };
    if (host !== undefined && kept === undefined && input.origin !== 'link') await enter(offer);
    else set({ offer, opening: undefined, refusal: undefined, choice: undefined, notice: undefined });
  };

  const state: ReceivingState = {
    offer: undefined,
    async acceptOffer() {
      const { offer } = get();
      if (offer !== undefined) await enter(offer);
    },
    dismissOffer: () => set({ offer: undefined }),
  };
  return { state, receive };
}
