import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { entries as entriesOf } from '../devicetree/entries.ts';
import type { Reference } from '../devicetree/references.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Domain, ProviderAction } from '../plan/plan.ts';
import type { Closure } from './closure.ts';
import { type Cell, type DraftNode, type Reason, stringBytes } from './draft.ts';
import {
  type AbsenceRule,
  ASSIGNED_CLOCKS,
  absenceRule,
  decide,
  isNeverCopied,
  isPinctrl,
} from './policy.ts';
import type { ScmiNodes } from './scmi-nodes.ts';
import type { StubNodes } from './stubs.ts';

/** A reference of a member, and what became of it. */
export interface ProviderUse {
  readonly consumer: NodeIndex;
  readonly property: string;
  /** Position in the property's list. */
  readonly entry: number;
  readonly provider: NodeIndex | undefined;
  readonly args: readonly number[];
  readonly outcome: 'kept' | 'stubbed' | 'dropped';
  /** What the plan or the policy asked for. */
  readonly action: ProviderAction;
  readonly byUser: boolean;
  /** Of a stub clock; undefined where no rate is known. */
  readonly rateHz?: number;
  /** What the guest is without, for a dropped one. */
  readonly effect?: string;
  readonly needed?: boolean;
}

/** Values for the properties of one member that hold references; undefined for a property that is left out. */
export type RewrittenProperties = ReadonlyMap<
  string,
  { readonly value: Uint8Array | readonly Cell[]; readonly reason: Reason } | undefined
>;

/** What {@link rewriteReferences} works on. */
export interface ReferenceContext {
  readonly facts: HostFacts;
  readonly domain: Domain;
  readonly closure: Closure;
  readonly drafts: ReadonlyMap<NodeIndex, DraftNode>;
  readonly stubs: StubNodes;
  /** The guest's SCMI nodes, where the domain gets any. */
  readonly scmi?: ScmiNodes | undefined;
  /** Receives every reference that was looked at. */
  readonly uses: ProviderUse[];
}

interface Entry {
  readonly reference: Reference;
  readonly cells: readonly Cell[] | undefined;
}

/**
 * Rewrites the properties of a member that hold phandles: a provider inside the domain keeps its entry, a clock
 * outside gets a stand-in, all others are left out together with their names.
 */
export function rewriteReferences(context: ReferenceContext, node: NodeIndex): RewrittenProperties {
  const { tree, references } = context.facts;
  const byProperty = new Map<string, Reference[]>();
  for (const reference of references.out(node)) {
    if (reference.kind !== 'known' || isHandledElsewhere(reference.property)) continue;
    addTo(byProperty, reference.property, reference);
  }
  const rewritten = new Map<string, { value: Uint8Array | readonly Cell[]; reason: Reason } | undefined>();
  for (const property of tree.propertyNames(node)) {
    const read = isHandledElsewhere(property) ? undefined : entriesOf(tree, node, property);
    if (read === undefined) continue;
    const list = byProperty.get(property) ?? [];
    const entries = list.map((reference) => ({ reference, cells: resolve(context, node, reference) }));
    const end = read.at(-1)?.end;
    if (end === undefined) leaveOut(property, rewritten);
    else prune(tree, node, property, entries, { count: read.length, end }, rewritten);
  }
  leaveOutGroups(tree, node, rewritten);
  return rewritten;
}

/** The cells of one entry in the guest, or undefined where its provider is not there. */
function resolve(
  context: ReferenceContext,
  consumer: NodeIndex,
  reference: Reference,
): readonly Cell[] | undefined {
  const { facts, domain, drafts, stubs, scmi, uses } = context;
  const { property, entry, target: provider, args } = reference;
  const use = { consumer, property, entry, provider, args };
  const rule = absenceRule(property);
  if (provider === undefined) {
    uses.push({
      ...use,
      outcome: 'dropped',
      action: 'drop',
      byUser: false,
      effect: 'The host tree has no such node.',
    });
    return undefined;
  }
  const inside = drafts.get(provider);
  if (inside) {
    uses.push({ ...use, outcome: 'kept', action: 'include', byUser: false });
    return [inside, ...args];
  }
  const { action, byUser, rateHz } = decide(facts.tree, domain, property, provider, args);
  if (action === 'scmi') {
    const cells = scmi?.forReference(reference);
    if (cells) {
      uses.push({ ...use, outcome: 'kept', action, byUser });
      return cells;
    }
  }
  if (action === 'stub' || action === 'scmi') {
    const stub = stubs.forReference(consumer, reference, rateHz);
    if (stub) {
      uses.push({
        ...use,
        outcome: 'stubbed',
        action,
        byUser,
        ...(stub.rateHz !== undefined && { rateHz: stub.rateHz }),
      });
      return [stub.node];
    }
  }
  uses.push({ ...use, outcome: 'dropped', action, byUser, effect: rule.effect, needed: rule.needed });
  return undefined;
}

