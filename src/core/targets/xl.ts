import { present } from '../base/assert.ts';
import { hex } from '../base/hex.ts';
import type { OutputFile } from '../contract.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { Mapping } from '../partial/mappings.ts';
import { type DomainPartial, interruptList } from '../partial/partial.ts';
import type { Domain } from '../plan/plan.ts';
import type { ScmiMediation } from '../plan/scmi.ts';
import { type LineReason, TextFile } from './text.ts';
import { quote } from './xl-syntax.ts';

/** The folder in dom0 where a domain's files will lie. */
export const domainFolder = ({ folder, name }: Pick<Domain, 'folder' | 'name'>): string =>
  (folder ?? `/etc/xen/${name}`).replace(/\/+$/, '');

/** `<domain>/dom.cfg`: the configuration for `xl create` (xl.cfg(5)). */
export function xlConfig(tree: DeviceTree, partial: DomainPartial): OutputFile {
  const { domain } = partial;
  const file = new TextFile();
  const set = (key: string, value: string | number, reason: LineReason): void => {
    file.add(`${key} = ${typeof value === 'number' ? value : quote(value)}`, reason);
  };
  file.add(`# xl configuration of the domain ${domain.name}; start it with: xl create dom.cfg`);
  set('name', domain.name, {
    why: 'The name of the domain; xl needs one.',
    source: 'xl_parse.c:parse_config_data',
  });
  set('type', 'pvh', {
    why: 'The only kind of guest on Arm.',
    source: 'libxl_arm.c:libxl__arch_domain_create_info_setdefault',
  });
  set('kernel', domain.kernel, { why: 'The kernel image in dom0.' });
  if (domain.ramdisk) set('ramdisk', domain.ramdisk, { why: 'The initial RAM disk in dom0.' });
  set('cmdline', domain.cmdline, { why: 'The command line of the guest kernel.' });
  set('memory', domain.memoryMib, {
    why: 'MiB. No maxmem: ballooning up and passthrough exclude each other.',
    source: 'libxl_create.c:libxl__domain_config_setdefault',
  });
  set('vcpus', domain.vcpus, { why: 'Virtual CPUs.' });
  if (domain.vuart)
    set('vuart', 'sbsa_uart', {
      why: 'Console: xl console -t vuart. Takes interrupt 32.',
      source: 'libxl_arm.c:make_vpl011_uart_node',
    });
  if (domain.driverDomain) set('driver_domain', 1, { why: 'The domain hosts backends.' });

  file.add('');
  file.add('# The partial device tree: nodes below /passthrough become nodes of the guest.');
  set('device_tree', `${domainFolder(domain)}/passthrough.dtb`, {
    why: 'Path in dom0; libxl copies /passthrough and /aliases of it.',
    source: 'libxl_arm.c:copy_partial_fdt',
  });
  addScmi(file, partial);
  addDtdev(file, partial);
  addInterrupts(file, partial);
  addMemory(file, tree, partial);
  if (domain.extraConfig.trim() !== '') {
    file.add('');
    file.add(domain.extraConfig.trimEnd(), {
      why: 'Typed in the plan; of a key set twice the last one counts.',
    });
  }
  return file.finish(`${domain.name}/dom.cfg`);
}

/** What the toolstack must be told of SCMI; the guest's nodes stand in the partial tree. */
function addScmi(file: TextFile, { scmi }: DomainPartial): void {
  if (scmi === undefined || scmi.mediation.model === 'firmware') return;
  file.add('');
  if (scmi.mediation.model === 'virtio') {
    file.add('# The SCMI backend of another domain answers this device.');
    const backend = scmi.mediation.backend ?? 'Domain-0';
    file.add(`virtio = [ ${quote(`backend=${backend},type=virtio,device20,transport=mmio`)} ]`, {
      why: 'VirtIO device 32 (0x20) is SCMI; the toolstack makes its node.',
      source: 'libxl_arm.c:make_virtio_mmio_node',
    });
    return;
  }
  file.add('# The way of this domain to the SCMI firmware.');
  file.add(`arm_sci = ${quote(armSci(scmi.mediation))}`, {
    why: 'Xen forwards the SCMI calls of this domain to the firmware.',
    source: 'xl_parse.c:parse_arm_sci_config',
  });
}

/** The value of `arm_sci`: xl ignores words that it does not know, so the dialect must be that of the target. */
function armSci({ model, agentId }: ScmiMediation): string {
  if (model === 'epam') return 'scmi_smc';
  return model === 'multi-agent' ? `type=scmi_smc_multiagent,agent_id=${agentId ?? 0}` : 'type=scmi_smc';
}

function addDtdev(file: TextFile, { owned, scmi }: DomainPartial): void {
  const managed = new Set(scmi?.perDevice ? scmi.permitted : []);
  const listed = owned.filter((node) => node.protected || managed.has(node.node));
  if (listed.length === 0) return;
  file.add('');
  file.add('# Devices that an IOMMU covers: Xen lets them reach the memory of this domain only.');
  if (managed.size > 0) file.add('# Also those whose SCMI permissions Xen asks the firmware for.');
  file.add('dtdev = [');
  for (const { path, protected: covered } of listed) {
    file.add(`    ${quote(path)},`, {
      why: covered ? 'Covered by an IOMMU that Xen drives.' : 'Its resources are behind SCMI.',
      path,
      property: 'iommus',
      source: 'iommu.c:iommu_do_domctl',
    });
  }
  file.add(']');
}

function addInterrupts(file: TextFile, partial: DomainPartial): void {
  const list = interruptList(partial);
  if (list.length === 0) return;
  file.add('');
  file.add('# Interrupts, by GIC interrupt number (SPI number + 32), each once.');
  file.add('irqs = [');
  for (const { intid, paths } of list) {
    file.add(`    ${intid}, # ${comment(paths)}`, {
      why:
        paths.length > 1
          ? 'Shared by several devices; xl refuses it twice.'
          : 'Xen routes it to the guest under the same number.',
      path: present(paths[0], 'node of an interrupt'),
      property: 'interrupts',
      source: 'xen/arch/arm/domctl.c:XEN_DOMCTL_bind_pt_irq',
    });
  }
  file.add(']');
}

function addMemory(file: TextFile, tree: DeviceTree, { mappings }: DomainPartial): void {
  if (mappings.length === 0) return;
  file.add('');
  file.add('# Registers, in 4 KiB pages: "HOST PAGE,NUMBER OF PAGES[@GUEST PAGE]", all hexadecimal.');
  file.add('iomem = [');
  for (const mapping of mappings) {
    const paths = [...new Set(mapping.ranges.map(({ node }) => tree.path(node)))];
    file.add(`    ${quote(iomemEntry(mapping))}, # ${comment(paths)}`, {
      why: mapping.moved
        ? `At other guest pages, because of ${mapping.moved}.`
        : 'At the same address as on the host.',
      path: present(paths[0], 'node of a mapping'),
      property: mapping.ranges[0]!.property,
      source: 'libxl_create.c:libxl__domain_build_info_setdefault',
    });
  }
  file.add(']');
}

/** `START,COUNT` or `START,COUNT@GFN`; all hexadecimal page numbers (xl_parse.c:parse_config_data). */
function iomemEntry({ mfn, count, gfn }: Pick<Mapping, 'mfn' | 'count' | 'gfn'>): string {
  return `${hex(mfn)},${hex(count)}${gfn === mfn ? '' : `@${hex(gfn)}`}`;
}

/** Paths for a comment, which a newline would end. */
const comment = (paths: readonly string[]): string => paths.join(', ').replaceAll(/[\r\n]/g, '?');
