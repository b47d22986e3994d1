import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { oncePerTree } from '../devicetree/once.ts';
import { type ReferenceIndex, referenceIndex } from '../devicetree/references.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { scmiInstances } from './instances.ts';
import type { ScmiInstance, ScmiProtocol, ScmiResource, ScmiUse } from './model.ts';
import { isScpi } from './transports.ts';

/** A resource that a node depends on, and how it gets there. */
export interface ScmiDependency {
  readonly instance: ScmiInstance;
  readonly protocol: ScmiProtocol;
  readonly resource: ScmiResource;
  readonly use: ScmiUse;
  /** Providers between the node and the resource, the nearest first; empty where the node names it itself. */
  readonly through: readonly NodeIndex[];
}

/** Properties whose target gives what the node itself then hands on. */
const PROVIDER_PROPERTY = /^(?:clocks|resets|power-domains|assigned-clock(?:s|-parents)|.+-supply)$/;

/** What a host tree says about SCMI; computed once per tree. */
export class ScmiFacts {
  readonly tree: DeviceTree;
  readonly references: ReferenceIndex;
  readonly instances: readonly ScmiInstance[];
  /** Nodes of SCMI's predecessor, SCPI. */
  readonly scpi: readonly NodeIndex[];
  readonly #direct: ReadonlyMap<NodeIndex, readonly Omit<ScmiDependency, 'through'>[]>;

  constructor(tree: DeviceTree, references: ReferenceIndex) {
    this.tree = tree;
    this.references = references;
    this.instances = scmiInstances(tree, references);
    this.scpi = [...tree.nodes()].filter((node) => isScpi(tree, node));
    this.#direct = indexUses(this.instances);
  }

  /** The resources that a node names in its own properties, in order of protocols and ids. */
  direct(node: NodeIndex): readonly ScmiDependency[] {
    return (this.#direct.get(node) ?? []).map((found) => ({ ...found, through: [] }));
  }

  /**
   * The resources that a node depends on: its own, and those that the providers of its clocks, resets, power
   * domains and supplies need in turn. Cycles of providers are walked once.
   */
  dependencies(node: NodeIndex): readonly ScmiDependency[] {
    if (this.#direct.size === 0) return [];
    const found: ScmiDependency[] = [];
    const seen = new Set<NodeIndex>([node]);
    const walk = (at: NodeIndex, through: readonly NodeIndex[]): void => {
      for (const dependency of this.#direct.get(at) ?? []) found.push({ ...dependency, through });
      for (const { property, target } of this.references.out(at)) {
        if (target === undefined || seen.has(target) || !PROVIDER_PROPERTY.test(property)) continue;
        if (this.#isScmi(target)) continue;
        seen.add(target);
        walk(target, [...through, target]);
      }
    };
    walk(node, []);
    return found;
  }

  #isScmi(node: NodeIndex): boolean {
    return this.instances.some((instance) => this.tree.isWithin(node, instance.node));
  }
}

/** The facts of a tree, computed at the first call. */
export const scmiFacts = oncePerTree((tree) => new ScmiFacts(tree, referenceIndex(tree)));

function indexUses(instances: readonly ScmiInstance[]): Map<NodeIndex, Omit<ScmiDependency, 'through'>[]> {
  const found = new Map<NodeIndex, Omit<ScmiDependency, 'through'>[]>();
  for (const instance of instances) {
    for (const protocol of instance.protocols) {
      for (const resource of protocol.resources) {
        for (const use of resource.uses) {
          addTo(found, use.consumer, { instance, protocol, resource, use });
        }
      }
    }
  }
  return found;
}
