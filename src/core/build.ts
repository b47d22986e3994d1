import { assert } from './base/assert.ts';
import type { BuildResult, OutputFile } from './contract.ts';
import { DeviceTree } from './devicetree/tree.ts';
import { parseFdt } from './fdt/index.ts';
import { HostFacts } from './host/facts.ts';
import { partialTree } from './partial/partial.ts';
import type { Plan } from './plan/plan.ts';
import { hostMarks, marksOverlay, ubootMarks } from './targets/marks.ts';
import { partialFiles } from './targets/partial-files.ts';
import { xlConfig } from './targets/xl.ts';

/**
 * Makes all files of a plan for a host, and the findings about it. The same bytes and plan always give the same
 * result; nothing that the user did makes it throw.
 * @throws FdtError where the host is no sound device tree.
 */
export function build(bytes: Uint8Array, plan: Plan): BuildResult {
  const facts = new HostFacts(new DeviceTree(bytes));
  const partials = plan.domains.map((domain) => partialTree(facts, plan, domain));
  const files: OutputFile[] = [];
  for (const partial of partials) {
    if (partial.domain.boot !== 'dom0less') files.push(xlConfig(facts.tree, partial));
    files.push(...partialFiles(partial));
  }
  if (!plan.trueDom0less) {
    const marks = hostMarks(facts.tree, partials);
    files.push(...marksOverlay(marks), ubootMarks(marks));
  }
  for (const { name, bytes: blob } of files) {
    if (/\.dtbo?$/.test(name)) assertReadable(name, blob);
  }
  return { findings: [], files };
}

/** What is written is read back: a blob of ours that is unsound is our mistake. */
function assertReadable(name: string, blob: Uint8Array): void {
  try {
    parseFdt(blob);
  } catch (error) {
    assert(false, `${name} cannot be read back: ${error}`);
  }
}
