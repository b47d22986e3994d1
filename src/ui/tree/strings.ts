import { count, counted } from '../parts/format.ts';

export const texts = {
  title: 'Device tree',
  list: 'Nodes of the device tree',
  collapseAll: 'Collapse all',
  expandAll: 'Expand all',
  hideDisabled: 'Hide disabled nodes',
  filter: 'Filter by name, path or compatible',
  clear: 'Clear the filter',
  nodes: (n: number) => counted(n, 'node'),
  matches: (n: number) => counted(n, 'match', 'matches'),
  selected: (n: number) => `${count(n)} selected`,
  noMatch: 'No node has this in its name, path or compatible.',
  toggle: (name: string) => `Open or close ${name}`,
  disabled: 'disabled',
  follows: (domain: string) => `${domain}, with its parent`,
  menu: 'Actions for this node',
  dragOne: (name: string) => name,
  dragMany: (n: number) => `${count(n)} devices`,
  back: 'Drop here to give back to dom0',
};
