import { type Guest, items, value } from '../checks/files/guests.ts';
import { DOMAIN_NAME, type Domain, newDomain } from '../plan/plan.ts';
import type { ScmiMediation } from '../plan/scmi.ts';
import { domainFolder } from '../targets/xl.ts';
import { type ConfigValue, quote, type Setting } from '../targets/xl-syntax.ts';

/** A domain as far as its settings tell, without devices; and what had to be taken for granted. */
export interface ReadSettings {
  readonly domain: Domain;
  readonly assumptions: readonly string[];
}

/** What of a configuration the plan knows by itself; all else is kept as it stands. */
const KNOWN: ReadonlySet<string> = new Set([
  'name',
  'kernel',
  'ramdisk',
  'cmdline',
  'root',
  'extra',
  'memory',
  'vcpus',
  'driver_domain',
  'device_tree',
  'dtdev',
  'irqs',
  'iomem',
]);

/** The fields of a domain that stand in its files: the configuration, else defaults. */
export function readSettings(guest: Guest, taken: ReadonlySet<string>): ReadSettings {
  const assumptions: string[] = [];
  const name = domainName(guest, taken, assumptions);
  const fresh = newDomain(name);
  const { config } = guest;
  if (config === undefined) {
    const { boot, why } = bootOfTree(guest);
    if (why !== undefined) assumptions.push(why);
    assumptions.push(
      `There is no dom.cfg: ${fresh.memoryMib} MiB, ${fresh.vcpus} vCPU and the default kernel are assumed.`,
    );
    return { domain: { ...fresh, boot }, assumptions };
  }
  const number = (key: string, fallback: number): number => {
    const found = value(guest, key);
    if (found !== undefined && /^[1-9][0-9]{0,8}$/.test(found)) return Number(found);
    if (found === undefined && key === 'vcpus') return fallback;
    assumptions.push(`${config.file} gives no usable ${key}: ${fallback} is assumed.`);
    return fallback;
  };
  const kernel = value(guest, 'kernel');
  if (kernel === undefined) assumptions.push(`${config.file} names no kernel: ${fresh.kernel} is assumed.`);
  const ramdisk = value(guest, 'ramdisk');
  const scmi = scmiOf(guest);
  const vuart = value(guest, 'vuart') === 'sbsa_uart';
  const domain: Domain = {
    ...fresh,
    boot: hasXenProperties(guest) ? 'both' : 'xl',
    memoryMib: number('memory', fresh.memoryMib),
    vcpus: number('vcpus', 1),
    kernel: kernel ?? fresh.kernel,
    ...(ramdisk !== undefined && { ramdisk }),
    cmdline: commandLine(guest),
    driverDomain: (value(guest, 'driver_domain') ?? '0') !== '0',
    vuart,
    ...(scmi && { scmi }),
    extraConfig: furtherSettings(config.settings, { vuart, scmi: scmi?.model }),
  };
  return { domain: { ...domain, ...folder(guest, domain, assumptions) }, assumptions };
}

function domainName(guest: Guest, taken: ReadonlySet<string>, assumptions: string[]): string {
  const named = value(guest, 'name') ?? guest.name;
  const parts = named.split('/').filter((part) => part !== '');
  const plain = (parts.at(-1) ?? '').replace(/\.(cfg|dtb)$/, '').replaceAll(/[^A-Za-z0-9_.-]/g, '-');
  const usable = DOMAIN_NAME.test(plain.slice(0, 40)) ? plain.slice(0, 40) : 'imported';
  let name = usable;
  for (let number = 2; taken.has(name); number++) name = `${usable.slice(0, 36)}-${number}`;
  if (name !== value(guest, 'name')) assumptions.push(`The domain is called ${name}.`);
  return name;
}

function bootOfTree(guest: Guest): { boot: Domain['boot']; why?: string } {
  if (hasXenProperties(guest)) return { boot: 'dom0less' };
  return {
    boot: 'xl',
    why: 'The tree has no xen,path and xen,reg, which Xen needs to start the domain: it is taken as one that xl starts.',
  };
}

function hasXenProperties({ partial }: Guest): boolean {
  if (partial === undefined) return false;
  const { tree } = partial;
  return ['xen,path', 'xen,reg'].some((name) => tree.nameIdOf(name) !== undefined);
}

/** `cmdline` overrules `root` and `extra` (xl_parse.c:parse_cmdline). */
function commandLine(guest: Guest): string {
  const cmdline = value(guest, 'cmdline');
  if (cmdline !== undefined) return cmdline;
  const root = value(guest, 'root');
  return [root === undefined ? '' : `root=${root}`, value(guest, 'extra') ?? ''].filter(Boolean).join(' ');
}

function scmiOf(guest: Guest): ScmiMediation | undefined {
  const text = value(guest, 'arm_sci');
  const agent = /^type=scmi_smc_multiagent(?:,agent_id=(\d+))?/.exec(text ?? '');
  if (agent) return { model: 'multi-agent', ...(agent[1] !== undefined && { agentId: Number(agent[1]) }) };
  if (text === 'type=scmi_smc') return { model: 'single-agent' };
  if (text === 'scmi_smc') return { model: 'epam' };
  const backend = items(guest, 'virtio')
    .map((item) => /^backend=([^,]+),type=virtio,device20,transport=mmio$/.exec(item.text)?.[1])
    .find((found) => found !== undefined);
  if (backend === undefined) return undefined;
  return { model: 'virtio', ...(backend !== 'Domain-0' && { backend }) };
}

/** Where the files of the domain lie in dom0, if that is not where they would lie anyway. */
function folder(guest: Guest, domain: Domain, assumptions: string[]): Pick<Domain, 'folder'> {
  const path = value(guest, 'device_tree');
  if (path === undefined) return {};
  const at = path.lastIndexOf('/');
  const found = path.slice(0, Math.max(at, 0));
  if (path.slice(at + 1) !== 'passthrough.dtb') {
    assumptions.push(`The partial tree will be called passthrough.dtb instead of ${path.slice(at + 1)}.`);
  }
  return found === '' || found === domainFolder(domain) ? {} : { folder: found };
}

/** The settings that the plan has no field for, as text. */
function furtherSettings(
  settings: readonly Setting[],
  covered: { vuart: boolean; scmi: ScmiMediation['model'] | undefined },
): string {
  const isCovered = ({ key, value: found }: Setting): boolean => {
    if (KNOWN.has(key)) return true;
    if (key === 'type') return found === 'pvh';
    if (key === 'vuart') return covered.vuart;
    if (key === 'arm_sci') return covered.scmi !== undefined;
    if (key === 'virtio') return covered.scmi === 'virtio' && Array.isArray(found) && found.length === 1;
    return false;
  };
  return settings
    .filter((setting) => !isCovered(setting))
    .map(({ key, append, value: found }) => `${key} ${append ? '+=' : '='} ${configText(found)}`)
    .join('\n');
}

const configText = (found: ConfigValue): string => {
  if (typeof found !== 'string') return `[ ${found.map(configText).join(', ')} ]`;
  return /^[0-9][0-9a-fx]*$/.test(found) ? found : quote(found);
};
