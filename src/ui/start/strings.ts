import { count } from '../parts/format.ts';

export const texts = {
  title: 'Open a board',
  lead: 'Load the device tree blob of the host, then decide which Xen domain gets which device.',
  drop: 'Drop a .dtb anywhere in this window',
  dropProject: 'Drop a project file, an exported zip or its report to go on from there.',
  dropHint:
    'Source, overlays and images with device trees work too, as do /sys/firmware/fdt and a copied folder /proc/device-tree of the running board.',
  help: 'Keys and help (?)',
  pick: 'Open DTB…',
  pickFolder: 'Folder…',
  pickProject: 'Project…',
  privacy: 'Your file stays in this browser: the page sends nothing anywhere.',
  samples: 'Sample boards',
  samplesHint: 'Made for this project, ready to play with',
  tour: 'Take the tour (3 minutes)',

  recent: 'Recent',
  allRecent: (n: number) => `All ${n} projects`,
  noDomains: 'no domains yet',
  aside: 'Set aside',
  asideHint:
    'These projects of earlier visits could not be read. They are kept as they were found, for you to download.',
  download: 'Download',
  downloadAside: (name: string) => `Download the project of ${name}`,
  forget: (name: string) => `Remove ${name} from this browser`,
  when: (date: Date) => {
    const day = date.toDateString();
    const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    if (day === new Date().toDateString()) return `Today, ${time}`;
    return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  },

  asTable: (n: number) => `All ${n} as a table`,
  fleet: 'Many boards…',
  chooseTitle: 'Which board?',
  chooseLead: (container: string, n: number) =>
    `${container.charAt(0).toUpperCase()}${container.slice(1)}: ${count(n)} device trees.`,

  refused: (n: number) =>
    n === 0
      ? 'The folder could not be opened'
      : n === 1
        ? 'The file could not be opened'
        : `${count(n)} files could not be opened`,
  untouched: (name: string) => `${name} is untouched and still open behind this page.`,
  nothingOpen: 'Nothing else is open.',
  bytes: (n: number) => `${count(n)} ${n === 1 ? 'byte' : 'bytes'}`,
  present: 'present',
  promised: 'promised by',
  where: (offset: string, code: string) => `Met at offset ${offset} (${code}).`,
  around: (from: string) => `The file from ${from}`,
  cut: (size: string, end: string, code: string) =>
    `totalsize at offset 4 is ${size}; the file ends at ${end} (${code}).`,
  crashed: (why: string) =>
    `This is a mistake of this program, not of your file (${why}). Reload the page; if it happens again, copy the details for a report.`,
  reload: 'Reload the page',
  another: 'Try another file',
  back: (name: string) => `Back to ${name}`,
  backToStart: 'Back',
  copy: 'Copy details',
  copied: 'Copied',
};

/** What a refused file is, in a few words, by the code of its error. */
export const titles: Readonly<Record<string, string>> = {
  empty: 'The file is empty',
  'bad-magic': 'This is not a device tree blob',
  truncated: 'The blob is cut short',
  'too-large': 'The file is too large',
  'folder-too-large': 'The folder is too large',
  unreadable: 'The files cannot be read',
  'bad-version': 'The blob has a version that cannot be read',
  'bad-layout': 'The header of the blob contradicts itself',
  'bad-structure': 'The structure of the blob is damaged',
  'bad-name': 'A name in the blob is not allowed',
  'too-deep': 'The tree is nested too deeply',
  'too-many-nodes': 'The tree has too many nodes',
  'too-many-properties': 'The tree has too many properties',
  'too-many-names': 'The tree has too many different property names',
  'paths-too-long': 'The tree has too many nodes on too deep levels',
  'name-too-long': 'A name in the blob is too long',
  'value-too-long': 'A property value is too long',
  'property-after-child': 'A property stands after a child node',
  'bad-reservations': 'The memory reservations have no end',
  overlay: 'This is an overlay, not a board',
  'dts-syntax': 'The device tree source does not compile',
  'dts-include': 'The source includes files that are not here',
  'project-newer': 'This project is of a newer domgraft',
  project: 'The project cannot be read',
  'zip-damaged': 'The zip file is damaged',
  link: 'The link is incomplete or damaged',
  'link-newer': 'The link was made by another version',
  'link-too-large': 'The link unpacks to far too much',
  crashed: 'Reading the file failed',
};
