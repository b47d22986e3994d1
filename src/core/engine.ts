/** The pure entries beside build(): what worker and command line call. */
import type { DomainFiles, HostChoice, InputError, InputFile } from './contract.ts';
import { openFiles } from './forms/index.ts';
import { sortFiles } from './imports/given.ts';

export { assess } from './assess/assess.ts';
export { importFiles } from './imports/import.ts';
export { openFiles as open };

/** Opens what the user gave to the page: a host in any of its forms, or files of domains, alone or beside their host. */
export function openForPage(files: readonly InputFile[]): InputFile | HostChoice | InputError | DomainFiles {
  const { domains, others } = sortFiles(files);
  if (domains.length === 0) return openFiles(files);
  return { domainFiles: domains, ...(others.length > 0 && { board: openFiles(others) }) };
}
