import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { OutputFile, Provenance } from '../contract.ts';
import { layoutOf } from '../devicetree/annotate.ts';
import { isAvailable } from '../devicetree/status.ts';
import { DeviceTree, ROOT } from '../devicetree/tree.ts';
import { printDts } from '../dts/index.ts';
import { type FdtNode, type FdtProperty, parseFdt, writeFdt } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { isCopyable } from '../partial/policy.ts';
import { encodeUtf8 } from '../platform.ts';

/**
 * `<domain>/full.dtb` and `.dts`: the host tree with all that is not passed through disabled, as toolstacks take it that
 * copy nodes from a full tree by their host paths. Upstream Xen and libxl read `/passthrough` and `/aliases` alone, and so
 * find nothing in it (libxl_arm.c:copy_partial_fdt). Devices keep the host's addresses and phandles.
 */
export function fullTreeFiles(facts: HostFacts, partial: DomainPartial): OutputFile[] {
  const { name } = partial.domain;
  const reasons = new Map<string, string>();
  const root = new FullTree(facts, partial, reasons).root();
  const tree = { reservations: [], bootCpu: 0, root };
  const blob = writeFdt(tree);
  const printed = printDts(tree, {
    heading: [
      `Full device tree of the domain ${name}: the host tree, where all that is not passed through is disabled.`,
      'For toolstacks that copy nodes from it by their host paths (dt_passthrough_nodes of the EPAM toolstack).',
      'Upstream Xen and xl copy only /passthrough and /aliases, which it does not have: they need passthrough.dtb.',
    ],
    lines: true,
    ...layoutOf(new DeviceTree(blob)),
  });
  const lines = printed.lines.flatMap(({ path, property, from, to }): Provenance[] => {
    const why = reasons.get(property === undefined ? path : `${path}:${property}`);
    return why === undefined ? [] : [{ from, to, why, path: path as NodePath }];
  });
  return [
    { name: `${name}/full.dtb`, bytes: blob },
    { name: `${name}/full.dts`, bytes: encodeUtf8(printed.text), lines },
  ];
}

/** What says to the host how to boot, or to Xen what to give away. */
const OF_THE_HOST = /^(?:iommus|iommu-map|iommu-map-mask|xen,.*)$/;

class FullTree {
  readonly #facts: HostFacts;
  readonly #partial: DomainPartial;
  readonly #reasons: Map<string, string>;
  /** Nodes of the domain, and all above them. */
  readonly #kept = new Set<NodeIndex>();
  #next = 0;

  constructor(facts: HostFacts, partial: DomainPartial, reasons: Map<string, string>) {
    this.#facts = facts;
    this.#partial = partial;
    this.#reasons = reasons;
    for (const node of partial.closure.members.keys()) {
      this.#kept.add(node);
      for (const above of facts.tree.ancestors(node)) this.#kept.add(above);
    }
  }

  root(): FdtNode {
    return this.#convert(parseFdt(this.#facts.tree.bytes).root, false)!;
  }

  /** Nodes come in document order, so that counting them numbers them. */
  #convert(node: FdtNode, hidden: boolean): FdtNode | undefined {
    const { tree } = this.#facts;
    const index = this.#next++ as NodeIndex;
    const path = tree.path(index);
    const isLeftOut = /^\/memory(?:@[^/]*)?$/.test(path);
    const disabled = !hidden && !isLeftOut && this.#isDisabled(index);
    const children = node.children.flatMap(
      (child) => this.#convert(child, hidden || disabled || isLeftOut) ?? [],
    );
    if (isLeftOut) return undefined;
    return { name: node.name, properties: this.#properties(node, index, disabled), children };
  }

  #properties({ properties }: FdtNode, node: NodeIndex, disabled: boolean): readonly FdtProperty[] {
    const { tree } = this.#facts;
    const path = tree.path(node);
    if (path === '/chosen') return [];
    const role = this.#partial.closure.members.get(node)?.role;
    const left = role === undefined ? properties : properties.filter(({ name }) => !OF_THE_HOST.test(name));
    const given = role === 'assigned' || role === 'needed';
    if (given) this.#reasons.set(path, `${path}, passed through.`);
    const status = disabled ? 'disabled' : given && !isAvailable(tree, node) ? 'okay' : undefined;
    if (status === undefined) return left;
    this.#reasons.set(
      `${path}:status`,
      disabled ? `${path} stays outside of the domain.` : `The guest uses ${path}.`,
    );
    const value = encodeUtf8(`${status}\0`);
    return left.some(({ name }) => name === 'status')
      ? left.map((property) => (property.name === 'status' ? { name: 'status', value } : property))
      : [...left, { name: 'status', value }];
  }

  /** A device that is not the domain's, and nothing that every guest has or that may stand in several at once. */
  #isDisabled(node: NodeIndex): boolean {
    const { tree } = this.#facts;
    if (node === ROOT || this.#kept.has(node) || !tree.has(node, 'compatible')) return false;
    if (!isAvailable(tree, node) || isCopyable(tree, node) || node === this.#facts.gic) return false;
    return !/^\/(?:cpus|psci|timer|chosen|aliases|reserved-memory|__[a-z_]+__)(?:[@/]|$)/.test(
      tree.path(node),
    );
  }
}
