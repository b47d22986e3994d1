import type { OutputFile } from '../contract.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Plan } from '../plan/plan.ts';
import { channelWords } from './channels.ts';
import { bootedByXen } from './dom0less.ts';
import { TextFile } from './text.ts';
import { xenOptions } from './xen-cmdline.ts';
import { domainFolder } from './xl.ts';

/**
 * `README.txt`: what goes where, in the order in which to do it.
 * @param gunyah steps for machines of Gunyah
 */
export function readmeFile(
  plan: Plan,
  partials: readonly DomainPartial[],
  files: readonly OutputFile[],
  gunyah: readonly string[][],
): OutputFile {
  const has = (name: string): boolean => files.some((file) => file.name === name);
  const file = new TextFile();
  const steps: string[][] = [
    ...hostSteps(plan, partials, has),
    ...xlSteps(plan, partials),
    ...dom0lessSteps(partials, has),
    ...channelSteps(plan, partials, has),
    ...fullTreeSteps(partials),
    ...gunyah,
  ];
  const forXen = gunyah.length === 0 || partials.length > 0;
  file.add(forXen ? 'Device assignment for Xen on Arm' : 'Device assignment for Gunyah');
  file.add(`Host tree: ${plan.host.name}`);
  if (forXen) file.add(`Xen: ${plan.target.flavour} ${plan.target.version}`);
  file.add('');
  file.add('Read report.html (or report.md) first: it lists what each domain gets and what was found.');
  for (const [i, lines] of steps.entries()) {
    file.add('');
    for (const [line, text] of lines.entries()) file.add(line === 0 ? `${i + 1}. ${text}` : `   ${text}`);
  }
  file.add('');
  file.add('project.domgraft.json opens this project again; manifest.json has the SHA-256 of all files.');
  if (plan.includeHost) file.add('host/host.dtb is the host tree, as it was opened.');
  return file.finish('README.txt');
}

function hostSteps(
  plan: Plan,
  partials: readonly DomainPartial[],
  has: (name: string) => boolean,
): string[][] {
  const steps: string[][] = [];
  const { iommuDrivers } = plan.target;
  if (partials.some(({ owned }) => owned.some((node) => node.protected))) {
    const options = iommuDrivers.map((driver) => CONFIG[driver]).join(', ');
    steps.push([`Xen must be built with its IOMMU drivers: ${options}.`]);
  }
  const options = xenOptions(partials);
  if (options.length > 0) {
    steps.push(['Add to the Xen command line:', ...options.map(({ option }) => `  ${option}`)]);
  }
  if (has('host/passthrough-marks.dtbo')) {
    steps.push([
      plan.trueDom0less
        ? 'Name the interrupts of the devices at the GIC in the host device tree, in one of these ways:'
        : 'Mark the devices in the host device tree, in one of these ways:',
      '  - fdtoverlay -i HOST.dtb -o MARKED.dtb host/passthrough-marks.dtbo',
      '  - in U-Boot: fdt apply of host/passthrough-marks.dtbo, or the lines of host/uboot.txt',
      ...(has('host/host-marked.dtb') ? ['  - boot host/host-marked.dtb instead of the host tree'] : []),
      plan.trueDom0less
        ? 'Without that Xen routes none of them.'
        : 'Without the marks dom0 keeps the devices, and Xen answers "already used" or -16 (EBUSY).',
    ]);
  }
  if (has('host/sci.dtbo')) {
    steps.push([
      'Tell Xen of the SCMI agents in the host device tree:',
      '  - fdtoverlay -i HOST.dtb -o AGENTS.dtb host/sci.dtbo, or fdt apply in U-Boot',
      ...(plan.target.flavour === 'sci-v11' ? ['Xen must be built with CONFIG_SCMI_SMC_MA.'] : []),
    ]);
  }
  if (!plan.trueDom0less && partials.some(({ uses }) => uses.some(({ outcome }) => outcome !== 'kept'))) {
    steps.push([
      'Clocks, power domains and regulators of the devices stay with dom0, which switches off what it thinks unused.',
      'Add to the command line of the dom0 kernel:',
      '  clk_ignore_unused pd_ignore_unused regulator_ignore_unused',
    ]);
  }
  return steps;
}

const CONFIG = {
  smmu: 'CONFIG_ARM_SMMU (on by default)',
  smmuv3: 'CONFIG_ARM_SMMU_V3',
  ipmmu: 'CONFIG_IPMMU_VMSA (with the R-Car platform)',
} as const;

