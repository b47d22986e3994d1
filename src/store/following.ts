/** What devices bring with them: verdicts before they are given away, and what is left to settle afterwards. */
import type { NodePath } from '../core/base/brand.ts';
import type { Assessment, PlanChange, Runner } from '../core/contract.ts';
import type { Plan, ProviderAction } from '../core/plan/plan.ts';
import { applyChange } from './edits.ts';
import type { WorkspaceState } from './state.ts';
import { named, texts } from './texts.ts';

/** Devices that somebody holds over the domains, by mouse or in a menu. */
export interface Considered {
  readonly paths: readonly NodePath[];
  /** One for each domain, in the order of the plan; absent until the core has answered. */
  readonly verdicts?: readonly Assessment[];
}

/** The closure sheet of a domain: about some of its devices, or all. */
export interface Sheet {
  readonly domain: string;
  readonly paths: readonly NodePath[];
  /** When there is something to show: whatever there is, what the user should settle, or what is wrong. */
  readonly when: 'always' | 'open' | 'wrong';
}

export interface FollowingState {
  readonly considered: Considered | undefined;
  readonly sheet: Sheet | undefined;

  /** Asks for the verdict of every domain on some devices. */
  consider(paths: readonly NodePath[]): void;
  stopConsidering(): void;
  /** What giving devices to each domain of a plan means: of the present one, or of one that is only thought of. */
  assess(paths: readonly NodePath[], plan: Plan): Promise<readonly Assessment[]>;
  /** Shows what follows devices of a domain; all of them where none are named. */
  openSheet(domain: string, paths?: readonly NodePath[]): void;
  closeSheet(): void;
  /** One policy for what a provider gives to a domain; undefined: the default. `words` is what the policy is called. */
  switchProvider(domain: string, provider: NodePath, action: ProviderAction | undefined, words: string): void;
  /** Makes the changes that the sheet proposes, as one step. */
  settle(changes: readonly PlanChange[]): void;
}

export const NOTHING_FOLLOWS = { considered: undefined, sheet: undefined };

/** The part of the state about what follows. */
export function followingActions(
  set: (change: Partial<WorkspaceState>) => void,
  get: () => WorkspaceState,
  runner: Runner,
): FollowingState {
  return {
    ...NOTHING_FOLLOWS,

    consider(paths) {
      const { plan } = get();
      if (plan === undefined) return;
      const considered: Considered = { paths };
      set({ considered });
      get()
        .assess(paths, plan)
        .then(
          (verdicts) => get().considered === considered && set({ considered: { paths, verdicts } }),
          // The devices can be given away without a verdict; what is wrong with the worker, the build tells.
          () => undefined,
        );
    },

    stopConsidering: () => set({ considered: undefined }),

    async assess(paths, plan) {
      const { host } = get();
      return host === undefined ? [] : runner.assess(host.bytes, plan, paths);
    },

    openSheet(domain, paths) {
      const devices = get().plan?.domains.find(({ name }) => name === domain)?.devices ?? [];
      const about = paths ?? devices.map(({ path }) => path);
      if (about.length === 0) set({ sheet: undefined });
      else set({ sheet: { domain, paths: about, when: 'always' }, tab: 'domains' });
    },

    closeSheet: () => set({ sheet: undefined }),

    switchProvider(domain, provider, action, words) {
      get().apply(
        { kind: 'switch-provider', domain, provider, ...(action !== undefined && { action }) },
        texts.switchProvider(provider, words),
      );
    },

    settle(changes) {
      const { sheet } = get();
      if (sheet === undefined || changes.length === 0) return;
      const action = texts.settle(named(sheet.paths), sheet.domain);
      get().edit(action, (plan) => changes.reduce(applyChange, plan));
      const gained = changes.flatMap((change) =>
        change.kind === 'assign' && change.domain === sheet.domain ? change.paths : [],
      );
      const paths = [...new Set([...sheet.paths, ...gained])];
      get().notify(texts.did(action), true);
      set({ sheet: { ...sheet, paths, when: 'wrong' } });
    },
  };
}
