import {
  BOOT_KINDS,
  emptyPlan,
  IOMMU_DRIVERS,
  newDomain,
  XEN_FLAVOURS,
  XEN_VERSIONS,
} from '../core/plan/plan.ts';

const { target } = emptyPlan({ name: '', sha256: '', compatible: [] });
const domain = newDomain('');

export const USAGE = `usage: domgraft build HOST [PLAN] [--domain NAME [DOMAIN OPTIONS]]… -o DIR [OPTIONS]
       domgraft --help | --version
`;

export const HELP = `domgraft - device-assignment configuration for Xen on Arm from a host device tree

${USAGE}
Writes what the app's export holds, byte for byte: for each domain dom.cfg and the partial device tree, for the host
the passthrough marks, and a report. Findings (unprotected DMA masters, shared pages, …) go to standard output.

HOST is the host's device tree: a .dtb, a self-contained .dts, a file with device trees inside (FIT image, kernel image,
Android dtbo table), a tar of /proc/device-tree, or that folder itself.
PLAN is a project file (*.domgraft.json) of the app. Without one the domains are described by options.

Options, anywhere:
  -o, --output DIR     where the files go; made where it is missing, files of the same name are replaced
  --xen VERSION        ${XEN_VERSIONS.join(', ')}; default ${target.version}
  --flavour NAME       ${XEN_FLAVOURS.join(', ')}; default ${target.flavour}
  --iommu LIST         IOMMU drivers of that Xen, ${IOMMU_DRIVERS.join(', ')} with commas between them, or none;
                       default ${target.iommuDrivers.join(',')}
                       (with a PLAN these three overrule its target)
  --overlay FILE       an overlay (.dtbo) to apply to the host tree; may be given again
  --tree NAME          which device tree, where HOST holds several
  --json               findings and list of files as JSON
  -h, --help           this text
  -V, --version        name and version

Options of a domain, after its --domain NAME:
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

Exit status:
  0  no open error
  1  error findings that the plan does not accept; the files are written all the same
  2  bad input: the command line, HOST, PLAN or a path; nothing is written
  3  a mistake in domgraft

Examples:
  domgraft build zynqmp-zcu102-rev1.0.dtb --domain net --memory 256 --assign /axi/ethernet@ff0e0000 -o out
  domgraft build board.dtb --iommu smmu,smmuv3 --domain gpu --assign /soc/gpu@fd800000 --domain usb --vcpus 2 \\
    --assign /soc/usb@fe200000 /soc/phy@fe210000 -o out --json
  domgraft build board.dtb board.domgraft.json -o out
`;
