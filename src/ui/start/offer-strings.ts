import type { Domain, XenTarget } from '../../core/plan/plan.ts';
import { counted } from '../parts/format.ts';

/** How a domain is started, in short. */
const STARTED = { xl: 'started by xl', dom0less: 'started by Xen', both: 'started by Xen or xl' } as const;

export const offerTexts = {
  title: {
    link: 'Open this link?',
    file: 'Open this project?',
    export: 'Open this export?',
    report: 'Open this report?',
  },
  lead: {
    link: () => 'The address holds a project. It was read in this browser; nothing was sent or replaced.',
    file: (name: string) => `${name} holds a project. Nothing was replaced yet.`,
    export: (name: string) => `${name} was made from this project. Nothing was replaced yet.`,
    report: (name: string) => `${name} was made from this project. Nothing was replaced yet.`,
  },
  board: 'Board',
  comesAlong: 'Its device tree comes along',
  here: 'Its device tree is at hand',
  notHere: 'Its device tree is not here',
  target: 'Target',
  xen: ({ flavour, version, iommuDrivers }: XenTarget) =>
    `Xen ${version}${flavour === 'upstream' ? '' : ` (${flavour})`}, ${iommuDrivers.join(', ') || 'no IOMMU'}`,
  domains: 'Domains',
  none: 'None',
  domain: ({ boot, memoryMib, devices }: Domain) =>
    `${counted(devices.length, 'device')}, ${memoryMib} MiB, ${STARTED[boot]}`,
  words: 'Signed words',
  statements: (statements: number, accepted: number) =>
    `${counted(statements, 'statement')} about devices, ${counted(accepted, 'accepted finding')}`,
  replaces: 'Replaces',
  undoable: 'The plan that this browser has for the board. Undo brings it back as long as the board is open.',
  other: (name: string) => `${name} is another device tree than the one this project was made for.`,
  missing: (name: string, sha256: string) =>
    `The project needs ${name} with the SHA-256 ${sha256}. Drop it here, or choose it.`,
  giveBoard: 'Choose the board…',
  rebind: (name: string) => `Re-bind it to ${name}…`,
  open: 'Open',
  replace: 'Replace and open',
  saveKept: 'Save mine to a file first',
  leave: 'Do not open',
};
