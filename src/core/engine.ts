/** The pure entries beside build(): what worker and command line call. */
export { openFiles as open } from './forms/index.ts';
