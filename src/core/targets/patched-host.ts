import type { OutputFile } from '../contract.ts';
import { applyOverlay } from '../dts/index.ts';
import { parseFdtWithLayout, writeFdt } from '../fdt/index.ts';
import { type Fragment, overlayTree } from './overlay.ts';

/** `host/host-marked.dtb`: the host tree with fragments applied, and otherwise as it was. */
export function patchedHost(host: Uint8Array, fragments: readonly Fragment[]): OutputFile {
  const { tree, layout } = parseFdtWithLayout(host);
  const patched = fragments.length === 0 ? tree : applyOverlay(tree, overlayTree(fragments));
  return { name: 'host/host-marked.dtb', bytes: writeFdt(patched, layout) };
}
