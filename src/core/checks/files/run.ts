import type { Finding, OutputFile } from '../../contract.ts';
import { DeviceTree, ROOT } from '../../devicetree/tree.ts';
import { FdtError } from '../../fdt/index.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { XenTarget } from '../../plan/plan.ts';
import { RULES } from '../registry.ts';
import { type FileContext, readGuests } from './guests.ts';

/** A file as it was given; `name` may hold a folder, with `/`. */
export type GivenFile = Pick<OutputFile, 'name' | 'bytes'>;

/** What {@link checkFiles} judges by. */
export interface FileGround {
  /** The Xen that is to read the files. */
  readonly target: XenTarget;
  /** The host that they were made for; rules that need it say nothing without. */
  readonly facts?: HostFacts;
}

/**
 * Judges `*.cfg` and partial `*.dtb` files as Xen, xl and Linux will read them, whoever wrote them. Give it all files of
 * a folder at once: a configuration goes with the tree that its `device_tree` names, or the only one beside it, and
 * files below `host/` are no guests. Marks of the host are taken from overlays (`*.dtbo`) among the files, and from the
 * host tree where that is marked itself; where neither has any, nothing is said about marks. No file makes it throw:
 * what cannot be read is a finding (DG-FILE-01).
 * @returns findings with `file`, with `line` for configurations, and with a `path` of the file's own tree, or `/`
 */
export function checkFiles(files: readonly GivenFile[], { target, facts }: FileGround): Finding[] {
  const marks = new Set([...files.flatMap(marksOf), ...(facts ? markedPaths(facts.tree) : [])]);
  return runFileRules({
    guests: readGuests(files),
    target,
    ...(facts && { facts }),
    ...(marks.size > 0 && { marks }),
  });
}

/** Runs every file rule over files that were read. */
export function runFileRules(context: FileContext): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (rule.kind !== 'file') continue;
    for (const observation of rule.run(context)) {
      findings.push({ severity: rule.severity, ...observation, rule: rule.id });
    }
  }
  return findings;
}

/** Host paths that an overlay marks: `xen,passthrough` below `__overlay__` of a fragment with a `target-path`. */
function marksOf({ name, bytes }: GivenFile): string[] {
  if (!name.endsWith('.dtbo')) return [];
  const overlay = readTree(bytes);
  return (overlay?.children(ROOT) ?? []).flatMap((fragment) => {
    const target = overlay!.string(fragment, 'target-path')?.replace(/\/$/, '');
    const content = overlay!.byPath(`${overlay!.path(fragment)}/__overlay__`);
    if (target === undefined || content === undefined) return [];
    const above = overlay!.path(content).length;
    return [...overlay!.subtree(content)]
      .filter((node) => overlay!.has(node, 'xen,passthrough'))
      .map((node) => `${target}${overlay!.path(node).slice(above)}`);
  });
}

/** Host paths that the host tree itself marks. */
export const markedPaths = (tree: DeviceTree): ReadonlySet<string> =>
  new Set(
    tree.nameIdOf('xen,passthrough') === undefined
      ? []
      : [...tree.nodes()].filter((node) => tree.has(node, 'xen,passthrough')).map((node) => tree.path(node)),
  );

function readTree(bytes: Uint8Array): DeviceTree | undefined {
  try {
    return new DeviceTree(bytes);
  } catch (error) {
    if (error instanceof FdtError) return undefined;
    throw error;
  }
}
