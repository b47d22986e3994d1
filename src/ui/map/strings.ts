import type { MapTrouble } from '../../store/address-map.ts';
import { sizeWords } from '../../store/node/quantities.ts';
import { count, counted } from '../parts/format.ts';

export const texts = {
  host: 'Physical address space of the board',
  hostHead: 'Physical address space',
  guestOf: (domain: string) => `Address space of ${domain}`,
  hostShort: 'Board',
  picture: 'Address map',
  keysHint:
    'Arrow keys go from block to block, plus and minus zoom, 0 shows everything, Enter selects the node.',
  noGuest: 'A domain’s address space appears here.',
  noGuestHint: 'Create a domain and give it a device.',
  building: 'Laying out the address space…',

  goTo: 'Go to address or node',
  clear: 'Clear the field',
  noSuchPlace: 'Nothing is there. The nearest block is shown.',
  noSuchNode: 'No block has this name.',
  guest: 'Whose address space stands beside the board’s',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  hideDisabled: 'Hide disabled devices',
  view: 'Show as',
  side: 'Address space of',
  views: { map: 'Map', both: 'Both', table: 'Table' },

  holders: { dom0: 'dom0', xen: 'kept by Xen', off: 'disabled', memory: 'memory' },
  kinds: {
    registers: 'registers',
    window: 'PCI window',
    memory: 'memory',
    reserved: 'reserved memory',
    ram: 'guest memory',
    xen: 'kept by Xen',
    hole: 'free for devices',
    offered: 'offered to the guest as free',
    mapping: 'mapped from the board',
  },
  legend: {
    dom0: 'dom0',
    xen: 'Xen',
    off: 'Disabled',
    memory: 'Memory',
    shared: 'Shared page',
    split: 'Shared by domains',
  },
  hint: 'Point at a block, or walk with the arrow keys.',

  range: (first: string, last: string) => `${first}–${last}`,
  pages: (n: number) => counted(n, 'page'),
  sizePages: (bytes: bigint, pages: number) => `${sizeWords(bytes)}, ${counted(pages, 'page')}`,
  size: sizeWords,
  hidden: (pages: number) => `${roughSize(pages)} empty`,
  inGuest: (domain: string, address: string) => `in ${domain} at ${address}`,
  onHost: (address: string) => `on the board at ${address}`,
  identical: (domain: string) => `in ${domain} at the same address`,
  moved: (why: string) => `moved: at its own address lies ${why}`,
  pinned: 'moved: it is pinned there',
  shares: (names: readonly string[]) =>
    `shares its page with ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${count(names.length - 3)} more` : ''}`,
  split: 'with different owners',
  trouble: ({ kind, what }: MapTrouble) =>
    ({
      homeless: `not mapped: there is no room in the guest, and at its own address lies ${what}`,
      clash: `lies over ${what}`,
      exposed: `lies in ${what}, which this Xen offers to the guest as free`,
    })[kind],
  say: (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', '),

  table: { host: 'Blocks of the board', guest: (domain: string) => `Blocks of ${domain}` },
  columns: {
    start: 'Start',
    size: 'Size',
    pages: 'Pages',
    what: 'What',
    holder: 'Owner',
    other: { host: 'In the guest', guest: 'On the board' },
    notes: 'Notes',
  },
  blocks: (n: number) => counted(n, 'block'),
  sharedPages: (n: number) => counted(n, 'shared page'),
};

/** `the grant table` becomes `Grant table`; that PCI is virtual in a guest goes without saying. */
export const areaName = (use: string): string => {
  const bare = use.replace(/^(?:the|a|an) (?:virtual (?=PCI))?/, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** The size of some pages, rounded to a whole unit. */
function roughSize(pages: number): string {
  let value = pages * 4;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Math.round(value)} ${UNITS[unit]}`;
}
