import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { sha256Hex } from '../core/base/hash.ts';
import { build } from '../core/build.ts';
import { emptyPlan, newDomain, type Plan } from '../core/plan/plan.ts';
import { parseProject, serialiseProject } from '../core/plan/project.ts';
import { dts } from '../core/testing/dts.ts';
import { COMMANDS } from './commands.ts';
import { run } from './run.ts';

const host = dts`
  / {
    compatible = "acme,board"; model = "Acme board";
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>;
      reg = <0 0x2f000000 0 0x10000>, <0 0x2f100000 0 0x200000>;
    };
    soc {
      compatible = "simple-bus"; ranges; #address-cells = <2>; #size-cells = <2>;
      timer@10000000 { compatible = "acme,timer"; reg = <0 0x10000000 0 0x1000>; interrupts = <0 40 4>; };
      ethernet@11000000 {
        compatible = "snps,dwmac"; reg = <0 0x11000000 0 0x10000>; interrupts = <0 41 4>; dma-coherent;
      };
    };
  };
`;
const TIMER = '/soc/timer@10000000' as NodePath;
const ETHERNET = '/soc/ethernet@11000000' as NodePath;
const plan: Plan = {
  ...emptyPlan({ name: 'host.dtb', sha256: sha256Hex(host), compatible: ['acme,board'] }),
  domains: [{ ...newDomain('guest'), devices: [{ path: TIMER }] }],
};

const top = mkdtempSync(join(tmpdir(), 'domgraft-cli-'));
afterAll(() => rmSync(top, { recursive: true }));
const at = (name: string) => join(top, name);
const out = at('out');

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  writeFileSync(at('host.dtb'), host);
});

/** Runs a command line; `input` is what comes by standard input. */
function command(words: readonly string[], input?: Uint8Array) {
  const said = { status: 0, out: '', error: '' };
  said.status = run(words, {
    out: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    input: () => input ?? new Uint8Array(),
    isWatched: false,
  });
  return said;
}

const split = (words: string): string[] => words.split(' ').filter((word) => word !== '');

/** Runs `build` with the host, these words and `-o out`; relative files are those of the test. */
const cli = (words: string, file = 'host.dtb') =>
  command(['build', file === '-' ? '-' : at(file), ...split(words), '-o', out], host);

/** The files in the output folder, by name. */
const written = (): Map<string, Buffer> =>
  new Map(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(out.length + 1), readFileSync(path)]),
  );

describe('files', () => {
  test('are those of build(), byte for byte, for options and for a project file', () => {
    const expected = new Map(build(host, plan).files.map(({ name, bytes }) => [name, Buffer.from(bytes)]));
    cli(`--domain guest --assign ${TIMER}`);
    expect(written()).toEqual(expected);
    rmSync(out, { recursive: true });
    writeFileSync(at('p.json'), serialiseProject(plan));
    cli(at('p.json'));
    expect(written()).toEqual(expected);
  });

  test('hold a project that gives the same files again', () => {
    cli(`--domain guest --boot both --assign ${TIMER} --xen 4.18 --iommu none`);
    const first = written();
    writeFileSync(at('again.json'), first.get('project.domgraft.json')!);
    cli(at('again.json'));
    expect(written()).toEqual(first);
  });

  test('are made for the target of the command line where a project file has another', () => {
    writeFileSync(at('p.json'), serialiseProject(plan));
    cli(`${at('p.json')} --xen 4.18 --iommu none`);
    const stored = parseProject(written().get('project.domgraft.json')!.toString());
    expect(stored.target).toEqual({ flavour: 'upstream', version: '4.18', iommuDrivers: [] });
  });

  test('are made from source and overlays too', () => {
    writeFileSync(
      at('host.dts'),
      `/dts-v1/; / { compatible = "acme,b"; timer@0 { compatible = "acme,timer"; }; };`,
    );
    const said = cli('--domain guest --assign /timer@0', 'host.dts');
    expect(said.error).toBe('');
    expect([...written().keys()]).toContain('guest/dom.cfg');
  });
});

