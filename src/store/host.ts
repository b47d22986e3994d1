import type { NodePath } from '../core/base/brand.ts';
import { ROOT } from '../core/devicetree/tree.ts';
import { emptyPlan, type Plan } from '../core/plan/plan.ts';
import type { Host, NamedBytes } from './state.ts';
import { texts } from './texts.ts';

/** What it takes to read a board is no part of the first load. */
export const loadHostReader = () => import('./read-host.ts');

/**
 * Reads a board.
 * @throws FdtError where the bytes are no sound device tree.
 */
export const readHost = async (file: NamedBytes): Promise<Host> => (await loadHostReader()).readHost(file);

/** The plan that a board begins with. */
export const planFor = ({ name, sha256, tree }: Host): Plan =>
  emptyPlan({ name, sha256, compatible: tree.strings(ROOT, 'compatible') });

/** Which of the wished devices can be given away, and why the first of the others cannot. */
export function assignable(host: Host | undefined, wanted: readonly NodePath[]) {
  const paths: NodePath[] = [];
  let refused: { path: NodePath; why: string } | undefined;
  for (const path of wanted) {
    const node = host?.tree.byPath(path);
    const why = node === undefined ? texts.gone : host?.facts.whyNotAssignable(node);
    if (why === undefined) paths.push(path);
    else refused ??= { path, why };
  }
  return { paths, refused };
}
