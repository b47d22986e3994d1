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
};
