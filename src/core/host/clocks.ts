import type { NodeIndex } from '../base/brand.ts';
import { entries, isHole } from '../devicetree/entries.ts';
import type { DeviceTree } from '../devicetree/tree.ts';

/** The rate of a clock as the tree tells it. */
export interface ClockRate {
  readonly hz: number;
  /** Where it was read: a sentence. */
  readonly why: string;
}

/** How many factors may stand between a clock and its source before the tree counts as going in circles. */
const MAX_FACTORS = 16;

/**
 * Rates of clocks without asking any hardware: fixed clocks, fixed factors of those, what `assigned-clock-rates` anywhere
 * in the tree asks for, and a provider's own `clock-frequency`.
 */
export class ClockRates {
  readonly #tree: DeviceTree;
  readonly #assigned: ReadonlyMap<string, ClockRate>;

  constructor(tree: DeviceTree) {
    this.#tree = tree;
    this.#assigned = readAssigned(tree);
  }

  /** @param args the specifier cells after the provider's phandle */
  rate(provider: NodeIndex, args: readonly number[]): ClockRate | undefined {
    return this.#rate(provider, args, 0);
  }

  #rate(provider: NodeIndex, args: readonly number[], depth: number): ClockRate | undefined {
    if (depth > MAX_FACTORS) return undefined;
    const tree = this.#tree;
    const path = tree.path(provider);
    const compatible = tree.strings(provider, 'compatible');
    const frequency = tree.u32(provider, 'clock-frequency');
    if (compatible.includes('fixed-clock')) {
      return frequency ? { hz: frequency, why: `${path} is a fixed clock` } : undefined;
    }
    if (compatible.includes('fixed-factor-clock')) return this.#factor(provider, depth);
    const assigned = this.#assigned.get(key(provider, args));
    if (assigned) return assigned;
    if (frequency && tree.u32(provider, '#clock-cells') === 0) {
      return { hz: frequency, why: `clock-frequency of ${path}` };
    }
    return undefined;
  }

  #factor(node: NodeIndex, depth: number): ClockRate | undefined {
    const source = entries(this.#tree, node, 'clocks')?.[0];
    const mult = this.#tree.u32(node, 'clock-mult');
    const div = this.#tree.u32(node, 'clock-div');
    if (source?.target === undefined || !mult || !div) return undefined;
    const of = this.#rate(source.target, source.args, depth + 1);
    return (
      of && {
        hz: Math.floor((of.hz * mult) / div),
        why: `${this.#tree.path(node)} is ${mult}/${div} of ${this.#tree.path(source.target)}`,
      }
    );
  }
}

const key = (provider: NodeIndex, args: readonly number[]): string => `${provider}:${args.join(',')}`;

/** The first node to ask for a rate is believed; 0 asks for none. */
function readAssigned(tree: DeviceTree): Map<string, ClockRate> {
  const found = new Map<string, ClockRate>();
  for (const node of tree.nodes()) {
    const rates = assignedRates(tree, node);
    if (rates === undefined) continue;
    for (const { index, phandle, target, args } of entries(tree, node, 'assigned-clocks') ?? []) {
      const hz = rates[index];
      if (!hz || target === undefined || isHole(phandle) || found.has(key(target, args))) continue;
      found.set(key(target, args), { hz, why: `assigned-clock-rates of ${tree.path(node)}` });
    }
  }
  return found;
}

/** In Hz; the 64-bit property wins (clock binding). */
function assignedRates(tree: DeviceTree, node: NodeIndex): number[] | undefined {
  const wide = tree.cells(node, 'assigned-clock-rates-u64');
  if (wide) {
    return Array.from({ length: wide.length / 2 }, (_, i) => wide[2 * i]! * 2 ** 32 + wide[2 * i + 1]!);
  }
  return tree.cells(node, 'assigned-clock-rates');
}
