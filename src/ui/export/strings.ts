import { counted } from '../parts/format.ts';

export const texts = {
  title: 'Export',
  lead: (files: number, size: string) =>
    `${counted(files, 'file')}, ${size}, one zip. The same project always gives the same bytes.`,
  nothing: 'There is nothing to export yet. Make a domain and give it a device.',
  building: 'Building the files of the present plan…',
  stale: (why: string) => `The last build stopped: ${why}. The files below are those of the build before.`,
  openErrors: 'Open errors',
  askOnce: 'Nothing is held back: the files are what the plan asks for, errors included.',
  accepted: 'Accepted',
  acceptedBy: (author: string, reason: string) => `“${reason}” ${author}`,
  checks: 'Checks',
  warnings: (n: number) => counted(n, 'warning'),
  notes: (n: number) => counted(n, 'note'),
  noErrors: 'No open errors',
  warningsHint: 'All are listed under Problems',
  show: 'Show',
  files: 'Files',
  includeHost: 'Put the device tree of the board in, too',
  includeHostHint:
    'The zip and its report then open this project anywhere. Without it they need the same device tree beside them.',
  patchedHost: 'Put the marked device tree in, too',
  patchedHostHint:
    'host/host-marked.dtb has the marks applied, and the domains whose load addresses are known: boot it in the place of the host tree.',
  changePatched: (included: boolean) =>
    included ? 'put the marked tree into the export' : 'leave the marked tree out of the export',
  changeHost: (included: boolean) =>
    included ? 'put the board into the export' : 'leave the board out of the export',
  cancel: 'Cancel',
  close: 'Close',
  exportNow: 'Export',
  exportAnyway: 'Export anyway',
  openCount: (n: number) => counted(n, 'open error'),
  exported: (name: string, files: number) => `${name} saved: ${counted(files, 'file')}`,
};