/** Leaves a property out, and its names with it. */
function leaveOut(property: string, rewritten: Map<string, unknown>): void {
  rewritten.set(property, undefined);
  const { names } = absenceRule(property);
  if (names !== undefined) rewritten.set(names, undefined);
}

/** @param list how many entries could be read, holes included, and the cell after the last of them */
function prune(
  tree: DeviceTree,
  node: NodeIndex,
  property: string,
  entries: readonly Entry[],
  list: { readonly count: number; readonly end: number },
  rewritten: Map<string, { value: Uint8Array | readonly Cell[]; reason: Reason } | undefined>,
): void {
  const path = tree.path(node);
  const rule = absenceRule(property);
  const reason: Reason = {
    why: `From ${property} of ${path}, with the phandles of this tree.`,
    path,
    property,
  };
  const names = rule.names === undefined ? [] : tree.strings(node, rule.names);
  const lost = entries.filter(({ cells }) => cells === undefined).length;
  if (lost === 0) {
    rewritten.set(property, { value: sameLayout(tree, node, property, entries, list.end), reason });
    if (rule.names !== undefined && names.length > list.count) {
      rewritten.set(rule.names, { value: stringBytes(names.slice(0, list.count)), reason });
    }
    return;
  }
  const pruning = effectivePruning(rule, names.length > 0);
  if (lost === entries.length || pruning === 'whole') {
    leaveOut(property, rewritten);
    return;
  }
  rewritten.set(property, { value: pruning === 'entries' ? kept(entries) : withHoles(entries), reason });
  if (pruning === 'entries' && rule.names !== undefined) {
    const left = names.filter((_, i) => entries.find(({ reference }) => reference.entry === i)?.cells);
    rewritten.set(rule.names, {
      value: stringBytes(left),
      reason: { why: `One name for each of ${property}.`, path },
    });
  }
}

/** Without names the position of an entry is its meaning, so that it must not move. */
function effectivePruning(rule: AbsenceRule, named: boolean): AbsenceRule['pruning'] {
  return rule.pruning === 'entries' && !named ? 'holes' : rule.pruning;
}

const kept = (entries: readonly Entry[]): Cell[] => entries.flatMap(({ cells }) => cells ?? []);

/** Positions stay: what is lost, or was never there, becomes a hole. */
function withHoles(entries: readonly Entry[]): Cell[] {
  const byPosition = new Map(entries.map(({ reference, cells }) => [reference.entry, cells]));
  const last = Math.max(...entries.filter(({ cells }) => cells).map(({ reference }) => reference.entry));
  return Array.from({ length: last + 1 }, (_, i) => byPosition.get(i) ?? [0]).flat();
}

/**
 * The property as it is, each phandle replaced where it stands: its other cells (holes, ids) stay. Cells after the
 * last entry belong to nothing, and would be read as entries once the phandles are others.
 */
function sameLayout(
  tree: DeviceTree,
  node: NodeIndex,
  property: string,
  entries: readonly Entry[],
  end: number,
): readonly Cell[] {
  const cells: Cell[] = (tree.cells(node, property) ?? []).slice(0, end);
  for (const { reference, cells: own } of entries.toReversed()) {
    cells.splice(reference.cell, 1 + reference.args.length, ...own!);
  }
  return cells;
}

/** Properties that stand or fall together. */
function leaveOutGroups(tree: DeviceTree, node: NodeIndex, rewritten: Map<string, unknown>): void {
  const names = tree.propertyNames(node);
  const together = (belongs: (name: string) => boolean): void => {
    const broken = names.some(
      (name) => belongs(name) && rewritten.has(name) && rewritten.get(name) === undefined,
    );
    if (broken) for (const name of names.filter(belongs)) rewritten.set(name, undefined);
  };
  together(isPinctrl);
  together((name) => ASSIGNED_CLOCKS.has(name));
}

const isHandledElsewhere = (property: string): boolean =>
  isNeverCopied(property) ||
  property === 'interrupt-parent' ||
  property === 'interrupts-extended' ||
  property === 'interrupt-map' ||
  property === 'interrupts';
