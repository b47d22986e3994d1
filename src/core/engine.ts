/** The pure entries beside build(): what worker and command line call. */
export { assess } from './assess/assess.ts';
export { openFiles as open } from './forms/index.ts';
