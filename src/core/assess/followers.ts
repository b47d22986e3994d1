import type { NodeIndex, NodePath } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import type { DomainContext } from '../checks/context.ts';
import type { Finding } from '../contract.ts';
import { deviceAbove } from '../host/devices.ts';
import type { HostFacts } from '../host/facts.ts';
import { foreignOwners, type Owners } from '../partial/obstacle.ts';
import type { Plan } from '../plan/plan.ts';
import type { Follower, FollowReason } from './assessment.ts';

/** What follows devices into a domain, gathered from what the rules say of them. */
export class Followers {
  readonly #facts: HostFacts;
  readonly #domain: string;
  readonly #owners: Owners;
  readonly #wished: ReadonlySet<NodePath>;
  readonly #found = new Map<NodePath, { how: Follower['how']; reasons: FollowReason[] }>();

  constructor(facts: HostFacts, plan: Plan, domain: string, wished: readonly NodePath[]) {
    this.#facts = facts;
    this.#domain = domain;
    this.#owners = foreignOwners(facts.tree, plan, { name: domain });
    this.#wished = new Set(wished);
  }

  /** Takes in what was found, and gives the nodes that must follow and were not known to. */
  learn(findings: readonly Finding[]): NodePath[] {
    const before = new Set(this.must());
    for (const finding of findings) {
      for (const path of this.#asked(finding)) this.#note(path, finding);
    }
    return this.must().filter((path) => !before.has(path));
  }

  /** What must follow and is free to. */
  must(): NodePath[] {
    return [...this.#found]
      .filter(([path, { how }]) => how === 'must' && this.#ownerOf(path) === undefined)
      .map(([path]) => path);
  }

  /** What must follow, and another domain has. */
  taken(): NodePath[] {
    return [...this.#found]
      .filter(([path, { how }]) => how === 'must' && this.#ownerOf(path) !== undefined)
      .map(([path]) => path);
  }

  /** All followers: what must, what goes along by itself, what should; each in document order. */
  list(after: DomainContext): Follower[] {
    const asked = [...this.#found].map(([path, { how, reasons }]) => this.#follower(path, how, reasons));
    const { tree } = this.#facts;
    const told = new Set(asked.map(({ path }) => path));
    const all = [...asked, ...this.#along(after, told), ...this.#wholes(after, told)];
    return all.sort(
      (a, b) =>
        ORDER.indexOf(a.how) - ORDER.indexOf(b.how) ||
        (tree.byPath(a.path) ?? 0) - (tree.byPath(b.path) ?? 0),
    );
  }

  /** The nodes that a finding asks to be given to the domain as well. */
  #asked({ severity, fixes = [] }: Finding): NodePath[] {
    if (severity === 'info' && fixes.length === 0) return [];
    return fixes.flatMap(({ change }) =>
      change.kind === 'assign' && change.domain === this.#domain
        ? change.paths.filter((path) => !this.#wished.has(path))
        : [],
    );
  }

  #note(path: NodePath, { severity, rule, message, path: from, property }: Finding): void {
    const entry = this.#found.get(path) ?? { how: 'should', reasons: [] };
    if (severity === 'error') entry.how = 'must';
    const reason = { rule, text: message, from, ...(property !== undefined && { property }) };
    if (!entry.reasons.some(({ text }) => text === message)) entry.reasons.push(reason);
    this.#found.set(path, entry);
  }

  /** Parts of the wished devices with registers or interrupts of their own. */
  #along({ members }: DomainContext, told: ReadonlySet<NodePath>): Follower[] {
    const { tree } = this.#facts;
    const found: Follower[] = [];
    for (const wished of this.#wished) {
      const head = tree.byPath(wished);
      if (head === undefined) continue;
      for (const node of tree.subtree(head)) {
        const path = tree.path(node);
        if (node === head || !members.get(node)?.owned || told.has(path) || this.#wished.has(path)) continue;
        if (!this.#isDevice(node)) continue;
        const text = `It is a part of ${wished}.`;
        found.push({ path, how: 'along', reasons: [{ text, from: wished }] });
      }
    }
    return found;
  }

  /** The devices of which wished ones are only a part. */
  #wholes({ members }: DomainContext, told: ReadonlySet<NodePath>): Follower[] {
    const facts = this.#facts;
    const { tree } = facts;
    const found = new Map<NodePath, FollowReason[]>();
    for (const wished of this.#wished) {
      const node = tree.byPath(wished);
      const whole = node === undefined ? undefined : deviceAbove(facts, node);
      if (whole === undefined || members.has(whole) || told.has(tree.path(whole))) continue;
      if (facts.whyNotAssignable(whole) !== undefined || facts.controlPlane(whole) !== undefined) continue;
      const text = `${wished} is a part of it, and its registers, clocks and resets stay outside.`;
      const path = tree.path(whole);
      addTo(found, path, { text, from: wished });
    }
    return [...found].map(([path, reasons]) => this.#follower(path, 'should', reasons));
  }

  #follower(path: NodePath, how: Follower['how'], reasons: readonly FollowReason[]): Follower {
    const owner = this.#ownerOf(path);
    return { path, how, reasons, ...(owner !== undefined && { owner }) };
  }

  #isDevice(node: NodeIndex): boolean {
    return this.#facts.spans(node).length > 0 || this.#facts.intids(node).length > 0;
  }

  #ownerOf(path: NodePath): string | undefined {
    const node = this.#facts.tree.byPath(path);
    if (node === undefined) return undefined;
    for (const at of [node, ...this.#facts.tree.ancestors(node)]) {
      const owner = this.#owners.get(at);
      if (owner !== undefined) return owner;
    }
    return undefined;
  }
}

const ORDER: readonly Follower['how'][] = ['must', 'along', 'should'];
