import { FLEET_COLUMNS } from '../core/fleet/csv.ts';
import {
  BOOT_KINDS,
  emptyPlan,
  IOMMU_DRIVERS,
  newDomain,
  XEN_FLAVOURS,
  XEN_VERSIONS,
} from '../core/plan/plan.ts';
import {
  CHECK_FORMATS,
  type CommandName,
  FAIL_ON,
  FLEET_FORMATS,
  INSPECT_PARTS,
  REBIND_FATES,
} from './commands.ts';

const { target } = emptyPlan({ name: '', sha256: '', compatible: [] });
const domain = newDomain('');

const SYNOPSES: Readonly<Record<CommandName, string>> = {
  build: 'domgraft build HOST [PLAN | --domain NAME [DOMAIN OPTIONS]…] -o DIR [OPTIONS]',
  check: `domgraft check HOST [PLAN | --domain NAME [DOMAIN OPTIONS]… | --files FILE…] [--format ${CHECK_FORMATS.join('|')}] [OPTIONS]`,
  inspect: `domgraft inspect HOST [--show ${INSPECT_PARTS.join(',')}] [--json] [OPTIONS]`,
  import: 'domgraft import FILE… --host HOST [--into PLAN] -o FILE [--json] [OPTIONS]',
  rebind: `domgraft rebind PLAN HOST [--from OLD] [--accept ${REBIND_FATES.join(',')}] -o FILE [--json]`,
  compare: 'domgraft compare LEFT RIGHT [--host HOST]… [--plan PLAN] [--diff] [--json]',
  fleet: `domgraft fleet FILE… [--format ${FLEET_FORMATS.join('|')}] [--sort COLUMN [--descending]] [OPTIONS]`,
};

export const USAGE = `usage: ${Object.values(SYNOPSES).join('\n       ')}
       domgraft help [COMMAND]
`;

const SUMMARIES: Readonly<Record<CommandName, string>> = {
  build: 'write the files of a plan: dom.cfg, partial device trees, host marks, a report',
  check: 'say what is wrong or risky, as text, JSON or SARIF; writes no file',
  inspect: 'show what a host tree holds: devices and their DMA masters, IOMMUs, SCMI, nodes',
  import: 'read dom.cfg files and partial trees back into a project',
  rebind: 'take a project to another tree of its board, such as that of a newer kernel',
  compare: 'say how two host trees, or two projects, differ',
  fleet: 'put many boards into a table: devices, masters, protection, SCMI, shared pages',
};

export const HELP = `domgraft - device-assignment configuration for Xen on Arm from a host device tree

SYNOPSIS
  ${Object.values(SYNOPSES).join('\n  ')}
  domgraft help [COMMAND]
  domgraft --version

COMMANDS
${Object.entries(SUMMARIES)
  .map(([name, summary]) => `  ${name.padEnd(10)} ${summary}\n`)
  .join('')}
"domgraft help COMMAND" or "domgraft COMMAND --help" tells everything about one.
`;

/** The whole of what is to be said about a command. */
export function helpAbout(name: CommandName): string {
  return `NAME
  domgraft ${name} - ${SUMMARIES[name]}

SYNOPSIS
  ${SYNOPSES[name]}

${PAGES[name]}`;
}

const HOST_OPERAND = `  HOST         the host's device tree: a .dtb, a self-contained .dts, a file with device trees inside (FIT image, kernel
               image, Android dtbo table), a tar of /proc/device-tree, that folder itself, or - for standard input`;
const PLAN_OPERAND = `  PLAN         a project file (*.domgraft.json) of the app, or - for standard input; without one the domains are
               described by options`;

const HOST_OPTIONS = `  --overlay FILE       an overlay (.dtbo) to apply to the host tree; may be given again
  --tree NAME          which device tree, where HOST holds several`;
const TARGET_OPTIONS = `  --xen VERSION        ${XEN_VERSIONS.join(', ')}; default ${target.version}
  --flavour NAME       ${XEN_FLAVOURS.join(', ')}; default ${target.flavour}
  --iommu LIST         IOMMU drivers of that Xen, ${IOMMU_DRIVERS.join(', ')} with commas between them, or none;
                       default ${target.iommuDrivers.join(',')}
  --page-size SIZE     4K, 16K or 64K: the pages by which shared registers are judged; default 4K, as Xen maps`;
const OVERRULE = '                       (with a PLAN these overrule its target)';
const HELP_OPTION = '  -h, --help           this text';

