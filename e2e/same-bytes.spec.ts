/** What the page exports is what the command line program writes, file by file: for the samples, and for real boards. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { boardNames } from '../scripts/corpus/boards.ts';
import { planOfTwo } from '../scripts/corpus/two-domains.ts';
import { sha256Hex } from '../src/core/base/hash.ts';
import type { Plan } from '../src/core/plan/plan.ts';
import { serialiseProject } from '../src/core/plan/project.ts';
import { writtenByCommand } from './command.ts';
import { board, drop, expect, type LocalFile, start, test } from './support.ts';
import { column } from './workspace.ts';

const BOARDS = 20;

test('the sample boards, each with the target that suits it', async ({ page }) => {
  const index = readFileSync('public/samples/index.json', 'utf8');
  const samples = JSON.parse(index) as { readonly file: string; readonly target: Plan['target'] }[];
  expect(samples.length).toBeGreaterThan(2);
  await start(page);
  for (const [number, { file, target }] of samples.entries()) {
    const host = { name: file, bytes: new Uint8Array(readFileSync(`public/samples/${file}`)) };
    await expectSameFiles(page, host, { ...planFor(host, number), target });
  }
});

test('twenty real boards', async ({ page }) => {
  test.slow();
  const names = boardNames('arm64');
  await start(page);
  for (let number = 0; number < BOARDS; number++) {
    const name = names[Math.floor((number * names.length) / BOARDS)]!;
    const host = board(name.slice(name.indexOf('/') + 1));
    await expectSameFiles(page, host, planFor(host, number));
  }
});

/** Domains have a name of their own for each board, so that it is seen when the next one has come. */
const planFor = ({ name, bytes }: LocalFile, number: number): Plan =>
  planOfTwo(bytes, name, [`one${number}`, `two${number}`]);

async function expectSameFiles(page: Page, host: LocalFile, plan: Plan): Promise<void> {
  const project = {
    name: 'project.domgraft.json',
    bytes: new TextEncoder().encode(serialiseProject(plan)),
  };
  const [exported, written] = await Promise.all([
    exportedByPage(page, host, project, plan.domains[0]!.name),
    writtenByCommand(host, project),
  ]);
  expect(Object.keys(written)).toContain(`${plan.domains[0]!.name}/passthrough.dtb`);
  expect(hashes(exported), host.name).toEqual(hashes(written));
}

async function exportedByPage(
  page: Page,
  host: LocalFile,
  project: LocalFile,
  domain: string,
): Promise<Record<string, Uint8Array>> {
  await drop(page, host, project);
  await expect(column(page, domain)).toBeVisible();
  await page.keyboard.press('Control+e');
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog', { name: /^Export/ })
    .getByRole('button', { name: /^Export/ })
    .click();
  return unzipSync(new Uint8Array(readFileSync(await (await download).path())));
}

const hashes = (files: Readonly<Record<string, Uint8Array>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files)
      .map(([name, bytes]) => [name, sha256Hex(bytes)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
