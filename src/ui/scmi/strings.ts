import type { GraphBox } from '../../store/scmi-graph.ts';
import type { MatrixSum } from '../../store/scmi-matrix.ts';
import { count, counted } from '../parts/format.ts';

export const texts = {
  none: 'This board describes no SCMI agent.',
  noneHint:
    'With SCMI the firmware hands out clocks, resets, power domains and sensors by number. Here devices get them from drivers of the host.',
  scpi: 'It has nodes of SCPI, the predecessor, which Xen does not hand to guests:',
  agent: 'SCMI agent',
  disabled: 'switched off',
  transport: 'Transport',
  mediated: 'Xen can hand it to guests',
  unmediated: 'Xen does not know it',
  smc: (id: string) => `function ${id}`,
  optee: (channel: number) => `channel ${channel}`,
  memory: 'Shared memory',
  ofProtocol: 'for',
  mailboxes: 'Doorbell',
  noMemory: 'none described',
  deviceIds: 'Device ids',
  noProtocols: 'It lists no protocols.',

  graph: (n: number) => `SCMI graph, ${counted(n, 'box', 'boxes')}`,
  minimap: 'Overview of the graph',
  view: 'View',
  views: { graph: 'Graph', both: 'Both', matrix: 'Matrix', needs: 'Privileges' },
  search: 'Search ids, names and devices',
  clear: 'Clear the search',
  focusSelected: 'Focus',
  focusHint: (name: string) => `Show only what ${name} uses, and who else does`,
  focusNone: 'Select a device that uses SCMI first',
  reach: 'Show only what a domain uses',
  everybody: 'All domains',
  only: (what: string) => `Only ${what}`,
  unfocus: 'Show everything again',
  nothing: 'Nothing here uses SCMI.',
  noMatch: 'No id, name or device matches.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  save: 'Save the picture',
  names: 'Names from headers',
  loadHeader: 'Take names from a dt-bindings header…',
  forget: (file: string, n: number) => `Forget ${counted(n, 'name')} of ${file}`,
  saveAs: { svg: 'As SVG', png: 'As PNG' },
  pngFailed: 'The browser could not draw the picture as PNG; SVG works.',

  matrix: 'Resources and domains',
  resource: 'Resource',
  cells: { exclusive: 'Alone', shared: 'Shared', reachable: 'In reach', none: '–' },
  cellHints: {
    exclusive: 'Only this domain needs it',
    shared: 'Other domains need it too',
    reachable: 'No device of this domain needs it, yet it can be switched from there',
    none: 'Neither needed nor in reach',
  },
  dropOn: (domain: string) => `Drop devices here to give them to ${domain}`,
  needs: (n: number) => `needs ${count(n)}`,
  sum: ({ reaches, limit }: MatrixSum) =>
    limit === 'everything'
      ? `reaches ${count(reaches)} more`
      : limit === 'firmware'
        ? 'rest up to the firmware'
        : limit === 'backend'
          ? 'rest up to the backend'
          : 'reaches nothing',
  who: (what: string) => `Who uses ${what}`,
  nobody: 'No device in the tree uses it.',
  through: (names: string) => `through ${names}`,
  mediation: (domain: string) => `SCMI of ${domain}`,
  models: {
    none: 'no SCMI',
    'single-agent': 'single agent',
    'multi-agent': 'multi-agent',
    epam: 'EPAM',
    virtio: 'virtio',
    firmware: 'firmware',
  },
  how: 'How the firmware is reached',

  privileges: 'Least privilege',
  noNeeds: 'No domain has a device that needs SCMI yet.',
  needsOf: (domain: string) => `What ${domain} needs`,
  agentId: (id: number) => `agent ${id}`,
  needsSum: (n: number, devices: number) =>
    `Needs ${counted(n, 'resource')} for ${counted(devices, 'device')}.`,
  reachesMore: (n: number) => (n === 0 ? 'It reaches nothing beyond that.' : `It reaches ${count(n)} more.`),
  reachLimits: {
    firmware: 'The firmware decides what it reaches beyond that.',
    backend: 'The backend decides what it reaches beyond that.',
    nothing: 'It has no way to the firmware and reaches none of them.',
  },
  beyond: (n: number) => `${counted(n, 'resource')} in reach without need`,
  device: 'Device',
  deviceId: 'Device id',
  noDeviceId: 'none',
  indirect: 'indirectly',
  devicesOf: (n: number) => counted(n, 'device'),
};

/** What a screen reader says of a box. */
export function boxName(
  { kind, label, detail, count: n, owners }: GraphBox,
  names: readonly string[],
): string {
  switch (kind) {
    case 'agent':
      return `SCMI agent ${label}, ${counted(n, 'protocol')}`;
    case 'transport':
      return `Transport ${label}`;
    case 'channel':
      return `Function id ${label}`;
    case 'shmem':
      return `Shared memory ${label}`;
    case 'protocol':
      return `${label}, protocol ${detail}, ${counted(n, 'resource')} in use`;
    case 'resource':
      return `${label}, used by ${counted(n, 'node')}${owners?.length ? ` of ${names.join(', ')}` : ''}`;
    case 'resources':
      return `${label}`;
    case 'consumer':
      return `${label}, ${names[0]}, uses ${counted(n, 'resource')}`;
    case 'consumers':
      return `${label} of ${names[0]}`;
    case 'domain':
      return `${label}, drop devices here`;
  }
}

export const lineName = (from: string, to: string, label: string | undefined): string =>
  `${from} to ${to}${label === undefined ? '' : `, ${label}`}`;
