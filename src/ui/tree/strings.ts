import { count, counted } from '../parts/format.ts';

export const texts = {
  title: 'Device tree',
  list: 'Nodes of the device tree',
  showAs: 'Show as',
  listings: { tree: 'Tree', devices: 'Devices' },
  loading: 'Loading…',
  collapseAll: 'Collapse all',
  expandAll: 'Expand all',
  hideDisabled: 'Hide disabled nodes',
  nodes: (n: number) => counted(n, 'node'),
  matches: (n: number) => counted(n, 'match', 'matches'),
  selected: (n: number) => `${count(n)} selected`,
  noMatch: 'No node passes the filter.',
  disabled: 'disabled',
  row: (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', '),
  severities: { error: 'error', warning: 'warning', info: 'note' },
  follows: (domain: string) => `${domain}, with its parent`,
  menu: 'Actions for this node',
  back: 'Drop here to give back to dom0',
};
