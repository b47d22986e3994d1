import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../src/core/base/hash.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { serialiseProject } from '../../src/core/plan/project.ts';
import { answer } from '../../src/worker/answer.ts';
import type { Board, Check, Outcome } from './check.ts';
import { planOfTwo } from './two-domains.ts';

/**
 * The compiled command line program writes, for some twenty boards and a plan of two domains, the very bytes with which
 * the worker of the page answers for the same plan.
 */
const check: Check = {
  name: 'command line',
  every: 29,
  run(board: Board): Outcome {
    const plan = planOfTwo(board.bytes);
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
