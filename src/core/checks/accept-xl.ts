import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import { GUEST_GIC } from '../partial/interrupts.ts';
import type { XenTarget } from '../plan/plan.ts';
import { type ConfigValue, readConfig, type Setting, XlSyntaxError } from '../targets/xl-syntax.ts';
import type { Refusal } from './accept.ts';

const PARSE = 'tools/xl/xl_parse.c:parse_config_data';
const LIBXL_ARM = 'tools/libs/light/libxl_arm.c';
/** The largest guest tree that libxl makes (libxl_arm.c:FDT_MAX_SIZE). */
const FDT_MAX_SIZE = 1 << 20;
const LISTS: readonly string[] = ['dtdev', 'iomem', 'irqs'];
const GUEST_PHANDLES: readonly number[] = [GUEST_GIC, GUEST_GIC + 1];

/**
 * Asks a port of xl's and libxl's checks what they make of a configuration and its partial tree.
 * @param typed how many of the last settings were typed by the user: for those nobody but the user answers
 */
export function acceptXl(
  host: HostFacts,
  config: string,
  guest: DeviceTree,
  target: XenTarget,
  typed = 0,
): Refusal[] {
  let settings: readonly Setting[];
  try {
    settings = readConfig(config);
  } catch (error) {
    if (!(error instanceof XlSyntaxError)) throw error;
    const message = `config parsing error in line ${error.line}: ${error.message}`;
    const cause = typed > 0 ? 'wish' : 'form';
    return [
      { by: 'tools/libs/util/libxlu_cfg.c:xlu_cfg_readfile', at: `line ${error.line}`, message, cause },
    ];
  }
  const ours = settings.slice(0, settings.length - typed);
  return [
    ...mandatory(ours),
    ...lists(ours),
    ...interruptList(listOf(ours, 'irqs'), settings),
    ...memoryList(listOf(ours, 'iomem')),
    ...deviceList(host, listOf(ours, 'dtdev'), target),
    ...acceptPartial(guest),
  ];
}

function* mandatory(settings: readonly Setting[]): Generator<Refusal> {
  for (const key of ['name', 'kernel', 'device_tree']) {
    const value = settings.find((setting) => setting.key === key)?.value;
    if (typeof value !== 'string' || value === '') {
      yield {
        by: PARSE,
        at: key,
        message: `${key} is not a text`,
        cause: key === 'kernel' ? 'wish' : 'form',
      };
    }
  }
  for (const key of ['memory', 'vcpus']) {
    const value = settings.find((setting) => setting.key === key)?.value;
    if (typeof value !== 'string' || !/^[1-9][0-9]*$/.test(value)) {
      yield { by: PARSE, at: key, message: `${key} is not a positive number`, cause: 'wish' };
    }
  }
}

/** A list of one as a plain text is none for xl, which goes on without it. */
function* lists(settings: readonly Setting[]): Generator<Refusal> {
  for (const { key, value } of settings) {
    if (!LISTS.includes(key) || typeof value !== 'string') continue;
    const by = 'tools/libs/util/libxlu_cfg.c:xlu__cfg_get_list';
    yield form(by, key, `parameter \`${key}' is a single value but should be a list`);
  }
}

/** Parsed with strtoul in base 10; each one is bound once (xen/arch/arm/domctl.c:XEN_DOMCTL_bind_pt_irq). */
function* interruptList(list: readonly ConfigValue[], settings: readonly Setting[]): Generator<Refusal> {
  const vuart = settings.some(({ key, value }) => key === 'vuart' && value === 'sbsa_uart');
  const seen = new Set<number>();
  for (const item of list) {
    const number = typeof item === 'string' && /^[0-9]+$/.test(item) ? Number(item) : undefined;
    if (number === undefined) {
      yield form(PARSE, 'irqs', `Invalid argument parsing irq: ${String(item)}`);
    } else if (number < 32) {
      const by = 'tools/libs/light/libxl_create.c:domcreate_launch_dm';
      yield form(by, 'irqs', `failed give domain access to irq ${number}`);
    } else if (seen.has(number)) {
      yield form(
        'xen/arch/arm/domctl.c:arch_do_domctl',
        'irqs',
        `failed give domain access to irq ${number}`,
      );
    } else if (number === 32 && vuart) {
      const message = 'Physical IRQ 32 conflicting with pl011 SPI';
      yield { by: `${LIBXL_ARM}:libxl__arch_domain_prepare_config`, at: 'irqs', message, cause: 'wish' };
    }
    if (number !== undefined) seen.add(number);
  }
}

/** `sscanf("%x,%x@%x")`: pages in hexadecimal, nothing after them. */
function* memoryList(list: readonly ConfigValue[]): Generator<Refusal> {
  for (const item of list) {
    const match = typeof item === 'string' ? IOMEM.exec(item) : null;
    if (match === null) {
      yield form(PARSE, 'iomem', `Invalid argument parsing iomem: ${String(item)}`);
    } else if (Number.parseInt(match[2]!, 16) === 0) {
      yield form(PARSE, 'iomem', `no pages in ${match[0]}`);
    }
  }
}

const IOMEM = /^(?:0x)?([0-9a-f]+),(?:0x)?([0-9a-f]+)(?:@(?:0x)?([0-9a-f]+))?$/;

/** The multi-agent SCMI series passes over devices that no IOMMU covers; every other Xen refuses them. */
function* deviceList(host: HostFacts, list: readonly ConfigValue[], target: XenTarget): Generator<Refusal> {
  if (list.length > 0 && target.iommuDrivers.length === 0) {
    const by = 'tools/libs/light/libxl_create.c:libxl__domain_config_setdefault';
    yield form(by, 'dtdev', 'passthrough not supported on this platform');
  }
  for (const path of list) {
    const node = typeof path === 'string' ? host.tree.byPath(path) : undefined;
    const by = 'xen/drivers/passthrough/device_tree.c:iommu_do_dt_domctl';
    if (node === undefined) yield form(by, 'dtdev', `no node ${String(path)} (-ESRCH)`);
    else if (target.flavour !== 'sci-v11' && !host.protectedByXen(node, target).protected) {
      yield form(by, 'dtdev', `assign "${String(path)}" to dom… failed (-22)`);
    }
  }
}

/** `copy_partial_fdt`, and the phandles that libxl gives to its own nodes without looking for others. */
export function* acceptPartial(guest: DeviceTree): Generator<Refusal> {
  if (!guest.children(ROOT).some((node) => guest.name(node) === 'passthrough')) {
    yield form(
      `${LIBXL_ARM}:copy_partial_fdt`,
      '/',
      `Can't copy the node "/passthrough" from the partial FDT`,
    );
  }
  for (const node of guest.nodes()) {
    const phandle = guest.phandle(node);
    if (phandle !== undefined && GUEST_PHANDLES.includes(phandle)) {
      yield form(`${LIBXL_ARM}:make_gicv3_node`, guest.path(node), `phandle ${phandle} is libxl's own`);
    }
  }
  if (guest.bytes.length >= FDT_MAX_SIZE) {
    const message = 'FDT: copy_partial_fdt(...) failed: -3 = FDT_ERR_NOSPACE';
    yield { by: `${LIBXL_ARM}:libxl__prepare_dtb`, at: '/', message, cause: 'wish' };
  }
}

const listOf = (settings: readonly Setting[], key: string): readonly ConfigValue[] => {
  const value = settings.findLast((setting) => setting.key === key)?.value;
  return value === undefined || typeof value === 'string' ? [] : value;
};

const form = (by: string, at: string, message: string): Refusal => ({ by, at, message, cause: 'form' });