const DOMAIN_OPTIONS = `DOMAIN OPTIONS, after the --domain NAME that they are about
  --assign PATH…       nodes of the host tree to assign, up to the next option
  --boot KIND          ${BOOT_KINDS.join(', ')}; default ${domain.boot}
  --memory MIB         default ${domain.memoryMib}
  --vcpus N            default ${domain.vcpus}
  --kernel PATH        kernel image as dom0 sees it; default ${domain.kernel}
  --ramdisk PATH       initial ramdisk as dom0 sees it
  --cmdline TEXT       kernel command line; default ${domain.cmdline}
  --folder PATH        where in dom0 the domain's files will lie; default /etc/xen/NAME
  --direct-map         guest addresses equal host addresses (dom0less with static memory)
  --driver-domain      the domain serves backends to others
  --vuart              emulated PL011 console
  --strict-subset      nothing in the partial tree that the host's nodes do not have: no stand-in clocks
  --full-tree          also full.dts and .dtb: the host tree with all else disabled, for toolstacks that take one`;

const MISTAKES = `  2  bad input: the command line or what it names; nothing is written
  3  a mistake in domgraft`;

const PAGES: Readonly<Record<CommandName, string>> = {
  build: `DESCRIPTION
  Writes what the app's export holds, byte for byte: for each domain dom.cfg and the partial device tree, for the host
  the passthrough marks, and a report. Findings (unprotected DMA masters, shared pages, …) go to standard output. The
  same input gives the same bytes on every machine, so that the result can be kept in git and made again in a build.

OPERANDS
${HOST_OPERAND}
${PLAN_OPERAND}

OPTIONS
  -o, --output DIR     where the files go; made where it is missing, files of the same name are replaced
${TARGET_OPTIONS}
${OVERRULE}
${HOST_OPTIONS}
  --json               findings and list of files as JSON
${HELP_OPTION}

${DOMAIN_OPTIONS}

EXIT STATUS
  0  no open error
  1  error findings that the plan does not accept; the files are written all the same
${MISTAKES}

EXAMPLES
  domgraft build zynqmp-zcu102-rev1.0.dtb --domain net --memory 256 --assign /axi/ethernet@ff0e0000 -o out
  domgraft build board.dtb --iommu smmu,smmuv3 --domain gpu --assign /soc/gpu@fd800000 --domain usb --vcpus 2 \\
    --assign /soc/usb@fe200000 /soc/phy@fe210000 -o out --json
  ssh board tar -C /proc/device-tree -c . | domgraft build - board.domgraft.json -o out
`,

  check: `DESCRIPTION
  Builds in memory and says what was found: about the host tree alone where neither PLAN nor --domain is given, and
  about the wish for it otherwise. With --files it judges files that somebody wrote, as Xen, xl and Linux will read them
  on that host. Each finding has a rule, whose page is docs/checks/RULE.md, the node concerned, the effect in one
  sentence, the evidence, and ways out.

OPERANDS
${HOST_OPERAND}
${PLAN_OPERAND}

OPTIONS
  --format FORMAT      text: for people; json: findings and rules that could not be run; sarif: SARIF 2.1.0, which code
                       hosts show beside a change. Accepted findings stay in all three, marked as accepted. --json and
                       --sarif are short for the last two.
  --files FILE…        configurations for xl, partial trees (.dtb or .dts), overlays with the marks of the host (.dtbo), or
                       folders of them, up to the next option; a configuration goes with the tree that its device_tree
                       names, or the only one beside it
  --fail-on SEVERITY   ${FAIL_ON.join(', ')}: the mildest open finding that makes the exit status 1; default error
${TARGET_OPTIONS}
${OVERRULE}
${HOST_OPTIONS}
${HELP_OPTION}

${DOMAIN_OPTIONS}

EXIT STATUS
  0  no open finding of that severity or a worse one
  1  there is one
${MISTAKES}

EXAMPLES
  domgraft check board.dtb board.domgraft.json
  domgraft check board.dtb board.domgraft.json --sarif --fail-on warning > domgraft.sarif
  domgraft check board.dtb --files /etc/xen/domd.cfg domd.dtb
  domgraft check - --fail-on never < board.dtb
`,

  inspect: `DESCRIPTION
  Shows what follows from a host tree alone. Whether a device is protected depends on the IOMMU drivers of Xen, hence
  the target options.

OPERANDS
${HOST_OPERAND}

OPTIONS
  --show LIST          what to show, with commas between: ${INSPECT_PARTS.join(', ')}; default all but the tree
                         board    model, compatible, hash, and a verdict on assigning its devices
                         devices  address, interrupts, DMA, IOMMU and path of each; who shares its pages
                         scmi     agents, shared memory, protocols, resources and who uses them
                         tree     every node with its compatible
  --json               the same as JSON, one key for each part; addresses are hexadecimal texts
${TARGET_OPTIONS}
${HOST_OPTIONS}
${HELP_OPTION}

EXIT STATUS
  0  shown
${MISTAKES}

EXAMPLES
  domgraft inspect zynqmp-zcu102-rev1.0.dtb
  domgraft inspect board.dtb --show devices --json | jq -r '.devices[] | select(.dma == "master") | .path'
  domgraft inspect /proc/device-tree --show tree
`,

  import: `DESCRIPTION
  Makes a plan of what somebody wrote by hand or with another tool: domains with memory, kernel and so on, and their
  devices, recognised by dtdev, xen,path, the registers and interrupts of the partial tree, iomem and irqs. What the
  files do not say is derived from the host and told; so is what does not match the host, and what the rules about files
  find wrong. Settings that a plan has no field for are kept as further lines of dom.cfg.

OPERANDS
  FILE         a configuration for xl, a partial tree (.dtb or .dts), an overlay with the marks of the host (.dtbo), or a
               folder of them; a configuration goes with the tree that its device_tree names, or the only one beside it

OPTIONS
  --host HOST          the host's device tree, in any form that build takes
  -o, --output FILE    where the project file goes
  --into PLAN          a project file to put the domains into; a domain of the same name is replaced, and devices leave
                       who had them
  --json               what was found as JSON
${TARGET_OPTIONS}
${HOST_OPTIONS}
${HELP_OPTION}

EXIT STATUS
  0  everything matched, and no rule found an error
  1  something did not match or is wrong; the project is written all the same
${MISTAKES}

EXAMPLES
  domgraft import /etc/xen/domd.cfg domd.dtb --host board.dtb -o board.domgraft.json
  domgraft import xen/ --host /proc/device-tree --xen 4.19 -o board.domgraft.json
`,

  rebind: `DESCRIPTION
  A plan names nodes by their paths, and a newer kernel may have moved, changed or removed some of them. Each path that
  the plan names is looked for in the other tree: at its place, then by a common compatible and the same registers, then
  by a common compatible and the same interrupts. What was found is listed with what changed: address, interrupts,
  iommus, clocks, compatible, status.

OPERANDS
  PLAN         a project file (*.domgraft.json)
${HOST_OPERAND}

OPTIONS
  -o, --output FILE    where the project file for HOST goes
  --from OLD           the tree that PLAN was made for; without it nodes are found by path or by their own name alone, and
                       nothing is said about what changed
  --accept LIST        what is accepted, with commas between, or none; default moved,changed
                         moved     the plan follows
                         changed   the plan keeps the path
                         vanished  the path leaves the plan, with all that was said about it
                       What is not accepted stays in the plan as it is, and is for you to settle; so does a path at which
                       there is probably another device now.
  --json               the list as JSON
${HOST_OPTIONS}
${HELP_OPTION}

EXIT STATUS
  0  everything is settled
  1  something is not; the project is written all the same
${MISTAKES}

EXAMPLES
  domgraft rebind board.domgraft.json linux-6.12/board.dtb --from linux-6.1/board.dtb -o board.domgraft.json
`,

  compare: `DESCRIPTION
  Says what differs between two host trees, a project on two host trees, or two projects: devices that are on one side
  alone, moved, changed or assigned otherwise; settings; findings; and files. A device that has moved is recognised by
  its compatible and its registers or interrupts.

OPERANDS
  LEFT, RIGHT  host trees, in any form that build takes; or projects: *.domgraft.json, an exported zip, or a report.html

OPTIONS
  --host HOST          the host tree of the projects; given twice, the first is for LEFT and the second for RIGHT. Not
                       needed for an export that holds its host tree.
  --plan PLAN          a project that is put on both host trees
  --diff               also the differing lines of text files, as diff -u writes them
  --json               everything as JSON, with the texts of differing files
${HELP_OPTION}

EXIT STATUS
  0  nothing differs
  1  something does
${MISTAKES}

EXAMPLES
  domgraft compare linux-6.1/board.dtb linux-6.12/board.dtb
  domgraft compare linux-6.1/board.dtb linux-6.12/board.dtb --plan board.domgraft.json --diff
  domgraft compare yesterday.zip today.domgraft.json --host board.dtb
`,

  fleet: `DESCRIPTION
  One line for each board: how many enabled devices can be assigned, how many of them master the bus, how many of these
  no IOMMU confines, of how many nothing is known, how many share a page of registers with another, and how the board
  reaches SCMI. A bar shows how far it is where standard error is a terminal.

OPERANDS
  FILE         a host tree in any form that build takes, a folder of .dtb files, or a tar archive of them; - for
               standard input

OPTIONS
  --format FORMAT      text, csv (RFC 4180) or json; --csv and --json are short for the last two
  --sort COLUMN        ${FLEET_COLUMNS.join(', ')}; default name
  --descending         the largest first
${TARGET_OPTIONS}
${HELP_OPTION}

EXIT STATUS
  0  every file is in the table
  1  some are not, and standard error says why
${MISTAKES}

EXAMPLES
  domgraft fleet arch/arm64/boot/dts --iommu smmu,smmuv3,ipmmu --sort protectedShare --descending
  dpkg-deb --fsys-tarfile linux-image-*.deb | domgraft fleet - --csv > boards.csv
`,
};
