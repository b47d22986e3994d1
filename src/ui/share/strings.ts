import { count, counted } from '../parts/format.ts';

export const texts = {
  title: 'Share a link',
  lead: 'The project is in the part of the address after #, which browsers send to no server.',
  what: 'What the link holds',
  plan: 'The plan',
  planSample: 'Its board is a sample of this app: whoever opens the link needs nothing else.',
  planHint: (name: string) => `Whoever opens it needs the very same ${name}.`,
  host: 'The plan and the device tree of the board',
  hostHint: (bytes: number) => `Opens by itself. The link contains your device tree (${count(bytes)} bytes).`,
  receiver: 'What the receiver sees',
  sees: (board: string, domains: number, devices: number) =>
    `${board}, ${counted(domains, 'domain')} with ${counted(devices, 'device')}`,
  fromDisk:
    'This page was opened from a disk, so the link opens only where the page lies at the same place. The project file opens anywhere.',
  link: 'Link',
  length: (n: number) => `${count(n)} characters`,
  long: (n: number) =>
    `${count(n)} characters: some chat and mail programs cut links of this length. The receiver is told where that has happened.`,
  tooLong: (n: number, most: number) =>
    `The link would have ${count(n)} characters; beyond ${count(most)} browsers and programs refuse them. Send the export instead: dropped on this page, the zip opens the project, with its board where you put that in.`,
  copy: 'Copy the link',
  copied: 'Copied',
  select: 'The browser refused to copy: the link is selected, press Ctrl+C',
  export: 'Export with the board…',
  includeHost: 'put the board into the export',
  close: 'Close',

  changedTitle: 'The file has changed',
  changedLead: (name: string) =>
    `${name} holds something else than what was last saved or opened here: somebody else has written it. Saving would replace that.`,
  overwrite: 'Replace it',
  saveElsewhere: 'Save to another file…',
};
