import { hex } from '../base/hex.ts';
import type { OutputFile } from '../contract.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { parseAddress } from '../plan/address.ts';
import { type Channel, type ChannelEnd, endsOf, hasEventChannel } from '../plan/channel.ts';
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
  for (const [i, domain] of domains.entries()) {
    addDomain(file, i, domain, plan);
    addChannels(file, i, domains, plan);
  }
  file.add("UBOOT_SOURCE='boot.source'");
  file.add("UBOOT_SCRIPT='boot.scr'");
  return file.finish('host/imagebuilder.cfg');
}

function addDomain(file: TextFile, i: number, domain: Domain, { channels }: Plan): void {
  file.add('');
  file.add(`DOMU_KERNEL[${i}]=${quote(fileName(domain.kernel))} # yours: a file of the folder`, {
    why: `Kernel of ${domain.name}; the path in the plan is one in dom0.`,
  });
  if (domain.ramdisk) file.add(`DOMU_RAMDISK[${i}]=${quote(fileName(domain.ramdisk))} # yours`);
  file.add(`DOMU_CMD[${i}]=${quote(domain.cmdline)}`);
  file.add(`DOMU_MEM[${i}]=${domain.memoryMib}`, { why: 'MiB.' });
  file.add(`DOMU_VCPUS[${i}]=${domain.vcpus}`);
  file.add(`DOMU_VPL011[${i}]=${domain.vuart ? 1 : 0}`, {
    why: 'Emulated console; an ImageBuilder from before 2024 gives it to every domain, and interrupt 32 with it.',
    source: 'ImageBuilder: README.md',
  });
  const ranges = staticMemory(domain);
  if (ranges !== '') {
    file.add(`DOMU_STATIC_MEM[${i}]=${quote(ranges)}`, { why: 'Address and size of each range.' });
    file.add(`DOMU_DIRECT_MAP[${i}]=${isDirectMapped(domain) ? 1 : 0}`);
  }
  const hasEvents = hasEventChannel(channels, domain.name);
  file.add(`DOMU_ENHANCED[${i}]=${domain.driverDomain ? 1 : hasEvents ? 2 : 0}`, {
    why: 'PV interfaces: 1 for a driver domain, 2 for event channels without xenstore.',
  });
  file.add(`DOMU_PASSTHROUGH_DTB[${i}]=${quote(`${domain.name}/passthrough.dtb`)}`, {
    why: 'The partial tree of this export.',
  });
}

/** Channels to domains that are written here as well; what ImageBuilder has no word for stands in a comment. */
function addChannels(file: TextFile, i: number, domains: readonly Domain[], { channels }: Plan): void {
  const indexOf = (name: string): number => domains.findIndex((domain) => domain.name === name);
  const ends = endsOf(channels, domains[i]!.name).filter(
    ({ channel: { domains: both }, end }) => both[0] !== both[1] && indexOf(both[1 - end]!) >= 0,
  );
  addMemories(
    file,
    i,
    ends.flatMap((seen) => sharedMemory(seen) ?? []),
  );
  const ports = ends.filter(({ channel }) => channel.ports !== undefined);
  if (ports.length === 0) return;
  const words = ports.map(
    ({ channel: { domains: both, ports }, end }) =>
      `${ports![end]} ${indexOf(both[1 - end]!)} ${ports![1 - end]}`,
  );
  file.add(`DOMU_STATIC_EVTCHNS[${i}]=${quote(words.join('; '))}`, {
    why: 'Own port, number of the other domain, and its port; ImageBuilder of October 2025 and later.',
    channel: ports[0]!.channel.name,
    source: IMAGEBUILDER,
  });
}

const IMAGEBUILDER = 'ImageBuilder: README.md';

interface MemoryWords {
  readonly channel: Channel;
  readonly words: string;
}

/** Name and numbers of a shared memory; undefined where they are no numbers. */
function sharedMemory({ channel, end }: ChannelEnd): MemoryWords | undefined {
  if (channel.memory === undefined) return undefined;
  const { address, guest, size } = channel.memory;
  const numbers = [...(address === undefined ? [] : [address]), guest[end], size].map(parseAddress);
  if (numbers.includes(undefined)) return undefined;
  return { channel, words: [channel.name, ...numbers.map((number) => hex(number!))].join(' ') };
}

/** ImageBuilder knows one shared memory of a domain, and none that belongs to a domain. */
function addMemories(file: TextFile, i: number, [first, ...more]: readonly MemoryWords[]): void {
  if (first === undefined) return;
  file.add(`DOMU_SHARED_MEM[${i}]=${quote(first.words)}`, {
    why: 'Name, host address (where it is given), guest address and size of the shared memory.',
    channel: first.channel.name,
    source: IMAGEBUILDER,
  });
  for (const { channel } of [first, ...more]) {
    if (channel.memory?.owner !== 'first') continue;
    const { name, domains } = channel;
    file.add(
      `# No owner can be said here: ${name} is to be the memory of ${domains[0]}, and becomes Xen's own.`,
      { why: 'host/domains.dts has the owner. Without one the memory outlives both domains.', channel: name },
    );
  }
  for (const { channel, words } of more)
    file.add(`# yours: a further shared memory: ${words}`, {
      why: 'ImageBuilder writes one of a domain; host/domains.dts has all of them.',
      channel: channel.name,
    });
}

function staticMemory({ staticMemory }: Domain): string {
  const ranges = (staticMemory ?? []).map(({ address, size }) => [parseAddress(address), parseAddress(size)]);
  return ranges
    .filter((range) => range.every((value) => value !== undefined))
    .flat()
    .map((value) => hex(value!))
    .join(' ');
}

/** The last part of a path. */
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A text for bash, in which nothing is expanded. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
