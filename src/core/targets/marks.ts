import type { NodeIndex, NodePath } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import type { OutputFile } from '../contract.ts';
import { interrupts } from '../devicetree/interrupts.ts';
import type { FdtProperty } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import { cellBytes } from '../partial/draft.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Plan } from '../plan/plan.ts';
import { type Fragment, overlayFiles } from './overlay.ts';
import { TextFile } from './text.ts';

/** What the host tree has to say about a node before Xen hands it to a domain. */
export interface HostMark {
  readonly path: NodePath;
  /** `xen,passthrough`: dom0 leaves the node alone. */
  readonly passthrough: boolean;
  /** The node's interrupts without the controllers in between, which Xen does not see through. */
  readonly interrupts?: {
    /** Its phandle. */
    readonly gic: number;
    readonly specifiers: readonly (readonly number[])[];
    /** The node has `interrupts-extended`. */
    readonly extended: boolean;
  };
  readonly why: string;
}

/**
 * The marks of the host tree: `xen,passthrough` on every node given to a domain and on every node below one that
 * has registers, interrupts or `iommus`, since Xen maps unmarked children to dom0 (domain_build.c:handle_node);
 * not where no dom0 is booted. Interrupts that reach the GIC through a 1:1 controller are written as the GIC's own,
 * because Xen routes only those (device.c:map_device_irqs_to_domain skips other controllers).
 */
export function hostMarks(facts: HostFacts, plan: Plan, partials: readonly DomainPartial[]): HostMark[] {
  const { tree } = facts;
  const marks = new Map<NodeIndex, HostMark>();
  for (const { domain, closure, owned } of partials) {
    for (const { node, role, owned: given } of closure.members.values()) {
      if (plan.trueDom0less || (role === 'part' ? !takesResources(facts, node) : !given)) continue;
      if (!given && facts.xenOwned(node) !== undefined) continue;
      const why = role === 'part' ? `Part of a device of ${domain.name}.` : `Given to ${domain.name}.`;
      marks.set(node, { path: tree.path(node), passthrough: true, why });
    }
    for (const { node } of owned) {
      const direct = directInterrupts(facts, node);
      if (direct === undefined) continue;
      const mark = marks.get(node) ?? {
        path: tree.path(node),
        passthrough: false,
        why: `Interrupts for ${domain.name}.`,
      };
      marks.set(node, { ...mark, interrupts: direct });
    }
  }
  return [...marks].sort(([a], [b]) => a - b).map(([, mark]) => mark);
}

const takesResources = ({ tree }: HostFacts, node: NodeIndex): boolean =>
  ['reg', 'interrupts', 'interrupts-extended', 'iommus'].some((property) => tree.has(node, property));

/** The node's shared interrupts as the GIC gets them, where a controller stands in between. */
function directInterrupts({ tree }: HostFacts, node: NodeIndex): HostMark['interrupts'] {
  const spis = interrupts(tree, node).filter(({ kind }) => kind === 'spi');
  const behindShim = spis.find(({ shim }) => shim !== undefined);
  const gic = behindShim?.controller === undefined ? undefined : tree.phandle(behindShim.controller);
  if (gic === undefined) return undefined;
  return {
    gic,
    specifiers: spis.map(({ specifier }) => specifier),
    extended: tree.has(node, 'interrupts-extended'),
  };
}

const MARK_SOURCE = 'xen/arch/arm/domain_build.c:handle_node';
const IRQ_SOURCE = 'xen/arch/arm/device.c:map_device_irqs_to_domain';

/** `host/passthrough-marks.dts` and `.dtbo`: the marks as an overlay for the host tree. */
export function marksOverlay(marks: readonly HostMark[]): OutputFile[] {
  const heading = 'Overlay for the host device tree: dom0 leaves these devices to other domains.';
  return overlayFiles('host/passthrough-marks', heading, marksFragments(marks));
}

/** The marks as fragments, for the overlay or for the marked host tree. */
export function marksFragments(marks: readonly HostMark[]): Fragment[] {
  return marks.map((mark) => ({
    target: mark.path,
    content: { properties: markProperties(mark), children: [] },
    reason: { why: mark.why, path: mark.path, source: MARK_SOURCE },
    reasons: new Map(
      ['interrupts', 'interrupts-extended', 'interrupt-parent'].map((name) => [
        `/:${name}`,
        { why: 'Named at the GIC, where Xen routes it.', path: mark.path, source: IRQ_SOURCE },
      ]),
    ),
  }));
}

function markProperties({ passthrough, interrupts: direct }: HostMark): FdtProperty[] {
  const found: FdtProperty[] = [];
  if (passthrough) found.push({ name: 'xen,passthrough', value: new Uint8Array() });
  for (const [name, cells] of interruptProperties(direct)) found.push({ name, value: cellBytes(cells) });
  return found;
}

/** An overlay cannot take `interrupts-extended` away, which goes before `interrupts`: it is written over. */
function interruptProperties(direct: HostMark['interrupts']): [name: string, cells: readonly number[]][] {
  if (direct === undefined) return [];
  const { gic, specifiers, extended } = direct;
  if (extended) {
    return [['interrupts-extended', specifiers.flatMap((specifier) => [gic, ...specifier])]];
  }
  return [
    ['interrupt-parent', [gic]],
    ['interrupts', specifiers.flat()],
  ];
}

/** What U-Boot's shell takes as one word, with nothing in it that it would expand. */
const UBOOT_WORD = /^[A-Za-z0-9/,._+@-]+$/;

/** `host/uboot.txt`: the same marks as commands for U-Boot's prompt or script. */
export function ubootMarks(marks: readonly HostMark[]): OutputFile {
  const file = new TextFile();
  file.add('# For U-Boot, once the host device tree is loaded at $fdt_addr_r:');
  file.add('fdt addr $fdt_addr_r');
  file.add('fdt resize 8192');
  for (const { path, passthrough, interrupts: direct, why } of marks) {
    if (!UBOOT_WORD.test(path)) {
      file.add(
        `# U-Boot cannot name a node whose path has other signs than these: ${path.replaceAll(/\s/g, '?')}`,
      );
      continue;
    }
    if (passthrough) file.add(`fdt set ${path} xen,passthrough`, { why, path, source: MARK_SOURCE });
    for (const [name, cells] of interruptProperties(direct)) {
      const value = cells.map((cell) => hex(cell)).join(' ');
      file.add(`fdt set ${path} ${name} <${value}>`, { why, path, property: name, source: IRQ_SOURCE });
    }
  }
  return file.finish('host/uboot.txt');
}