describe('exit status', () => {
  test('0 where no error is open', () => {
    expect(cli(`--domain guest --assign ${TIMER}`)).toMatchObject({ status: 0, error: '' });
  });

  test('1 with error findings, and the files are there', () => {
    const said = cli(`--domain guest --assign ${ETHERNET}`);
    expect(said.status).toBe(1);
    expect(said.out).toMatch(/^error {4}DG-DMA-\d\d {2}\/soc\/ethernet@11000000/m);
    expect(written().has('guest/dom.cfg')).toBe(true);
  });

  test('0 again where the plan accepts them', () => {
    const wish = { ...plan, domains: [{ ...newDomain('guest'), devices: [{ path: ETHERNET }] }] };
    const accepted = build(host, wish)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ rule, path, domain }) => ({
        rule,
        path,
        ...(domain && { domain }),
        author: 'A',
        reason: 'test bench',
      }));
    expect(accepted).not.toEqual([]);
    writeFileSync(at('accepted.json'), serialiseProject({ ...wish, accepted }));
    const said = cli(at('accepted.json'));
    expect(said.status).toBe(0);
    expect(said.out).toContain('accepted by A: test bench');
  });

  test.each([
    ['an unknown option', '--domain guest --nonsense', 'there is no option --nonsense'],
    [
      'an unknown node',
      '--domain guest --assign /timer@10000000',
      `has no node /timer@10000000; did you mean ${TIMER}?`,
    ],
    ['a project file that is none', 'host.dtb', 'is no project file'],
    ['a project file that is not there', 'absent.json', 'cannot be read'],
  ])('2 and no file for %s', (_name, words, message) => {
    const said = cli(words.endsWith('.dtb') || words.endsWith('.json') ? at(words) : words);
    expect(said).toMatchObject({ status: 2, out: '', error: expect.stringContaining(message) });
    expect(existsSync(out)).toBe(false);
  });

  test('2 and no file for a host that is cut, with code and offset', () => {
    writeFileSync(at('cut.dtb'), host.slice(0, 200));
    const said = cli('--domain guest', 'cut.dtb');
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.error).toMatch(/cut\.dtb.*\(truncated at offset \d+\)/);
    expect(existsSync(out)).toBe(false);
  });

  test('2 where the folder cannot be written', () => {
    writeFileSync(out, 'a file');
    expect(cli(`--domain guest --assign ${TIMER}`)).toMatchObject({
      status: 2,
      error: expect.stringContaining('cannot be written'),
    });
  });
});

test('--json gives findings and files as JSON, and nothing else', () => {
  const said = cli(`--domain guest --assign ${ETHERNET} --json`);
  const { findings, skipped, files } = build(host, {
    ...plan,
    domains: [{ ...newDomain('guest'), devices: [{ path: ETHERNET }] }],
  });
  expect(JSON.parse(said.out)).toEqual({
    output: out,
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
    findings,
    skipped,
  });
});

test('a project file of another tree is used, and that is said', () => {
  writeFileSync(
    at('other.json'),
    serialiseProject({ ...plan, host: { ...plan.host, sha256: '0'.repeat(64) } }),
  );
  const said = cli(at('other.json'));
  expect(said.status).toBe(0);
  expect(said.error).toContain('was made for another tree');
  const stored = parseProject(written().get('project.domgraft.json')!.toString());
  expect(stored.host.sha256).toBe(sha256Hex(host));
});

test('a folder such as /proc/device-tree is a host', () => {
  const folder = at('device-tree');
  mkdirSync(join(folder, 'timer'), { recursive: true });
  writeFileSync(join(folder, 'compatible'), 'acme,board\0');
  writeFileSync(join(folder, 'timer/compatible'), 'acme,timer\0');
  const said = cli('--domain guest --assign /timer', 'device-tree');
  expect(said.error).toBe('');
  expect([...written().keys()]).toContain('guest/passthrough.dtb');
});

test('the host comes by standard input too', () => {
  cli(`--domain guest --assign ${TIMER}`);
  const named = written().get('guest/passthrough.dtb');
  rmSync(out, { recursive: true });
  expect(cli(`--domain guest --assign ${TIMER}`, '-')).toMatchObject({ status: 0, error: '' });
  expect(written().get('guest/passthrough.dtb')).toEqual(named);
  expect(command(['check', '-', '-']).error).toContain('not both');
});

test.each(COMMANDS)('the help of %s explains every part of itself', (name) => {
  const { out: page, status } = command([name, '--help']);
  expect(status).toBe(0);
  expect(page.split('\n').filter((line) => /^[A-Z]/.test(line))).toEqual(
    expect.arrayContaining([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'OPERANDS',
      'OPTIONS',
      'EXIT STATUS',
      'EXAMPLES',
    ]),
  );
  expect(command(['help']).out).toContain(`domgraft ${name}`);
});

