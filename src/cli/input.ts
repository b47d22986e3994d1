import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import { sha256Hex } from '../core/base/hash.ts';
import type { InputFile } from '../core/contract.ts';
import { DeviceTree, ROOT } from '../core/devicetree/tree.ts';
import { open } from '../core/engine.ts';
import { emptyPlan, type HostIdentity, type Plan } from '../core/plan/plan.ts';
import { ProjectError, parseProject } from '../core/plan/project.ts';
import { BadInput, type Terminal } from './terminal.ts';
import type { HostSource, Wish } from './wish.ts';

/** A host and what is wished for it. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly plan: Plan;
  /** What the user should know that is no finding. */
  readonly notes: readonly string[];
}

/** Reads host and plan of a command. @throws BadInput */
export function readInput(command: HostSource & Wish, terminal: Terminal): Input {
  if (command.host === '-' && command.plan === '-') {
    throw new BadInput('standard input can be the host tree or the project file, not both');
  }
  const { host, identity, tree } = readHost(command, terminal);
  if (command.plan === undefined) {
    const plan = { ...emptyPlan(identity), domains: command.domains };
    requireNodes(tree, plan);
    return { bytes: host.bytes, plan: withTarget(plan, command), notes: [] };
  }
  const stored = readPlan(command.plan, terminal);
  if (stored.host.sha256 === identity.sha256) {
    return { bytes: host.bytes, plan: withTarget(stored, command), notes: [] };
  }
  const notes = [
    `${command.plan} was made for another tree (${stored.host.name}, SHA-256 ${stored.host.sha256}); its paths are taken in ${host.name}.`,
  ];
  return { bytes: host.bytes, plan: withTarget({ ...stored, host: identity }, command), notes };
}

/** A host tree, and what a plan says of it. */
export interface ReadHost {
  readonly host: InputFile;
  readonly tree: DeviceTree;
  readonly identity: HostIdentity;
}

/** Reads the host tree of a command. @throws BadInput */
export function readHost(source: HostSource, terminal: Terminal): ReadHost {
  const host = openHost(source, terminal);
  const tree = new DeviceTree(host.bytes);
  const compatible = tree.strings(ROOT, 'compatible');
  return { host, tree, identity: { name: host.name, sha256: sha256Hex(host.bytes), compatible } };
}

const withTarget = (plan: Plan, { target }: Wish): Plan => ({
  ...plan,
  target: { ...plan.target, ...target },
});

function openHost({ host, overlays, tree }: HostSource, terminal: Terminal): InputFile {
  const answer = open([host, ...overlays].flatMap((path) => readFiles(path, terminal)));
  if ('choices' in answer) {
    const choices = answer.choices.filter(({ name }) => name === tree);
    if (choices.length === 1) return choices[0]!;
    const names = answer.choices.map(({ name, detail }) => `  ${name}  ${detail}`).join('\n');
    throw new BadInput(
      `${answer.container} holds several device trees; pick one with --tree NAME:\n${names}`,
    );
  }
  if ('code' in answer) {
    const { message, code, offset, hint } = answer;
    throw new BadInput(
      `${host}: ${message} (${code} at offset ${offset})${hint === undefined ? '' : `\n${hint}`}`,
    );
  }
  return answer;
}

/** Reads a project file. @throws BadInput */
export function readPlan(path: string, terminal: Terminal): Plan {
  const text = new TextDecoder().decode(read(path, terminal));
  try {
    return parseProject(text);
  } catch (error) {
    if (error instanceof ProjectError) throw new BadInput(`${path} is no project file:\n${error.message}`);
    throw error;
  }
}

/** A path that was typed should name a node; in a project file it is a finding, as boards change. */
function requireNodes(tree: DeviceTree, { domains }: Plan): void {
  for (const { devices } of domains) {
    for (const { path } of devices) {
      if (tree.byPath(path) !== undefined) continue;
      const similar = nodeNamed(tree, path.slice(path.lastIndexOf('/') + 1));
      const hint = similar === undefined ? '' : `; did you mean ${similar}?`;
      throw new BadInput(`the host tree has no node ${path}${hint}`);
    }
  }
}

/** The path of the first node of a name. */
function nodeNamed(tree: DeviceTree, name: string): NodePath | undefined {
  for (let node = 0 as NodeIndex; node < tree.size; node++) {
    if (tree.name(node) === name) return tree.path(node);
  }
  return undefined;
}

/** A file, standard input (`-`), or all files of a folder with their paths in it. @throws BadInput */
export function readFiles(path: string, terminal: Terminal): InputFile[] {
  if (!isFolder(path)) {
    return [{ name: path === '-' ? 'stdin.dtb' : basename(path), bytes: read(path, terminal) }];
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => !isFolder(join(path, name)));
  return files.map((name) => ({
    name: `${basename(path)}/${name}`,
    bytes: read(join(path, name), terminal),
  }));
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The bytes of a file, or of standard input. @throws BadInput */
export function read(path: string, terminal: Terminal): Uint8Array {
  try {
    return path === '-' ? terminal.input() : new Uint8Array(readFileSync(path));
  } catch (error) {
    const name = path === '-' ? 'standard input' : path;
    throw new BadInput(`${name} cannot be read: ${(error as Error).message}`);
  }
}
