import { unzipSync } from 'fflate';
import type { InputError, InputFile, ProjectInput } from '../contract.ts';
import { MAX_TOTALSIZE } from '../fdt/index.ts';
import { decodeUtf8Strict } from '../platform.ts';
import { embeddedProject, HOST_NAME, PROJECT_NAME } from './embedded.ts';
import { isLink } from './fragment.ts';
import { readLink } from './link.ts';
import { MAX_PROJECT, readProjectText } from './project-text.ts';

/** A project, and the host tree where it came with one; the tree is not looked at yet. */
export type ReadProject = Omit<ProjectInput, 'name'>;

/** Larger texts are no report and no project. */
const MAX_TEXT = 64 * 1024 * 1024;

/** The project in a project file, an exported zip, a report, or a link saved as text; undefined where there is none. */
export function readProject({ name, bytes }: InputFile): ReadProject | InputError | undefined {
  if (isZip(bytes)) return readExport(name, bytes);
  if (bytes.length > MAX_TEXT) return undefined;
  const text = isText(bytes) ? decodeUtf8Strict(bytes) : undefined;
  if (text === undefined) return undefined;
  if (isLink(text)) return withOrigin('link', readLink(text.trim()));
  if (name.endsWith('.domgraft.json') || looksLikeProject(text)) {
    return withOrigin('file', projectOf(name, text));
  }
  const embedded = embeddedProject(text);
  return embedded && withOrigin('report', projectOf(name, embedded.text, embedded.host));
}

const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, i) => bytes[i] === byte);

/** Blobs and images begin with something else than text does. */
const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 64).includes(0);

/** Whether a JSON text without the right ending means to be a project: it names a schema and a host first. */
const looksLikeProject = (text: string): boolean =>
  /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"schema"\s*:\s*\d+\s*,\s*"host"\s*:/.test(text);

function readExport(name: string, bytes: Uint8Array): ReadProject | InputError | undefined {
  const limits = new Map([
    [PROJECT_NAME, MAX_PROJECT],
    [HOST_NAME, MAX_TOTALSIZE],
  ]);
  let files: Record<string, Uint8Array>;
  try {
    // fflate gives an entry the room that the directory of the zip tells, and no more.
    files = unzipSync(bytes, { filter: (file) => file.originalSize <= (limits.get(file.name) ?? -1) });
  } catch {
    return {
      code: 'zip-damaged',
      offset: 0,
      message: `${name} is a zip file that is incomplete or damaged.`,
      hint: 'Copy it again, or take it apart and open the project.domgraft.json inside.',
    };
  }
  const project = files[PROJECT_NAME];
  const text = project && decodeUtf8Strict(project);
  return text === undefined ? undefined : withOrigin('export', projectOf(name, text, files[HOST_NAME]));
}

function projectOf(name: string, text: string, host?: Uint8Array): Omit<ReadProject, 'origin'> | InputError {
  const project = readProjectText(name, text);
  if ('code' in project || host === undefined) return 'code' in project ? project : { project };
  return { project, host: { name: project.host.name, bytes: host } };
}

const withOrigin = (
  origin: ProjectInput['origin'],
  read: Omit<ReadProject, 'origin'> | InputError,
): ReadProject | InputError => ('code' in read ? read : { origin, ...read });
