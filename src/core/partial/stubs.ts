import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { Reference } from '../devicetree/references.ts';
import type { HostFacts } from '../host/facts.ts';
import { DraftNode } from './draft.ts';

/** A node that stands in for a provider outside of the domain. */
export interface Stub {
  readonly node: DraftNode;
  /** Of a clock: undefined where no rate is known. */
  readonly rateHz?: number;
}

/** A clock whose rate nobody knows. */
export interface RateNeeded {
  readonly node: DraftNode;
  readonly provider: NodeIndex;
  readonly args: readonly number[];
  /** Paths of the nodes that use it. */
  readonly consumers: NodePath[];
}

/**
 * The stand-ins of one domain: one fixed clock for each rate, one for each clock of unknown rate, one always-on
 * regulator for all supplies.
 */
export class StubNodes {
  readonly #facts: HostFacts;
  readonly #byRate = new Map<number, DraftNode>();
  readonly #unknown = new Map<string, RateNeeded>();
  #regulator: DraftNode | undefined;

  constructor(facts: HostFacts) {
    this.#facts = facts;
  }

  /** All stand-ins, in the order in which they were needed. */
  get nodes(): DraftNode[] {
    return [
      ...this.#byRate.values(),
      ...[...this.#unknown.values()].map(({ node }) => node),
      ...(this.#regulator ? [this.#regulator] : []),
    ];
  }

  get rateNeeded(): readonly RateNeeded[] {
    return [...this.#unknown.values()];
  }

  /** The stand-in for what a reference names; undefined where there is none for this kind of provider. */
  forReference(consumer: NodeIndex, reference: Reference, userRate: number | undefined): Stub | undefined {
    const { property, target, args } = reference;
    if (property.endsWith('-supply')) return { node: this.#supply() };
    if (property !== 'clocks' || target === undefined) return undefined;
    const rateHz =
      userRate ?? this.#assignedRate(consumer, target, args) ?? this.#facts.clockRate(target, args);
    if (rateHz !== undefined && rateHz > 0 && rateHz <= 0xffff_ffff) {
      return { node: this.#clock(rateHz), rateHz };
    }
    return { node: this.#unknownClock(consumer, target, args) };
  }

  /** What the consumer itself wants the clock set to: `assigned-clock-rates` beside `assigned-clocks`. */
  #assignedRate(consumer: NodeIndex, provider: NodeIndex, args: readonly number[]): number | undefined {
    const { tree, references } = this.#facts;
    const rates = tree.cells(consumer, 'assigned-clock-rates');
    if (rates === undefined) return undefined;
    const match = references
      .out(consumer)
      .find(
        ({ property, target, args: own }) =>
          property === 'assigned-clocks' && target === provider && own.join() === args.join(),
      );
    return match && (rates[match.entry] || undefined);
  }

  #clock(rateHz: number): DraftNode {
    const known = this.#byRate.get(rateHz);
    if (known) return known;
    const node = fixedClock(`clock-${rateHz}`, rateHz, {
      why: `Stands in for clocks outside of the domain that run at ${rateHz} Hz.`,
    });
    this.#byRate.set(rateHz, node);
    return node;
  }

  /** Linux reads a rate of 0 as "not known" and still lets the driver switch the clock. */
  #unknownClock(consumer: NodeIndex, provider: NodeIndex, args: readonly number[]): DraftNode {
    const { tree } = this.#facts;
    const key = [provider, ...args].join();
    const path = tree.path(consumer);
    const known = this.#unknown.get(key);
    if (known) {
      if (!known.consumers.includes(path)) known.consumers.push(path);
      return known.node;
    }
    const node = fixedClock(`clock-rate-needed-${this.#unknown.size + 1}`, 0, {
      why: `Rate needed: stands in for ${['clock', ...args].join(' ')} of ${tree.path(provider)}, whose rate the device tree does not tell.`,
      path: tree.path(provider),
    });
    this.#unknown.set(key, { node, provider, args, consumers: [path] });
    return node;
  }

  #supply(): DraftNode {
    if (this.#regulator) return this.#regulator;
    const node = new DraftNode('regulator-always-on', {
      why: 'Stands in for supplies outside of the domain; they must be on.',
    });
    node.strings('compatible', ['regulator-fixed']);
    node.strings('regulator-name', ['always-on']);
    node.properties.push({ name: 'regulator-always-on', value: new Uint8Array() });
    this.#regulator = node;
    return node;
  }
}

function fixedClock(name: string, rateHz: number, reason: DraftNode['reason']): DraftNode {
  const node = new DraftNode(name, reason);
  node.strings('compatible', ['fixed-clock']);
  node.cells('#clock-cells', [0]);
  node.cells('clock-frequency', [rateHz]);
  return node;
}
