import { count, counted } from '../parts/format.ts';

const iommus = (n: number, one: string, many: string): string =>
  n === 1 ? `One IOMMU ${one}` : `${count(n)} IOMMUs ${many}`;

export const boardTexts = {
  title: 'The board with this Xen',
  masters: (covered: number, all: number) =>
    all === 0
      ? 'No enabled device is known to do DMA.'
      : `Masters protected: ${count(covered)} of ${count(all)}.`,
  mastersHint: 'Enabled devices that do DMA, and those of them behind an IOMMU that this Xen drives.',
  vouched: (n: number) => `${counted(n, 'device')} of unknown kind ${n === 1 ? 'is' : 'are'} vouched for.`,
  stated: (n: number) => `${counted(n, 'device')} ${n === 1 ? 'is' : 'are'} judged by a statement.`,
  noIommu: 'The board has no IOMMU.',
  unknown: (n: number) => `Whether ${counted(n, 'device')} ${n === 1 ? 'does' : 'do'} DMA is unknown.`,
  needsDriver: (name: string) => `${name} needs a Xen built with it:`,
  iommus: {
    disabled: (n: number) => iommus(n, 'disabled:', 'disabled:'),
    undriven: (n: number) =>
      iommus(n, 'is of a kind that no Xen drives:', 'are of a kind that no Xen drives:'),
    'too-old': (n: number) => iommus(n, 'needs a later Xen:', 'need a later Xen:'),
  },
  dangling: (n: number) =>
    n === 1 ? 'Phandles of one node point nowhere:' : `Phandles of ${count(n)} nodes point nowhere:`,
  danglingHint: 'No node has the phandle. The properties are kept as they are.',
  oneOf: (path: string, position: number, all: number) =>
    `${path}, ${position} of ${all}; a click goes on to the next`,
  vouch: 'Vouch for the platform…',
  vouchAction: 'vouch for the platform',
  enable: (name: string) => `Enable ${name}`,
  enableHint: (option: string) => `The target is a Xen built with ${option}`,
  enableAction: (name: string) => `enable ${name} in the target`,
};