describe('check', () => {
  const wish = ['--domain', 'guest', '--assign', ETHERNET];
  const check = (...words: string[]) => command(['check', at('host.dtb'), ...words]);

  test('needs no plan, writes no file, and says nothing ill of a sound board', () => {
    expect(check()).toMatchObject({ status: 0, error: '' });
    expect(existsSync(out)).toBe(false);
  });

  test('tells by its status how bad it is', () => {
    expect(check(...wish).status).toBe(1);
    expect(check(...wish, '--fail-on', 'never').status).toBe(0);
    expect(check('--domain', 'guest', '--assign', TIMER).status).toBe(0);
    expect(check('--domain', 'guest', '--assign', TIMER, '--fail-on', 'info').status).toBe(1);
  });

  test('gives the findings of build as JSON', () => {
    const domains = [{ ...newDomain('guest'), devices: [{ path: ETHERNET }] }];
    const { findings, skipped } = build(host, { ...plan, domains });
    expect(JSON.parse(check(...wish, '--json').out)).toEqual({ host: plan.host, findings, skipped });
  });

  test('gives them as SARIF, accepted ones as suppressed', () => {
    const wished = { ...plan, domains: [{ ...newDomain('guest'), devices: [{ path: ETHERNET }] }] };
    const [first] = build(host, wished).findings;
    const accepted = [{ rule: first!.rule, path: first!.path, author: 'A', reason: 'test bench' }];
    writeFileSync(at('accepted.json'), serialiseProject({ ...wished, accepted }));
    const { version, runs } = JSON.parse(check(at('accepted.json'), '--sarif').out);
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    const { findings } = build(host, wished);
    expect(results.map((result: { ruleId: string }) => result.ruleId)).toEqual(
      findings.map(({ rule }) => rule),
    );
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const [result] = results;
    expect(result).toMatchObject({
      level: 'error',
      locations: [{ logicalLocations: [{ fullyQualifiedName: `${first!.path}:${first!.property}` }] }],
      suppressions: [{ kind: 'external', justification: 'A: test bench' }],
    });
    const prints = results.map(
      (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints['domgraft/v1'],
    );
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('check of files that somebody wrote', () => {
  const check = (...words: string[]) => command(['check', at('host.dtb'), '--files', ...words]);

  test('finds nothing in what build wrote', () => {
    cli(`--domain guest --boot both --assign ${TIMER}`);
    expect(check(join(out, 'guest'), '--fail-on', 'info')).toMatchObject({ status: 0, error: '' });
  });

  test('names the file and the line, in SARIF as the place', () => {
    const file = at('twice.cfg');
    writeFileSync(file, 'name = "d"\nkernel = "k"\nmemory = 64\nirqs = [ 72, 72 ]\niomem = [ "10000,1" ]\n');
    const said = check(file);
    expect(said.status).toBe(1);
    expect(said.out).toMatch(/^error {4}DG-FILE-04 {2}twice\.cfg:4 {2}\//m);
    const [log] = JSON.parse(check(file, '--sarif').out).runs;
    const found = log.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'DG-FILE-04');
    expect(found.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: 4 },
    });
  });

  test('2 where none of them is of a domain, or a plan is given too', () => {
    expect(check(at('host.dtb'))).toMatchObject({
      status: 2,
      error: expect.stringContaining('none of the files'),
    });
    expect(check(at('host.dtb'), '--domain', 'd').status).toBe(2);
  });
});

describe('inspect', () => {
  const inspect = (...words: string[]) => command(['inspect', at('host.dtb'), ...words]);

  test('shows board, devices and SCMI', () => {
    const { out: shown, status } = inspect();
    expect(status).toBe(0);
    expect(shown).toMatch(/^Acme board\n {2}file +host\.dtb, \d+ bytes/);
    expect(shown).toMatch(/^0x11000000 +73 +master +unprotected +\/soc\/ethernet@11000000$/m);
    expect(shown).toContain('No SCMI agent.');
  });

  test('gives the same as JSON', () => {
    const { board, devices, scmi, tree } = JSON.parse(
      inspect('--json', '--show', 'board,devices,scmi,tree').out,
    );
    expect(board).toMatchObject({
      model: 'Acme board',
      masters: 1,
      protectedMasters: 0,
      sha256: sha256Hex(host),
    });
    expect(devices).toContainEqual(
      expect.objectContaining({ path: TIMER, address: '0x10000000', intids: [72], dma: 'not-master' }),
    );
    expect(scmi).toEqual([]);
    expect(tree.map(({ path }: { path: string }) => path)).toContain(TIMER);
  });
});

describe('import', () => {
  const project = at('imported.json');
  const importing = (...words: string[]) =>
    command(['import', ...words, '--host', at('host.dtb'), '-o', project]);

  test('gives the project back of which the files were made', () => {
    cli(`--domain guest --assign ${TIMER}`);
    const said = importing(join(out, 'guest'));
    expect(said).toMatchObject({ status: 0, error: '' });
    expect(said.out).toContain(`${TIMER}  (registers)`);
    expect(parseProject(readFileSync(project, 'utf8'))).toEqual(plan);
  });

  test('says what did not match, as text and as JSON', () => {
    writeFileSync(at('dom.cfg'), 'name = "d"\nkernel = "k"\nmemory = 64\ndtdev = [ "/soc/usb" ]\n');
    const said = importing(at('dom.cfg'));
    expect(said.status).toBe(1);
    expect(said.out).toContain('no match: dom.cfg:4  dtdev /soc/usb');
    const { domains } = JSON.parse(importing(at('dom.cfg'), '--json').out);
    expect(domains[0].mismatches).toHaveLength(1);
  });

  test('puts domains into a project', () => {
    writeFileSync(at('p.json'), serialiseProject(plan));
    writeFileSync(at('dom.cfg'), 'name = "d"\nkernel = "k"\nmemory = 64\niomem = [ "11000,10" ]\n');
    importing(at('dom.cfg'), '--into', at('p.json'));
    const { domains } = parseProject(readFileSync(project, 'utf8'));
    expect(domains.map(({ name, devices }) => [name, devices])).toEqual([
      ['guest', [{ path: TIMER }]],
      // Where iomem names no guest page, the host's is meant; a plan alone would have moved it.
      ['d', [{ path: ETHERNET, pinned: { 0: '0x11000000' } }]],
    ]);
  });

  test('2 where no file is of a domain, or none can be read', () => {
    expect(importing(at('host.dtb'))).toMatchObject({
      status: 2,
      error: expect.stringContaining('none of the files'),
    });
    writeFileSync(at('broken.cfg'), 'name = \n');
    expect(importing(at('broken.cfg')).error).toContain('broken.cfg cannot be read');
  });
});

describe('rebind', () => {
  const newer = dts`
    / {
      compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
      gic: interrupt-controller@2f000000 {
        compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>;
        reg = <0 0x2f000000 0 0x10000>, <0 0x2f100000 0 0x200000>;
      };
      timer@10000000 { compatible = "acme,timer"; reg = <0 0x10000000 0 0x1000>; interrupts = <0 44 4>; };
    };
  `;
  const rebinding = (...words: string[]) =>
    command(['rebind', at('p.json'), at('newer.dtb'), '-o', at('next.json'), ...words]);

  test('follows what moved, says what changed, and leaves what vanished to the user', () => {
    const devices = [{ path: TIMER }, { path: ETHERNET }];
    writeFileSync(at('newer.dtb'), newer);
    writeFileSync(at('p.json'), serialiseProject({ ...plan, domains: [{ ...newDomain('guest'), devices }] }));
    const said = rebinding('--from', at('host.dtb'));
    expect(said).toMatchObject({ status: 1, error: '' });
    expect(said.out).toContain(`${TIMER} -> /timer@10000000 (by registers)`);
    expect(said.out).toContain('INTID: 72 -> 76');
    const next = () => parseProject(readFileSync(at('next.json'), 'utf8'));
    expect(next().host.sha256).toBe(sha256Hex(newer));
    expect(next().domains[0]!.devices).toEqual([{ path: '/timer@10000000' }, { path: ETHERNET }]);

    expect(rebinding('--from', at('host.dtb'), '--accept', 'moved,vanished').status).toBe(0);
    expect(next().domains[0]!.devices).toEqual([{ path: '/timer@10000000' }]);
    expect(rebinding('--from', at('newer.dtb')).error).toContain('is not the tree that');
  });
});

describe('compare', () => {
  const comparing = (...words: string[]) => command(['compare', ...words]);
  const other = () => {
    const source = new TextDecoder('latin1').decode(host).replace('acme,timer', 'acme,tamer');
    writeFileSync(at('other.dtb'), Buffer.from(source, 'latin1'));
    return at('other.dtb');
  };

  test('two trees by devices and source', () => {
    const said = comparing(at('host.dtb'), other(), '--diff');
    expect(said).toMatchObject({ status: 1, error: '' });
    expect(said.out).toContain('compatible: acme,timer -> acme,tamer');
    expect(said.out).toMatch(/^-\t+compatible = "acme,timer";$/m);
    expect(comparing(at('host.dtb'), at('host.dtb')).status).toBe(0);
  });

  test('a project on two trees, and two projects', () => {
    writeFileSync(at('p.json'), serialiseProject(plan));
    const onTwo = comparing(at('host.dtb'), other(), '--plan', at('p.json'));
    expect(onTwo.out).toContain(`changed             ${TIMER}  (guest)`);
    writeFileSync(at('q.json'), serialiseProject({ ...plan, domains: [{ ...plan.domains[0]!, vcpus: 3 }] }));
    const projects = comparing(at('p.json'), at('q.json'), '--host', at('host.dtb'), '--json');
    expect(JSON.parse(projects.out).settings).toEqual([{ what: 'guest.vcpus', left: '1', right: '3' }]);
  });

  test('2 where a side is missing something', () => {
    writeFileSync(at('p.json'), serialiseProject(plan));
    expect(comparing(at('p.json'), at('host.dtb')).error).toContain('Give that device tree along');
    expect(
      comparing(at('p.json'), at('p.json'), '--host', at('host.dtb'), '--plan', at('p.json')).error,
    ).toContain('--plan goes with two host trees');
  });
});

describe('fleet', () => {
  const folder = at('boards');
  const fleet = (...words: string[]) => command(['fleet', folder, ...words]);

  beforeEach(() => {
    mkdirSync(join(folder, 'acme'), { recursive: true });
    writeFileSync(join(folder, 'acme/b.dtb'), host);
    writeFileSync(join(folder, 'a.dtb'), host);
    writeFileSync(join(folder, 'README'), 'no board');
  });

  test('puts the boards of a folder into a table', () => {
    const said = fleet();
    expect(said).toMatchObject({ status: 0, error: '' });
    expect(said.out).toMatch(/^a\.dtb +2 +1 +1 +0 %/m);
    expect(said.out).toMatch(/^acme\/b\.dtb /m);
    expect(fleet('--csv', '--descending').out.split('\r\n')[1]).toMatch(/^acme\/b\.dtb,Acme board,/);
    expect(JSON.parse(fleet('--json').out)).toHaveLength(2);
  });

  test('1 where a file is no board, 2 where none is', () => {
    writeFileSync(join(folder, 'c.dtb'), 'nothing');
    const said = fleet();
    expect(said).toMatchObject({ status: 1, error: expect.stringContaining('c.dtb') });
    expect(command(['fleet', join(folder, 'README')]).status).toBe(2);
    rmSync(join(folder, 'c.dtb'));
  });

  test('shows how far it is where somebody watches', () => {
    let shown = '';
    run(['fleet', folder], {
      out: () => {},
      error: (text) => {
        shown += text;
      },
      input: () => new Uint8Array(),
      isWatched: true,
    });
    expect(shown).toMatch(/\r#{15}\.{15} 1\/2 acme\/b\.dtb +\r +\r$/);
  });
});

test('the program waits for what comes by standard input', async () => {
  const program = spawn('node', ['bin/domgraft.mjs', 'inspect', '-', '--json']);
  const output = text(program.stdout);
  program.stdin.write(host.subarray(0, 100));
  setTimeout(() => program.stdin.end(host.subarray(100)), 300);
  expect(JSON.parse(await output).board).toMatchObject({ bytes: host.length, sha256: sha256Hex(host) });
}, 120_000);

test('the program compiles itself and runs', () => {
  const said = execFileSync('node', ['bin/domgraft.mjs', '--version'], { encoding: 'utf8' });
  expect(said).toBe(`domgraft ${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
}, 120_000);
