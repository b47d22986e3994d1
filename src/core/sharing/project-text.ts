import type { InputError } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';
import { ProjectError, parseProject } from '../plan/project.ts';

/** No plan of a real machine comes near: in bytes. */
export const MAX_PROJECT = 4 * 1024 * 1024;

/** More problems of one file are not told. */
const TOLD = 5;

/**
 * Reads the text of a project file, and says in words why it cannot be read.
 * @param name of what it stands in, for the message
 */
export function readProjectText(name: string, text: string): Plan | InputError {
  try {
    return parseProject(text);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    return refuseProject(name, error);
  }
}

function refuseProject(name: string, error: ProjectError): InputError {
  if (error.newer !== undefined) {
    return {
      code: 'project-newer',
      offset: 0,
      message: `${name} was saved by a newer domgraft: it has version ${error.newer.found}, and versions up to ${error.newer.known} are read here.`,
      hint: 'Nothing of it was changed. Open it with the domgraft that saved it, or reload this page where a newer one is offered.',
    };
  }
  const { problems } = error;
  const told = problems.slice(0, TOLD).map(({ path, expected, found }) => {
    return `At ${path || 'the top'}: expected ${expected}, found ${found}.`;
  });
  const rest = problems.length > TOLD ? ` And ${problems.length - TOLD} more.` : '';
  return {
    code: 'project',
    offset: 0,
    message: `${name} is no project that can be read. ${told.join(' ')}${rest}`,
    hint: 'Mend the places named, or take an older copy of the file.',
  };
}
