import { count, counted } from '../parts/format.ts';

export const texts = {
  none: 'No files yet. Make a domain and give it a device; its files appear here.',
  list: 'Generated files',
  host: 'Host',
  project: 'Project',
  plain: (name: string) => `Text of ${name}`,
  wrap: 'Wrap long lines',
  copy: 'Copy the text',
  download: (name: string) => `Download ${name}`,
  copied: (name: string) => `Copied: ${name}`,
  copyRefused: 'The browser did not allow copying',
  stale: 'The plan has changed; new files are on their way.',
  pickLine: 'Put the caret on a line to see why it is there.',
  unexplained: (line: number) => `Line ${line} is part of the frame of this file.`,
  line: (line: number) => `Line ${line}`,
  why: 'Why this line is here',
  from: 'From',
  rule: 'Rule',
  binary: 'Binary file',
  size: 'Size',
  bytes: (n: number) => `${count(n)} bytes`,
  hash: 'SHA-256',
  asText: 'The same as text',
  head: (shown: number, all: number) =>
    shown < all ? `First ${counted(shown, 'byte')}` : `All ${counted(all, 'byte')}`,
  own: 'Typed by you',
  loadingEditor: 'Loading the editor…',
  editorLabel: (title: string) => `${title}. Tab indents; Escape, then Tab, leaves the text.`,
  insertBeginning: 'Insert a beginning',
  goToLine: (line: number) => `Go to line ${line}`,
  lineMark: {
    error: (rule: string) => `Error ${rule}`,
    warning: (rule: string) => `Warning ${rule}`,
    info: (rule: string) => `Note ${rule}`,
  },
  nothingTyped: 'Nothing typed: the files are as they were generated.',
  checking: 'Building with this text…',
  merged: 'No objection. It is part of',
  typedLines: (value: string) =>
    value.trim() === '' ? '' : counted(value.trimEnd().split('\n').length, 'line'),
};

/** The words around the texts that the user types for a domain. */
export const ownTexts = {
  snippet: {
    title: 'Own nodes',
    titleOf: (domain: string) => `Own nodes of ${domain}`,
    into: 'passthrough.dts',
    lead: 'Device tree source that is merged last, as if it stood at the end of `passthrough.dts`; what it says wins. Labels (`&serial1`) and paths (`&{/passthrough/…}`) of that file can be used.',
    placeholder: 'Nodes and properties of your own, e.g. / { passthrough { … }; };',
    beginning: '/ {\n\tpassthrough {\n\t\t\n\t};\n};\n',
    caret: 3,
  },
  extraConfig: {
    title: 'Own settings',
    titleOf: (domain: string) => `Own settings of ${domain}`,
    into: 'dom.cfg',
    lead: 'Further lines of `dom.cfg`, in the language of xl: one `key = value` a line; a value is a quoted string, a number or a list of both.',
    placeholder: 'Settings of your own, e.g. on_crash = "preserve"',
    beginning: 'on_crash = "preserve"\n',
    caret: 1,
  },
} as const;
