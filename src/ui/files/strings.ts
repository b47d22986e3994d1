import { counted } from '../parts/format.ts';

export const texts = {
  none: 'No files yet: make a domain first.',
  binary: (bytes: number) => `Binary file, ${counted(bytes, 'byte')}.`,
};
