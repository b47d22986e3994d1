import { assert } from './base/assert.ts';
import { derived } from './base/derived.ts';
import { sha256Hex } from './base/hash.ts';
import { domainContext } from './checks/domain-context.ts';
import { machineContext } from './checks/gunyah/machine-context.ts';
import { selfCheckMachines } from './checks/gunyah/self-check.ts';
import { RULES } from './checks/registry.ts';
import { checkPlan } from './checks/run.ts';
import { selfCheck } from './checks/self-check.ts';
import type { BuildResult, OutputFile } from './contract.ts';
import { DeviceTree } from './devicetree/tree.ts';
import { parseFdt } from './fdt/index.ts';
import { compatibleEvidence } from './host/dma/evidence.ts';
import { HostFacts } from './host/facts.ts';
import { KeptPartials } from './partial/kept.ts';
import type { DomainPartial } from './partial/partial.ts';
import { guestSpace } from './partial/space.ts';
import type { Plan } from './plan/plan.ts';
import { encodeUtf8 } from './platform.ts';
import { HOST_NAME } from './sharing/embedded.ts';
import { bootedByXen, domainsFragments, domainsOverlay } from './targets/dom0less.ts';
import { fullTreeFiles } from './targets/full-tree.ts';
import { gunyahFiles, gunyahSteps, machineBlocks, machinesOf, xenPart } from './targets/gunyah/index.ts';
import { imageBuilderConfig } from './targets/imagebuilder.ts';
import { manifestFile, projectFile } from './targets/manifest.ts';
import { hostMarks, marksFragments, marksOverlay, ubootMarks } from './targets/marks.ts';
import { partialFiles } from './targets/partial-files.ts';
import { patchedHost } from './targets/patched-host.ts';
import { readmeFile } from './targets/readme.ts';
import { domainBlocks, reportFiles } from './targets/report.ts';
import { sciFragments, sciOverlay } from './targets/sci/index.ts';
import { privilegesBlocks, privilegesFile, scmiPrivileges } from './targets/scmi-privileges.ts';
import { xenCommandLine } from './targets/xen-cmdline.ts';
import { xlConfig } from './targets/xl.ts';

/**
 * Makes all files of a plan for a host, and the findings about it. The same bytes and plan always give the same
 * result; nothing that the user did makes it throw.
 * @throws FdtError where the host is no sound device tree.
 */
export function build(bytes: Uint8Array, plan: Plan): BuildResult {
  return buildFor(factsOf(bytes), plan);
}

/** What is known about a host. @throws FdtError where it is no sound device tree. */
export const factsOf = (bytes: Uint8Array): HostFacts =>
  new HostFacts(new DeviceTree(bytes), compatibleEvidence);

/**
 * {@link build} for a host whose facts are at hand: they depend on nothing but its bytes. With them is kept what was
 * made for the domains of the last plan, and used again where nothing about a domain has changed.
 */
export function buildFor(facts: HostFacts, plan: Plan): BuildResult {
  const made = domainsOf(facts);
  const forXen = xenPart(plan);
  const partials = made.partials.of(forXen);
  const machines = machinesOf(facts, plan);
  const files = [
    // Without dom0 there is no xl that could read its configuration.
    ...partials.flatMap(made.files).filter(({ name }) => !forXen.trueDom0less || !name.endsWith('/dom.cfg')),
    ...hostFiles(facts, forXen, partials),
    ...gunyahFiles(machines),
  ];
  for (const { name, bytes: blob } of files) {
    if (name.startsWith('host/') && /\.dtbo?$/.test(name)) assertReadable(name, blob);
  }
  const machineContexts = machines.map(machineContext);
  selfCheckMachines(machineContexts);
  const domains = partials.map(made.context);
  const report = checkPlan({ facts, plan: forXen, domains, machines: machineContexts });
  const privileges = scmiPrivileges(facts, forXen, partials);
  files.push(
    ...privilegesFile(privileges),
    ...reportFiles(
      plan,
      [...partials.flatMap(made.blocks), ...machines.flatMap(machineBlocks), ...privilegesBlocks(privileges)],
      report.findings,
      plan.includeHost ? facts.tree.bytes : undefined,
    ),
    readmeFile(plan, partials, files, gunyahSteps(machines)),
    projectFile(plan),
  );
  const host = { name: plan.host.name, bytes: facts.tree.bytes };
  files.push(manifestFile(host, files, report.findings, RULE_SET));
  return {
    ...report,
    files,
    guests: [...partials, ...machines.map(({ partial }) => partial)].map(made.space),
    privileges,
  };
}

/** Names the set of rules by what is in it. */
const RULE_SET = sha256Hex(encodeUtf8(RULES.map(({ id, kind }) => `${id} ${kind}\n`).join(''))).slice(0, 12);

/** What is kept with a host's facts: partial trees, and what follows from each alone. */
const domainsOf = derived((facts: HostFacts) => {
  const files = derived((partial: DomainPartial): readonly OutputFile[] => {
    const config = partial.domain.boot === 'dom0less' ? [] : [xlConfig(facts.tree, partial)];
    const full = partial.domain.fullTree ? fullTreeFiles(facts, partial) : [];
    const files = [...config, ...partialFiles(partial), ...full];
    selfCheck(facts, partial, files);
    return files;
  });
  const context = derived((partial: DomainPartial) =>
    domainContext(partial, sizeOf(files(partial), `${partial.domain.name}/passthrough.dtb`)),
  );
  const blocks = derived((partial: DomainPartial) => domainBlocks(facts.tree, partial));
  const space = derived((partial: DomainPartial) => guestSpace(facts, partial));
  return { partials: new KeptPartials(facts), files, context, blocks, space };
});

function hostFiles(facts: HostFacts, plan: Plan, partials: readonly DomainPartial[]): OutputFile[] {
  const marks = hostMarks(facts, plan, partials);
  const overlays = marks.length > 0 ? marksOverlay(marks) : [];
  const agents = sciFragments(facts, plan, partials);
  const domains = domainsFragments(facts.tree, plan, partials);
  const sci = sciOverlay(agents);
  const blobs = [...overlays, ...sci].map(({ name }) => name).filter((name) => name.endsWith('.dtbo'));
  return [
    ...overlays,
    ...(marks.length > 0 ? [ubootMarks(marks)] : []),
    ...sci,
    ...domainsOverlay(domains),
    ...(plan.patchedHost
      ? [patchedHost(facts.tree.bytes, [...marksFragments(marks), ...agents, ...domains])]
      : []),
    ...(plan.includeHost ? [{ name: HOST_NAME, bytes: facts.tree.bytes }] : []),
    ...(bootedByXen(partials).length > 0 ? [imageBuilderConfig(plan, partials, blobs)] : []),
    ...xenCommandLine(partials),
  ];
}

function sizeOf(files: readonly OutputFile[], name: string): number {
  return files.find((file) => file.name === name)?.bytes.length ?? 0;
}

/** What is written is read back: a blob of ours that is unsound is our mistake. */
function assertReadable(name: string, blob: Uint8Array): void {
  try {
    parseFdt(blob);
  } catch (error) {
    assert(false, `${name} cannot be read back: ${error}`);
  }
}
