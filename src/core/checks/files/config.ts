import type { NodePath } from '../../base/brand.ts';
import type { FileRule } from '../rule.ts';
import {
  type FileContext,
  type FileObservation,
  type Guest,
  type Item,
  iomem,
  items,
  value,
} from './guests.ts';

const ROOT_PATH = '/' as NodePath;

type Said = { readonly message: string; readonly path?: NodePath; readonly severity?: 'error' | 'warning' };

/** One observation for each item of a kind about which there is something to say. */
export function* each<T extends Item>(
  context: FileContext,
  list: (guest: Guest) => readonly T[],
  say: (item: T, guest: Guest, all: readonly T[]) => Said | undefined,
): Generator<FileObservation> {
  for (const guest of context.guests) {
    if (guest.config === undefined) continue;
    const all = list(guest);
    for (const item of all) {
      const said = say(item, guest, all);
      if (said === undefined) continue;
      yield { path: ROOT_PATH, domain: guest.name, file: guest.config.file, line: item.line, ...said };
    }
  }
}

/** The items of a list setting. */
export const listOf =
  (key: string) =>
  (guest: Guest): Item[] =>
    items(guest, key);

/** A message without path, if there is one. */
export const tell = (message: string | undefined | false): Said | undefined =>
  message ? { message } : undefined;

function reserved(intid: number, guest: Guest): string | undefined {
  if (intid === 32 && value(guest, 'vuart') !== undefined) return 'the virtual PL011 (vuart)';
  const virtio = items(guest, 'virtio').length > 0;
  return virtio && intid >= 33 && intid <= 43 ? 'virtio-mmio' : undefined;
}

/** What a dom.cfg can have wrong, ours or somebody else's. */
export const CONFIG_FILE_RULES: readonly FileRule[] = [
  {
    id: 'DG-FILE-01',
    kind: 'file',
    name: 'File cannot be read',
    severity: 'error',
    why: 'xl refuses a configuration at the first thing that it cannot read, and libxl a tree that is no sound blob.',
    source: 'Xen: tools/libs/util/libxlu_cfg_y.y; tools/libs/light/libxl_arm.c, check_partial_fdt',
    run: function* ({ guests }) {
      for (const { name, broken } of guests) {
        for (const { file, line, why } of broken) {
          const place = line === undefined ? '' : `Line ${line}: `;
          yield {
            path: ROOT_PATH,
            domain: name,
            file,
            ...(line !== undefined && { line }),
            message: `${file} cannot be read. ${place}${why}`,
          };
        }
      }
    },
  },
  {
    id: 'DG-FILE-02',
    kind: 'file',
    name: 'Unprotected device in dtdev',
    severity: 'error',
    why: 'Xen assigns only devices behind an IOMMU that it drives; for others creation of the domain fails with EINVAL (-22).',
    source: 'Xen: xen/drivers/passthrough/device_tree.c, iommu_assign_dt_device',
    run: ({ facts, target, ...context }) =>
      facts === undefined
        ? []
        : each({ target, ...context }, listOf('dtdev'), ({ text }) => {
            const node = facts.tree.byPath(text);
            if (node === undefined) {
              return { message: `dtdev names ${text}, which the host tree does not have (ESRCH).` };
            }
            const found = facts.protectedByXen(node, target);
            return found.protected
              ? undefined
              : {
                  path: text as NodePath,
                  message: `dtdev names ${text}, and Xen will refuse it. ${found.why}`,
                };
          }),
  },
  {
    id: 'DG-FILE-03',
    kind: 'file',
    name: 'Interrupt number not decimal',
    severity: 'error',
    why: 'xl reads the numbers in `irqs` as decimal, those in `iomem` as hexadecimal.',
    source: 'Xen: tools/xl/xl_parse.c, parse_config_data',
    run: (context) =>
      each(context, listOf('irqs'), ({ text }) =>
        tell(!/^\d+$/.test(text.trim()) && `irqs has ${text}, which is no decimal number.`),
      ),
  },
  {
    id: 'DG-FILE-04',
    kind: 'file',
    name: 'Interrupt listed twice',
    severity: 'error',
    why: 'Xen reserves each interrupt once; the second time it fails with EBUSY, even within one list.',
    source: 'Xen: xen/arch/arm/domctl.c, XEN_DOMCTL_bind_pt_irq',
    run: (context) =>
      each(context, listOf('irqs'), (item, _, all) =>
        tell(
          all.findIndex(({ text }) => Number(text) === Number(item.text)) < all.indexOf(item) &&
            `irqs has ${item.text} twice.`,
        ),
      ),
  },
  {
    id: 'DG-FILE-05',
    kind: 'file',
    name: 'Not an SPI',
    severity: 'error',
    why: 'Only shared peripheral interrupts (32 to 1019) can be routed to a guest. The number in the tree is 32 less.',
    source: 'Xen: xen/arch/arm/irq.c, route_irq_to_guest',
    run: (context) =>
      each(context, listOf('irqs'), ({ text }) =>
        tell(
          /^\d+$/.test(text) &&
            (Number(text) < 32 || Number(text) > 1019) &&
            `irqs has ${text}, which is no shared peripheral interrupt.`,
        ),
      ),
  },
  {
    id: 'DG-FILE-06',
    kind: 'file',
    name: 'Interrupt of an emulated device',
    severity: 'error',
    why: 'Emulated devices have fixed interrupts (32 vuart, 33 to 43 virtio-mmio), and real ones keep their number.',
    source: 'Xen: xen/include/public/arch-arm.h',
    run: (context) =>
      each(context, listOf('irqs'), ({ text }, guest) => {
        const by = reserved(Number(text), guest);
        return tell(by !== undefined && `irqs has ${text}, which is the interrupt of ${by} in this guest.`);
      }),
  },
  {
    id: 'DG-FILE-07',
    kind: 'file',
    name: 'maxmem above memory',
    severity: 'error',
    why: 'Memory on demand and devices exclude each other; xl refuses the domain.',
    source: 'Xen: tools/libs/light/libxl_create.c, libxl__domain_config_setdefault',
    run: (context) =>
      each(context, listOf('maxmem'), ({ text }, guest) =>
        tell(
          Number(text) > Number(value(guest, 'memory') ?? 0) &&
            (iomem(guest).length > 0 || items(guest, 'dtdev').length > 0) &&
            `maxmem is ${text} and memory ${value(guest, 'memory') ?? 'not set'}, in a domain with devices.`,
        ),
      ),
  },
];
