/** What a change of Xen or of a domain's memory moves in the address spaces of guests. */
import type { NodePath, PageNumber } from '../core/base/brand.ts';
import type { GuestSpace } from '../core/contract.ts';
import type { Domain, Plan } from '../core/plan/plan.ts';
import type { WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

/** Pages of devices that lie elsewhere in a guest than before. */
export interface Move {
  readonly domain: string;
  readonly paths: readonly NodePath[];
  readonly mfn: PageNumber;
  readonly from: PageNumber;
  /** Undefined where there is no room any more. */
  readonly to: PageNumber | undefined;
  /** Why they are not at their host address. */
  readonly why: string | undefined;
}

/** All that an edit moved. */
export interface Moves {
  readonly action: string;
  /** The plan that the edit led to: as long as it is the present one, undoing takes the moves back. */
  readonly plan: Plan;
  readonly list: readonly Move[];
}

export interface MovesState {
  readonly moves: Moves | undefined;
  dismissMoves(): void;
}

/** The pages that are in the same domain before and after, at another place. */
export function movesBetween(before: readonly GuestSpace[], after: readonly GuestSpace[]): Move[] {
  return after.flatMap(({ domain, mappings, homeless }) => {
    const old = before.find((space) => space.domain === domain)?.mappings ?? [];
    const was = new Map(old.map(({ mfn, gfn }) => [mfn, gfn]));
    const found = [
      ...mappings.map(({ mfn, paths, gfn, moved }) => ({ mfn, paths, to: gfn, why: moved })),
      ...homeless.map(({ mfn, paths, why }) => ({ mfn, paths, to: undefined, why })),
    ];
    return found.flatMap(({ mfn, paths, to, why }): Move[] => {
      const from = was.get(mfn);
      return from === undefined || from === to ? [] : [{ domain, paths, mfn, from, to, why }];
    });
  });
}

/** Whether an edit changed what decides where registers lie in a guest, beside the devices and their pins. */
function isLaidOutAnew(before: Plan, plan: Plan): boolean {
  const layout = ({ memoryMib, boot, directMap, staticMemory }: Domain): string =>
    JSON.stringify([memoryMib, boot, directMap, staticMemory]);
  return (
    JSON.stringify([before.target, before.channels]) !== JSON.stringify([plan.target, plan.channels]) ||
    plan.domains.some((domain) => {
      const old = before.domains.find(({ name }) => name === domain.name);
      return old !== undefined && layout(old) !== layout(domain);
    })
  );
}

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
}

/** Compares what was built before an edit that lays out guests anew with what is built after it. */
export class MoveWatch {
  readonly #around: Surroundings;
  #waiting: { readonly guests: readonly GuestSpace[]; readonly action: string; plan: Plan } | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The plan has changed: by an edit, or by going back and forth in history. */
  changed(before: Plan | undefined, plan: Plan | undefined, by: 'edit' | 'travel'): void {
    const { set, get } = this.#around;
    if (by === 'travel' || before === undefined || plan === undefined) {
      this.#waiting = undefined;
      if (get().moves !== undefined) set({ moves: undefined });
    } else if (isLaidOutAnew(before, plan)) {
      const guests = this.#waiting?.guests ?? get().outcome.guests;
      this.#waiting = { guests, action: get().lastAction, plan };
    } else if (this.#waiting !== undefined) this.#waiting.plan = plan;
  }

  /** A reply about the present plan has come. */
  built(guests: readonly GuestSpace[]): void {
    if (this.#waiting === undefined) return;
    const { guests: before, action, plan } = this.#waiting;
    this.#waiting = undefined;
    const list = movesBetween(before, guests);
    this.#around.set({ moves: list.length > 0 ? { action, plan, list } : undefined });
    if (list.length > 0) this.#around.get().notify(texts.moved(action, list.length), true);
  }
}
