import type { HostFacts } from '../host/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { type Closure, closure, type Member } from './closure.ts';
import { guestLayout, sharedRegions } from './layout.ts';
import { type DomainPartial, partialOfClosure } from './partial.ts';

/**
 * The partial trees of a plan, and those of the plan before: where domain, target, channels and nodes are still the same,
 * so is the tree, and the very same object is given again. Holds one tree for each domain.
 */
export class KeptPartials {
  readonly #facts: HostFacts;
  #kept: ReadonlyMap<string, Kept> = new Map();

  constructor(facts: HostFacts) {
    this.#facts = facts;
  }

  /** One for each domain, in the order of the plan. */
  of(plan: Plan): DomainPartial[] {
    const { scmiNames } = plan;
    const target = JSON.stringify([plan.target, scmiNames]);
    const kept = plan.domains.map((domain): [string, Kept] => {
      const shared = sharedRegions(plan, domain);
      const wish = target + JSON.stringify([domain, shared]);
      const found = closure(this.#facts, plan, domain);
      const before = this.#kept.get(domain.name);
      if (before?.wish === wish && isSame(before.partial.closure, found)) return [domain.name, before];
      const made = partialOfClosure(
        this.#facts,
        plan.target,
        domain,
        found,
        guestLayout(domain, plan.target, shared),
      );
      return [domain.name, { wish, partial: { ...made, ...(scmiNames && { scmiNames }) } }];
    });
    this.#kept = new Map(kept);
    return kept.map(([, { partial }]) => partial);
  }
}

interface Kept {
  /** Target, domain and the memory that it shares, as text. */
  readonly wish: string;
  readonly partial: DomainPartial;
}

function isSame(a: Closure, b: Closure): boolean {
  return (
    a.members.size === b.members.size &&
    isSameList(a.tops, b.tops, (one, other) => one === other) &&
    isSameList(a.missing, b.missing, (one, other) => one === other) &&
    isSameList(
      a.elsewhere,
      b.elsewhere,
      (one, other) => one.node === other.node && one.domain === other.domain,
    ) &&
    isSameList([...a.members.values()], [...b.members.values()], isSameMember)
  );
}

const isSameMember = (a: Member, b: Member): boolean =>
  a.node === b.node &&
  a.role === b.role &&
  a.owned === b.owned &&
  a.edge?.from === b.edge?.from &&
  a.edge?.property === b.edge?.property &&
  a.edge?.to === b.edge?.to;

const isSameList = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i]!));
