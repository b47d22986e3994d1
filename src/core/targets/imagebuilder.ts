import type { OutputFile } from '../contract.ts';
import { parseAddress } from '../partial/mappings.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { type Domain, isDirectMapped, type Plan } from '../plan/plan.ts';
import { bootedByXen } from './dom0less.ts';
import { TextFile } from './text.ts';
import { xenArguments } from './xen-cmdline.ts';

/**
 * `host/imagebuilder.cfg`: the configuration of ImageBuilder's uboot-script-gen, which finds the load addresses
 * itself. Domains count from 0. It is read by bash, so that texts stand in single quotes.
 * @param overlays names of the blobs to apply to the host tree
 */
export function imageBuilderConfig(
  plan: Plan,
  partials: readonly DomainPartial[],
  overlays: readonly string[],
): OutputFile {
  const file = new TextFile();
  const domains = bootedByXen(partials).map(({ domain }) => domain);
  file.add('# For ImageBuilder: uboot-script-gen -c imagebuilder.cfg -d . -t tftp');
  file.add('# Paths are relative to the folder given with -d. Adapt the lines marked with "yours".');
  file.add("MEMORY_START='0x0' # yours: where the board's RAM begins");
  file.add("MEMORY_END='0x80000000' # yours");
  file.add("BOOT_CMD='booti'");
  file.add(`DEVICE_TREE=${quote(plan.host.name)}`, { why: 'The host tree this plan was made for.' });
  file.add("XEN='xen' # yours");
  file.add(
    `XEN_CMD=${quote(['console=dtuart', ...xenArguments(partials)].join(' '))} # yours: dtuart, dom0_mem`,
  );
  if (!plan.trueDom0less) {
    file.add("DOM0_KERNEL='Image-dom0' # yours");
    file.add("DOM0_RAMDISK='dom0-ramdisk.cpio' # yours");
  }
  if (overlays.length > 0) {
    file.add(`NUM_DT_OVERLAY=${overlays.length}`, { why: 'Without the marks dom0 keeps the devices.' });
    for (const [i, name] of overlays.entries()) file.add(`DT_OVERLAY[${i}]=${quote(name)}`);
  }
  file.add(`NUM_DOMUS=${domains.length}`);
  for (const [i, domain] of domains.entries()) addDomain(file, i, domain);
  file.add("UBOOT_SOURCE='boot.source'");
  file.add("UBOOT_SCRIPT='boot.scr'");
  return file.finish('host/imagebuilder.cfg');
}

function addDomain(file: TextFile, i: number, domain: Domain): void {
  file.add('');
  file.add(`DOMU_KERNEL[${i}]=${quote(domain.kernel)}`, { why: `Kernel of ${domain.name}.` });
  if (domain.ramdisk) file.add(`DOMU_RAMDISK[${i}]=${quote(domain.ramdisk)}`);
  file.add(`DOMU_CMD[${i}]=${quote(domain.cmdline)}`);
  file.add(`DOMU_MEM[${i}]=${domain.memoryMib}`, { why: 'MiB.' });
  file.add(`DOMU_VCPUS[${i}]=${domain.vcpus}`);
  const ranges = staticMemory(domain);
  if (ranges !== '') {
    file.add(`DOMU_STATIC_MEM[${i}]=${quote(ranges)}`, { why: 'Address and size of each range.' });
    file.add(`DOMU_DIRECT_MAP[${i}]=${isDirectMapped(domain) ? 1 : 0}`);
  }
  file.add(`DOMU_ENHANCED[${i}]=${domain.driverDomain ? 1 : 0}`, {
    why: 'PV interfaces; a driver domain needs them.',
  });
  file.add(`DOMU_PASSTHROUGH_DTB[${i}]=${quote(`${domain.name}/passthrough.dtb`)}`, {
    why: 'The partial tree of this export.',
  });
}

function staticMemory({ staticMemory }: Domain): string {
  const ranges = (staticMemory ?? []).map(({ address, size }) => [parseAddress(address), parseAddress(size)]);
  return ranges
    .filter((range) => range.every((value) => value !== undefined))
    .flat()
    .map((value) => `0x${value!.toString(16)}`)
    .join(' ');
}

/** A text for bash, in which nothing is expanded. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
