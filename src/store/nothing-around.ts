/** For tests: surroundings of a store that keep nothing and conclude nothing. */
import type { Runner } from '../core/contract.ts';
import type { ProjectStorage } from './project-storage.ts';

export const NO_STORAGE: ProjectStorage = {
  recent: async () => [],
  lastOpen: async () => undefined,
  load: async () => undefined,
  save: async () => {},
  leave: async () => {},
  remove: async () => {},
  saveExport: async () => {},
  lastExport: async () => undefined,
  setAside: async () => {},
  aside: async () => [],
  forgetAside: async () => {},
};

/** Opens the first file as it is; builds and judges nothing. */
export const IDLE_RUNNER: Runner = {
  build: async () => ({ findings: [], files: [], guests: [] }),
  open: async ([file]) => file!,
  assess: async () => [],
  ask: () => Promise.reject(new Error('nobody asks')),
};
