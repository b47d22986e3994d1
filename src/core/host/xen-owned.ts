import type { NodeIndex } from '../base/brand.ts';
import { resolvePath } from '../devicetree/paths.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';

/** Why Xen keeps a node to itself, by what its compatible matches (xen/arch/arm/domain_build.c:handle_node). */
const KEPT: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^arm,armv[78]-timer$/, why: 'Xen uses the timers of the processors; guests get virtual ones.' },
  {
    pattern: /^(?:arm,psci(?:-.*)?)$/,
    why: 'Xen calls the firmware (PSCI) itself; guests get a virtual one.',
  },
  {
    pattern: /-pmu$|^arm,armv8-pmuv3$/,
    why: 'The performance monitors of the processors use private interrupts, which cannot be given away.',
  },
  {
    pattern: /^arm,gic-v3-its$|^arm,gic-v2m-frame$|^arm,gic-v5/,
    why: 'It is a part of the interrupt controller, which Xen drives.',
  },
];

/** Places of the tree that describe the machine and no devices. */
const PLACES: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /^\/cpus(?:\/|$)/, why: 'It describes the processors; guests get virtual ones.' },
  {
    path: /^\/reserved-memory(?:\/|$)/,
    why: 'It is reserved memory: Xen gives no guest access to it (since 4.13).',
  },
  {
    path: /^\/(?:chosen|hypervisor|aliases|memreserve)(?:\/|$)/,
    why: 'It describes the boot, not a device.',
  },
  {
    path: /^\/__(?:symbols|local_fixups|fixups)__(?:\/|$)/,
    why: 'It holds labels of the compiler, not a device.',
  },
];

/**
 * Which nodes Xen keeps for itself, with the reason. A node below a kept one is kept too where it is a part of it.
 * @param gic the interrupt controller that Xen drives
 */
export function findXenOwned(
  tree: DeviceTree,
  gic: NodeIndex | undefined,
  iommus: ReadonlyMap<NodeIndex, { readonly xen: unknown }>,
): ReadonlyMap<NodeIndex, string> {
  const owned = new Map<NodeIndex, string>();
  const keep = (node: NodeIndex, why: string): void => {
    if (!owned.has(node)) owned.set(node, why);
  };
  for (const place of PLACES) {
    for (const top of tree.children(ROOT)) {
      if (!place.path.test(tree.path(top))) continue;
      for (const node of tree.subtree(top)) keep(node, place.why);
    }
  }
  if (gic !== undefined) {
    for (const node of tree.subtree(gic))
      keep(node, 'Xen drives the interrupt controller; guests get a virtual one.');
  }
  for (const [node, { xen }] of iommus) {
    if (xen === undefined) continue;
    for (const part of tree.subtree(node)) {
      keep(
        part,
        'It is an IOMMU of a kind that Xen drives: whoever has it decides what all its devices may access.',
      );
    }
  }
  const console = findConsole(tree);
  if (console) keep(console.node, console.why);
  for (const node of tree.nodes()) {
    if (tree.string(node, 'device_type') === 'memory') keep(node, 'It is the memory of the machine.');
    const compatible = tree.strings(node, 'compatible');
    const found = KEPT.find(({ pattern }) => compatible.some((name) => pattern.test(name)));
    if (found && isCpuPart(tree, node, found.pattern)) keep(node, found.why);
  }
  return owned;
}

/** A `…-pmu` with registers is a device of its own (a memory or bus monitor), not the processors' one. */
const isCpuPart = (tree: DeviceTree, node: NodeIndex, pattern: RegExp): boolean =>
  !pattern.source.includes('pmu') || !tree.has(node, 'reg');

interface Console {
  readonly node: NodeIndex;
  readonly why: string;
}

/**
 * The UART that Xen prints to: `dtuart=` on its command line, otherwise `stdout-path` (xen/drivers/char/arm-uart.c:
 * dt_uart_init); undefined where neither names a node, or Xen is told to use another console.
 */
export function findConsole(tree: DeviceTree): Console | undefined {
  const chosen = tree.byPath('/chosen');
  if (chosen === undefined) return undefined;
  const named = /(?:^|\s)dtuart=(\S+)/.exec(tree.string(chosen, 'xen,xen-bootargs') ?? '')?.[1];
  for (const [text, property] of [
    [named, 'xen,xen-bootargs'],
    [tree.string(chosen, 'stdout-path'), 'stdout-path'],
    [tree.string(chosen, 'linux,stdout-path'), 'linux,stdout-path'],
  ] as const) {
    if (text === undefined) continue;
    const node = resolvePath(tree, text);
    if (node !== undefined) {
      return { node, why: `Xen prints to this UART (${property} of /chosen), so it belongs to Xen.` };
    }
  }
  return undefined;
}
