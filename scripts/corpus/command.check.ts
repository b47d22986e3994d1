import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../src/core/base/hash.ts';
import { DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import { serialiseProject } from '../../src/core/plan/project.ts';
import { answer } from '../../src/worker/answer.ts';
import type { Board, Check, Outcome } from './check.ts';

/**
 * The compiled command line program writes, for some twenty boards and a plan of two domains, the very bytes with which
 * the worker of the page answers for the same plan.
 */
const check: Check = {
  name: 'command line',
  every: 29,
  run(board: Board): Outcome {
    const plan = planFor(board);
    const reply = answer({ kind: 'build', number: 1, bytes: board.bytes, plan });
    if (reply.kind !== 'built') return { failures: [`the worker answers ${reply.kind}`] };
    const expected = new Map(reply.result.files.map(({ name, bytes }) => [name, sha256Hex(bytes)]));
    const written = writtenFiles(board.file, plan);
    if (typeof written === 'string') return { failures: [written] };
    const names = new Set([...expected.keys(), ...written.keys()]);
    const different = [...names].filter((name) => expected.get(name) !== written.get(name));
    return {
      failures: different.map((name) => `${name} differs between page and command line`),
      counts: { files: names.size },
    };
  },
};
export default check;

/** The first four enabled devices that stand side by side, in two domains. */
function planFor({ bytes }: Board): Plan {
  const tree = new DeviceTree(bytes);
  const devices = new HostFacts(tree)
    .devices()
    .filter(({ assignable, enabled, partOf }) => assignable && enabled && partOf === undefined)
    .slice(0, 4)
    .map(({ path }) => ({ path }));
  return {
    ...emptyPlan({
      name: 'host.dtb',
      sha256: sha256Hex(bytes),
      compatible: tree.strings(ROOT, 'compatible'),
    }),
    domains: [
      { ...newDomain('one'), devices: devices.slice(0, 2) },
      { ...newDomain('two'), boot: 'both', devices: devices.slice(2) },
    ],
  };
}

/** The hashes of what `domgraft build` writes, by name; or why it wrote nothing. */
function writtenFiles(host: string, plan: Plan): Map<string, string> | string {
  const folder = mkdtempSync(join(tmpdir(), 'domgraft-command-'));
  try {
    const project = join(folder, 'project.json');
    const output = join(folder, 'out');
    writeFileSync(project, serialiseProject(plan));
    const { status, stderr } = spawnSync(
      process.execPath,
      ['bin/domgraft.mjs', 'build', host, project, '-o', output],
      { encoding: 'utf8' },
    );
    if (status !== 0 && status !== 1) return `domgraft build ended with ${status}: ${stderr}`;
    const entries = readdirSync(output, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(
      paths.map((path) => [path.slice(output.length + 1), sha256Hex(new Uint8Array(readFileSync(path)))]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
