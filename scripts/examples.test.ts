/** The examples of `docs/examples`, run as their readers would. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NodePath } from '../src/core/base/brand.ts';
import { sha256Hex } from '../src/core/base/hash.ts';
import { build } from '../src/core/build.ts';
import { DeviceTree, ROOT } from '../src/core/devicetree/tree.ts';
import { emptyPlan, newDomain, type Plan } from '../src/core/plan/plan.ts';
import { serialiseProject } from '../src/core/plan/project.ts';
import { hasCommand } from './setup.mjs';

const PROGRAM = resolve('bin/domgraft.mjs');
const host = new Uint8Array(readFileSync('public/samples/skylark.dtb'));
const SOUND = '/soc/watchdog@e6020000' as NodePath;
const RISKY = '/soc/ethernet@e6800000' as NodePath;

const planFor = (path: NodePath): Plan => ({
  ...emptyPlan({
    name: 'board.dtb',
    sha256: sha256Hex(host),
    compatible: new DeviceTree(host).strings(ROOT, 'compatible'),
  }),
  domains: [{ ...newDomain('io'), devices: [{ path }] }],
});

const filesOf = (plan: Plan): Map<string, Buffer> =>
  new Map(build(host, plan).files.map(({ name, bytes }) => [name, Buffer.from(bytes)]));

const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

const top = mkdtempSync(join(tmpdir(), 'domgraft-examples-'));
beforeAll(() => {
  // Compiles it where that is needed.
  execFileSync(process.execPath, [PROGRAM, '--version']);
}, 120_000);
afterAll(() => rmSync(top, { recursive: true }));

const write = (folder: string, plan: Plan): void => {
  writeFileSync(join(folder, 'board.dtb'), host);
  writeFileSync(join(folder, 'board.domgraft.json'), serialiseProject(plan));
};

describe.skipIf(process.env.MISSING_TOOLS !== 'fail' && !hasCommand('make'))('the Makefile', () => {
  const folder = join(top, 'make');
  const make = (...words: string[]) =>
    spawnSync('make', [`DOMGRAFT="${process.execPath}" "${PROGRAM}"`, ...words], {
      cwd: folder,
      encoding: 'utf8',
    });

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    copyFileSync('docs/examples/Makefile', join(folder, 'Makefile'));
  });

  test('builds the files, and only when something has changed', () => {
    write(folder, planFor(RISKY));
    expect(make()).toMatchObject({ status: 0, stderr: expect.not.stringContaining('Error') });
    expect(filesIn(join(folder, 'out'))).toEqual(filesOf(planFor(RISKY)));
    expect(make().stdout).toContain('Nothing to be done');
    write(folder, planFor(SOUND));
    const later = new Date(Date.now() + 5000);
    utimesSync(join(folder, 'board.domgraft.json'), later, later);
    expect(make().status).toBe(0);
    expect(filesIn(join(folder, 'out'))).toEqual(filesOf(planFor(SOUND)));
  });

  test('keeps what was built where the next build fails', () => {
    write(folder, planFor(SOUND));
    make();
    writeFileSync(join(folder, 'board.domgraft.json'), 'no project');
    const later = new Date(Date.now() + 5000);
    utimesSync(join(folder, 'board.domgraft.json'), later, later);
    expect(make().status).not.toBe(0);
    expect(filesIn(join(folder, 'out'))).toEqual(filesOf(planFor(SOUND)));
  });

  test('check fails on open errors alone, and leaves a log for the code host', () => {
    write(folder, planFor(RISKY));
    expect(make('check').status).not.toBe(0);
    const log = () => JSON.parse(readFileSync(join(folder, 'domgraft.sarif'), 'utf8'));
    expect(log().runs[0].results[0].level).toBe('error');
    write(folder, planFor(SOUND));
    expect(make('check').status).toBe(0);
    expect(log().version).toBe('2.1.0');
    make('clean');
    expect(readdirSync(folder).sort()).toEqual(['Makefile', 'board.domgraft.json', 'board.dtb']);
  });
});

describe('the Yocto recipe', () => {
  const recipe = readFileSync('docs/examples/yocto/xen-passthrough.bb', 'utf8');
  const folder = join(top, 'yocto');
  const at = (name: string) => join(folder, name);

  /** Runs a task as bitbake does: its variables put in, then a shell that stops at the first failure. */
  function task(name: string, variables: Readonly<Record<string, string>> = {}) {
    const body = new RegExp(`^${name}\\(\\) \\{\\n(.*?)^\\}`, 'ms').exec(recipe)![1]!;
    const values: Readonly<Record<string, string>> = {
      S: at('sources'),
      B: at('sources'),
      D: at('image'),
      DEPLOYDIR: at('deploy'),
      sysconfdir: '/etc',
      DOMGRAFT_HOST: at('board.dtb'),
      DOMGRAFT_STRICT: /^DOMGRAFT_STRICT \?= "(.*)"$/m.exec(recipe)![1]!,
      ...variables,
    };
    const script = body.replaceAll(/\$\{(\w+)\}/g, (_, variable: string) => values[variable]!);
    const path = `${dirname(process.execPath)}:${process.env.PATH}`;
    const fatal = 'bbfatal() { echo "FATAL: $*"; exit 1; }\n';
    return spawnSync('sh', ['-e', '-c', fatal + script], {
      cwd: folder,
      env: { PATH: path },
      encoding: 'utf8',
    });
  }

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(at('sources'), { recursive: true });
    writeFileSync(at('board.dtb'), host);
    // The one file, without the packages of the clone around it.
    copyFileSync('dist-cli/domgraft.mjs', at('sources/domgraft.mjs'));
  });

  const putPlan = (plan: Plan) => writeFileSync(at('sources/board.domgraft.json'), serialiseProject(plan));

  test('installs what xl needs and deploys all', () => {
    putPlan(planFor(SOUND));
    for (const name of ['do_compile', 'do_install', 'do_deploy']) expect(task(name).status, name).toBe(0);
    const files = filesOf(planFor(SOUND));
    expect(filesIn(at('deploy/domgraft'))).toEqual(files);
    expect(filesIn(at('image'))).toEqual(
      new Map(['dom.cfg', 'passthrough.dtb'].map((name) => [`etc/xen/io/${name}`, files.get(`io/${name}`)])),
    );
  });

  test('stops on open errors, unless it is told not to', () => {
    putPlan(planFor(RISKY));
    expect(task('do_compile')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('ended with status 1'),
    });
    expect(task('do_compile', { DOMGRAFT_STRICT: '0' }).status).toBe(0);
  });

  test('stops where there are no files', () => {
    writeFileSync(at('sources/board.domgraft.json'), 'no project');
    expect(task('do_compile', { DOMGRAFT_STRICT: '0' })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('ended with status 2'),
    });
  });
});
