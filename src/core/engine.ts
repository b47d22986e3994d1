/** The pure entries beside build(): what worker and command line call. */
import { sha256Hex } from './base/hash.ts';
import { factsOf } from './build.ts';
import { compare } from './compare/compare.ts';
import type { CompareSide, Comparison } from './compare/comparison.ts';
import { rebind } from './compare/rebind.ts';
import type { InputError, InputFile, Opened, ProjectInput } from './contract.ts';
import { openFiles } from './forms/index.ts';
import { sortFiles } from './imports/given.ts';
import type { Plan } from './plan/plan.ts';
import { followMoved } from './plan/rebind.ts';
import { type ReadProject, readProject } from './sharing/read-project.ts';

export { assess } from './assess/assess.ts';
export { nodeSource } from './devicetree/node-source.ts';
export { survey } from './fleet/survey.ts';
export { importFiles } from './imports/import.ts';
export { openFiles as open, rebind };

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

/**
 * Compares a host and its plan with what else was given: another tree, to which the plan is taken along as far as its nodes
 * have merely moved, or another project with its host. The answer is the comparison, or why there is none.
 */
export function compareWith(left: CompareSide, files: readonly InputFile[]): Comparison | InputError {
  const right = otherSide(left, openForPage(files));
  return 'code' in right ? right : compare(left, right);
}

/** A side of a comparison from files: a tree, or a project with the tree that it was made for. */
export function sideFrom(files: readonly InputFile[]): CompareSide | InputError {
  return otherSide(undefined, openForPage(files));
}

function otherSide(left: CompareSide | undefined, opened: Opened): CompareSide | InputError {
  if ('code' in opened) return opened;
  if ('choices' in opened) {
    return refuse(
      `${opened.container} holds several device trees.`,
      'Compare with one of them: open the file by itself to see which there are, and save the one.',
    );
  }
  if ('domainFiles' in opened) {
    return refuse('Files of a domain are no board and no project.', 'Import them, and compare the projects.');
  }
  if ('project' in opened) return projectSide(left, opened);
  if (left?.plan === undefined) return opened;
  return { ...opened, plan: takenAlong(left.plan, left, opened) };
}

/** A project needs its own host: given with it, or the one that it is compared with. */
function projectSide(
  left: CompareSide | undefined,
  { name, project, host }: ProjectInput,
): CompareSide | InputError {
  const own = [host?.bytes, left?.bytes].find((bytes) => bytes && sha256Hex(bytes) === project.host.sha256);
  if (own !== undefined) return { name, bytes: own, plan: project };
  if (host !== undefined) return { name, bytes: host.bytes, plan: takenAlong(project, undefined, host) };
  return refuse(
    `${name} is a project for ${project.host.name}, which is not at hand.`,
    'Give that device tree along with the project.',
  );
}

const refuse = (message: string, hint: string): InputError => ({ code: 'compare', offset: 0, message, hint });

function takenAlong(plan: Plan, before: InputFile | undefined, host: InputFile): Plan {
  return followMoved(plan, rebind(plan, host.name, factsOf(host.bytes), before && factsOf(before.bytes)));
}
