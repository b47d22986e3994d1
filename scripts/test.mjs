/**
 * `npm test`: installs what the tests need, runs all of them, and sums them up. A part whose tool is missing has
 * failed where the tool could have been installed, and is otherwise skipped and said so.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import {
  browserFile,
  canInstall,
  hasCommand,
  installPackages,
  installTools,
  requireNode,
  say,
} from './setup.mjs';

/** A part that takes longer hangs. */
const PART_LIMIT_MS = 25 * 60_000;
const REPORTS = '.cache/test';

const bin = (name) => `node_modules/.bin/${name}`;
const report = (name) => `${REPORTS}/${name}.json`;

/**
 * `count` reads passed, failed and skipped cases from the output or a report; without it every command is a case.
 * `incomplete` is the exit code of a command where nothing failed and something could not be run.
 */
const PARTS = [
  {
    name: 'types',
    commands: [
      [bin('tsc'), '-p', 'src/core'],
      [bin('tsc'), '-p', '.'],
    ],
  },
  { name: 'lint', commands: [[bin('biome'), 'check', '--error-on-warnings']] },
  { name: 'walls', commands: [['node', 'scripts/run.mjs', 'scripts/walls.ts']] },
  {
    name: 'unit',
    tools: ['dtc'],
    commands: [
      [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile=${report('unit')}`],
    ],
    count: () => {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readReport('unit');
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
    },
  },
  {
    name: 'corpus',
    tools: ['apt-get', 'dpkg-deb'],
    commands: [['node', 'scripts/run.mjs', 'scripts/corpus.ts', '--sample']],
    count: (output) => {
      const [, ...figures] = /^corpus: passed (\d+), failed (\d+), skipped (\d+)$/m.exec(output) ?? [];
      const [passed = 0, failed = 0, skipped = 0] = figures.map(Number);
      return { passed, failed, skipped };
    },
  },
  {
    name: 'xen',
    tools: ['apt-get', 'dpkg-deb', 'cc', 'qemu-system-aarch64', 'aarch64-linux-gnu-as'],
    commands: [['node', 'scripts/run.mjs', 'scripts/verify-xen.ts', '--quick']],
    incomplete: 3,
    count: (output) => {
      const [, ...figures] = /^(\d+) passed, (\d+) failed, (\d+) not run$/m.exec(output) ?? [];
      const [passed = 0, failed = 0, skipped = 0] = figures.map(Number);
      return { passed, failed, skipped };
    },
  },
  {
    name: 'e2e',
    tools: [browserFile(), 'dtc'],
    commands: [
      [bin('vite'), 'build', '--logLevel', 'warn'],
      ['node', 'scripts/run.mjs', 'scripts/size-budget.ts'],
      [bin('playwright'), 'test'],
    ],
    count: () => {
      const { expected, unexpected, flaky, skipped } = readReport('e2e').stats;
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
  },
];

const readReport = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

requireNode();
installPackages();
installTools();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const strict = canInstall();
const env = {
  ...process.env,
  E2E_REPORT: report('e2e'),
  MISSING_TOOLS: strict ? 'fail' : 'skip',
  PORT: process.env.PORT ?? String(await freePort()),
};

const results = [];
for (const part of PARTS) {
  const start = Date.now();
  const result = await runPart(part);
  results.push({ name: part.name, ...result, seconds: (Date.now() - start) / 1000 });
}
summarise(results);

async function runPart({ name, tools = [], commands, count, incomplete = 0 }) {
  const missing = tools.filter((tool) => !hasCommand(tool));
  if (missing.length > 0) {
    const note = `${strict ? 'failed' : 'skipped'}: not installed: ${missing.join(', ')}`;
    say(`${name}: ${note}`);
    return strict ? { passed: 0, failed: 1, skipped: 0, note } : { passed: 0, failed: 0, skipped: 1, note };
  }
  say(`${name}: running`);
  let output = '';
  let ended = 0;
  for (const command of commands) {
    const run = await runCommand(command);
    output += run.output;
    if (run.code !== 0 && run.code !== incomplete) break;
    ended += 1;
  }
  const broke = ended < commands.length;
  let cases = { passed: ended, failed: commands.length - ended, skipped: 0 };
  let note = '';
  if (count !== undefined) {
    try {
      cases = count(output);
    } catch {
      cases = { passed: 0, failed: 0, skipped: 0 };
    }
    if (broke && cases.failed === 0) {
      cases.failed = 1;
      note = 'a command failed, see above';
    } else if (cases.passed + cases.failed === 0) {
      cases.failed = 1;
      note = 'no case was run';
    }
  }
  say(`${name}: ${cases.passed} passed, ${cases.failed} failed, ${cases.skipped} skipped`);
  return { ...cases, note };
}

/** Runs a command in a process group of its own, so that all of it ends at the time limit or with this process. */
function runCommand([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    const end = () => process.kill(-child.pid, 'SIGTERM');
    const interrupted = () => {
      end();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      say(`${command} took longer than ${PART_LIMIT_MS / 60_000} minutes`);
      end();
    }, PART_LIMIT_MS);
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    child.stdout.on('data', (bytes) => {
      output += bytes;
      process.stdout.write(bytes);
    });
    child.on('error', (error) => say(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve({ code, output });
    });
  });
}

function summarise(rows) {
  const line = (...cells) =>
    console.log(
      cells
        .map((cell, at) => (at === 0 ? cell.padEnd(8) : cell.padStart(9)))
        .join('')
        .trimEnd(),
    );
  console.log('');
  line('part', 'passed', 'failed', 'skipped', 'seconds');
  for (const { name, passed, failed, skipped, seconds, note } of rows) {
    line(name, String(passed), String(failed), String(skipped), seconds.toFixed(1), `  ${note}`);
  }
  const sum = (what) => rows.reduce((total, row) => total + row[what], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