function xlSteps(plan: Plan, partials: readonly DomainPartial[]): string[][] {
  if (plan.trueDom0less) return [];
  return partials
    .filter(({ domain }) => domain.boot !== 'dom0less')
    .map(({ domain }) => {
      const folder = domainFolder(domain);
      return [
        domain.boot === 'both'
          ? `Domain ${domain.name}, in dom0, if xl is to start it and not Xen:`
          : `Domain ${domain.name}, in dom0:`,
        `  - copy ${domain.name}/dom.cfg and ${domain.name}/passthrough.dtb to ${folder}/`,
        `  - put the kernel at ${domain.kernel}${domain.ramdisk ? `, the RAM disk at ${domain.ramdisk}` : ''}`,
        `  - xl create ${folder}/dom.cfg`,
        '  To see the device tree that the guest gets: LIBXL_DEBUG_DUMP_DTB=guest.dtb xl create …',
      ];
    });
}

/** What the channels between domains ask of Xen and of the guests. */
function channelSteps(
  { channels = [] }: Plan,
  partials: readonly DomainPartial[],
  has: (name: string) => boolean,
): string[][] {
  const started = new Set(bootedByXen(partials).map(({ domain }) => domain.name));
  const made = channels.filter(
    ({ domains: [one, other] }) => one !== other && started.has(one) && started.has(other),
  );
  if (made.length === 0) return [];
  const memory = made.some((channel) => channel.memory !== undefined);
  const where = has('host/domains.dtbo')
    ? 'host/domains.dtbo and host/imagebuilder.cfg'
    : 'host/imagebuilder.cfg';
  return [
    [
      `Channels, which Xen makes when it starts these domains (${where}):`,
      ...made.flatMap(channelWords).map((words) => `  - ${words}`),
      ...(memory
        ? [
            '  Xen must be built with CONFIG_STATIC_SHM (and CONFIG_UNSUPPORTED); any other stops at boot.',
            '  The guests find the memory below /reserved-memory, by its xen,id.',
          ]
        : []),
    ],
  ];
}

/** What the full trees are for, and why not for upstream. */
function fullTreeSteps(partials: readonly DomainPartial[]): string[][] {
  return partials
    .filter(({ domain }) => domain.fullTree)
    .map(({ domain, closure }) => {
      const folder = domainFolder(domain);
      return [
        `Domain ${domain.name}, where the toolstack takes a full tree (EPAM) instead of the partial one:`,
        `  - copy ${domain.name}/full.dtb to ${folder}/, and in dom.cfg set device_tree = "${folder}/full.dtb"`,
        `  - add to dom.cfg: dt_passthrough_nodes = [ … ], the host paths of its ${closure.tops.length} nodes`,
        '  Clock and reset controllers that stay outside are disabled in it: pass through those that the devices need.',
        '  Upstream xl and Xen copy only /passthrough and /aliases, ignore dt_passthrough_nodes, and refuse this tree.',
      ];
    });
}

function dom0lessSteps(partials: readonly DomainPartial[], has: (name: string) => boolean): string[][] {
  const domains = bootedByXen(partials).map(({ domain }) => domain);
  if (domains.length === 0) return [];
  const names = domains.map(({ name }) => name).join(', ');
  const missing = domains.filter(({ modules }) => modules === undefined).map(({ name }) => name);
  const steps = [
    [
      `Domains that Xen starts (${names}), with ImageBuilder:`,
      ...(domains.some(({ boot }) => boot === 'both')
        ? [
            '  - leave out the domains that xl is to start: the devices of a domain are there for one of the two',
          ]
        : []),
      '  - adapt the lines marked "yours" in host/imagebuilder.cfg',
      '  - uboot-script-gen -c host/imagebuilder.cfg -d . -t tftp',
    ],
  ];
  if (has('host/domains.dtbo')) {
    steps.push([
      'Or without ImageBuilder: apply host/domains.dtbo to the host tree as well, and let the boot loader',
      'put each kernel, RAM disk and passthrough.dtb at the address that host/domains.dts names.',
    ]);
  }
  if (missing.length > 0) {
    steps.push([
      `host/domains.dts needs load addresses, which the plan does not have for: ${missing.join(', ')}.`,
    ]);
  }
  return steps;
}
