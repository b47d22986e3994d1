import { count } from '../../store/count.ts';

export { count };

/** "1 node", "3 nodes". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
