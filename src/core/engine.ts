/** The pure entries beside build(): what worker and command line call. */
import { sha256Hex } from './base/hash.ts';
import type { InputError, InputFile, Opened, ProjectInput } from './contract.ts';
import { openFiles } from './forms/index.ts';
import { sortFiles } from './imports/given.ts';
import { type ReadProject, readProject } from './sharing/read-project.ts';

export { assess } from './assess/assess.ts';
export { rebind } from './compare/rebind.ts';
export { nodeSource } from './devicetree/node-source.ts';
export { importFiles } from './imports/import.ts';
export { openFiles as open };

/**
 * Opens what the user gave to the page: a host in any of its forms, or a project or files of domains, alone or beside
 * their host. The host of a project may be another than the one that it was made for; who opens it compares.
 */
export function openForPage(files: readonly InputFile[]): Opened {
  for (const file of files) {
    const read = readProject(file);
    if (read === undefined) continue;
    if ('code' in read) return read;
    return openProject(
      file.name,
      read,
      files.filter((other) => other !== file),
    );
  }
  const { domains, others } = sortFiles(files);
  if (domains.length === 0) return openFiles(files);
  return { domainFiles: domains, ...(others.length > 0 && { board: openFiles(others) }) };
}

function openProject(
  name: string,
  { origin, project, host }: ReadProject,
  others: readonly InputFile[],
): InputError | ProjectInput {
  const given = host === undefined ? others : [host, ...others];
  if (given.length === 0) return { origin, name, project };
  const opened = openFiles(given);
  if ('code' in opened) return opened;
  if (!('choices' in opened)) return { origin, name, project, host: opened };
  const own = opened.choices.find(({ bytes }) => sha256Hex(bytes) === project.host.sha256);
  return { origin, name, project, ...(own !== undefined && { host: { name: own.name, bytes: own.bytes } }) };
}
