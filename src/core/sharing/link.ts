/**
 * A project as the fragment of an address. The fragment is never sent to a server.
 *
 *     project=1.<base64url of DEFLATE of: length of the project text (4 bytes, big endian), project text, host tree>
 *
 * Without a host tree the receiver needs the device tree of the plan's SHA-256 from elsewhere.
 */
import { deflateSync } from 'fflate';
import { fromBase64, toBase64Url } from '../base/base64.ts';
import type { InputError, InputFile } from '../contract.ts';
import { MAX_TOTALSIZE } from '../fdt/index.ts';
import type { Plan } from '../plan/plan.ts';
import { serialiseProject } from '../plan/project.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../platform.ts';
import { LINK_KEY } from './fragment.ts';
import { inflateBounded } from './inflate.ts';
import { MAX_PROJECT, readProjectText } from './project-text.ts';

const VERSION = 1;
const PREFIX = 4;

/** Longer links, in characters, are cut by many chat and mail programs. */
export const COMFORTABLE_LINK = 8_000;
/** Longer fragments, in characters, are not offered: browsers and programs differ in what they still take. */
export const LONGEST_LINK = 64_000;

/** The fragment, without `#`, of a link to a project, with the host tree where its bytes are given. */
export function writeLink(plan: Plan, host?: Uint8Array): string {
  const text = encodeUtf8(JSON.stringify(JSON.parse(serialiseProject(plan))));
  const content = new Uint8Array(PREFIX + text.length + (host?.length ?? 0));
  new DataView(content.buffer).setUint32(0, text.length);
  content.set(text, PREFIX);
  if (host !== undefined) content.set(host, PREFIX + text.length);
  return `${LINK_KEY}${VERSION}.${toBase64Url(deflateSync(content, { level: 9 }))}`;
}

/** What a link holds; the host tree is not looked at yet. */
export interface LinkContent {
  readonly project: Plan;
  readonly host?: InputFile;
}

/** Reads the fragment of a link, whoever wrote it; never throws, and takes no more memory than a large board needs. */
export function readLink(fragment: string): LinkContent | InputError {
  const [, version, data] = /^#?project=([0-9]{1,9})\.(.*)$/s.exec(fragment) ?? [];
  if (version === undefined || data === undefined) {
    return refuse('link', 'The link does not say which version it has.');
  }
  if (Number(version) !== VERSION) {
    return {
      code: 'link-newer',
      offset: 0,
      message: `The link was made by another domgraft: it has version ${version}, and version ${VERSION} is read here.`,
      hint: 'Open it with the domgraft that made it, or ask for the project file.',
    };
  }
  const compressed = fromBase64(data);
  if (compressed === undefined) return refuse('link', 'The link holds characters that no link has.');
  const content = inflateBounded(compressed, PREFIX + MAX_PROJECT + MAX_TOTALSIZE);
  if (content === 'damaged') return refuse('link', 'What the link holds is incomplete or damaged.');
  if (content === 'too-large') {
    return {
      code: 'link-too-large',
      offset: 0,
      message: `The link unpacks to more than ${MAX_PROJECT + MAX_TOTALSIZE} bytes; no project with its board has so many, and no more was unpacked.`,
      hint: 'Do not trust where it came from. A large board travels as an export (zip) or a project file.',
    };
  }
  return readContent(content);
}

function readContent(content: Uint8Array): LinkContent | InputError {
  const length = content.length < PREFIX ? 0 : new DataView(content.buffer).getUint32(0);
  const text = decodeUtf8Strict(content.subarray(PREFIX, PREFIX + length));
  if (length > content.length - PREFIX || length === 0 || text === undefined) {
    return refuse('link', 'What the link holds is no project.');
  }
  const project = readProjectText('The link', text);
  if ('code' in project) return project;
  const host = content.slice(PREFIX + length);
  return host.length === 0 ? { project } : { project, host: { name: project.host.name, bytes: host } };
}

const refuse = (code: string, message: string): InputError => ({
  code,
  offset: 0,
  message,
  hint: 'Was it cut by the program that it was sent with? Ask for it again, or for the project file.',
});
