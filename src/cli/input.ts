import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import { sha256Hex } from '../core/base/hash.ts';
import type { InputFile } from '../core/contract.ts';
import { DeviceTree, ROOT } from '../core/devicetree/tree.ts';
import { open } from '../core/engine.ts';
import { emptyPlan, type Plan } from '../core/plan/plan.ts';
import { ProjectError, parseProject } from '../core/plan/project.ts';
import type { BuildCommand } from './arguments.ts';

/** What was given cannot be used; `message` says why, and what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

export interface Input {
  readonly bytes: Uint8Array;
  readonly plan: Plan;
  /** What the user should know that is no finding. */
  readonly notes: readonly string[];
}

/** Reads host and plan of a command. @throws BadInput */
export function readInput(command: BuildCommand): Input {
  const host = readHost(command);
  const tree = new DeviceTree(host.bytes);
  const identity = {
    name: host.name,
    sha256: sha256Hex(host.bytes),
    compatible: tree.strings(ROOT, 'compatible'),
  };
  if (command.plan === undefined) {
    const plan = { ...emptyPlan(identity), domains: command.domains };
    requireNodes(tree, plan);
    return { bytes: host.bytes, plan: withTarget(plan, command), notes: [] };
  }
  const stored = readPlan(command.plan);
  if (stored.host.sha256 === identity.sha256) {
    return { bytes: host.bytes, plan: withTarget(stored, command), notes: [] };
  }
  const notes = [
    `${command.plan} was made for another tree (${stored.host.name}, SHA-256 ${stored.host.sha256}); its paths are taken in ${host.name}.`,
  ];
  return { bytes: host.bytes, plan: withTarget({ ...stored, host: identity }, command), notes };
}

const withTarget = (plan: Plan, { target }: BuildCommand): Plan => ({
  ...plan,
  target: { ...plan.target, ...target },
});

function readHost({ host, overlays, tree }: BuildCommand): InputFile {
  const answer = open([...readFiles(host), ...overlays.flatMap(readFiles)]);
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

function readPlan(path: string): Plan {
  const text = new TextDecoder().decode(read(path));
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

/** A file, or all files of a folder with their paths in it. */
function readFiles(path: string): InputFile[] {
  if (!isFolder(path)) return [{ name: basename(path), bytes: read(path) }];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => !isFolder(join(path, name)));
  return files.map((name) => ({ name: `${basename(path)}/${name}`, bytes: read(join(path, name)) }));
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function read(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new BadInput(`${path} cannot be read: ${(error as Error).message}`);
  }
}
