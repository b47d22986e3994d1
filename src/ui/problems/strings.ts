import { counted } from '../parts/format.ts';

export const texts = {
  title: 'Problems',
  errors: (n: number) => counted(n, 'error'),
  warnings: (n: number) => counted(n, 'warning'),
  notes: (n: number) => counted(n, 'note'),
  collapse: 'Collapse the problems',
  expand: 'Expand the problems',
};
