/**
 * `npm run screenshots`: the built site with a small, a middling and the largest board of the corpus, every tab, and
 * every dialog, in three widths, light and dark, as pictures below `.cache/screenshots`. Options: `--width N`,
 * `--scheme light|dark`, `--board NAME` (part of it).
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { readBoards } from './bench/boards.ts';
import { largest } from './bench/largest-board.ts';
import { openSite, type Site } from './bench-ui/site.ts';
import { boardFile, boardNames } from './corpus/boards.ts';

const FOLDER = '.cache/screenshots';
const HEIGHTS: Readonly<Record<string, number>> = { 1280: 800, 1920: 1080, 2560: 1440 };
const TABS = ['Domains', 'SCMI', 'Address map', 'Files'];
/** By the words under which the palette has them. */
const DIALOGS = [
  'New domain',
  'Edit domain net',
  'Choose the Xen target',
  'Share',
  'Export the files',
  'Keys and help',
];

const { values: options } = parseArgs({
  options: {
    width: { type: 'string' },
    scheme: { type: 'string' },
    board: { type: 'string', default: '' },
  },
});
boardNames('arm64'); // downloads them
const files = [
  boardFile('arm64/allwinner/sun50i-h5-orangepi-pc2.dtb'),
  boardFile('arm64/xilinx/zynqmp-zcu102-rev1.0.dtb'),
  largest(readBoards())?.file ?? '',
].filter((file) => file.includes(options.board));
const schemes = (['light', 'dark'] as const).filter((scheme) => (options.scheme ?? scheme) === scheme);
mkdirSync(FOLDER, { recursive: true });

const site = await openSite();
try {
  for (const width of options.width === undefined ? Object.keys(HEIGHTS) : [options.width]) {
    for (const file of files) await tour(site, file, Number(width), file.includes('zcu102'));
  }
} finally {
  await site.close();
}

/** Opens a board, gives some devices away and takes a picture of everything. */
async function tour(
  { url, browser }: Site,
  file: string,
  width: number,
  withDialogs: boolean,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const board = basename(file, '.dtb');
  const shoot = async (what: string) => {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const name = `${board}-${width}-${colorScheme}-${what.toLowerCase().replaceAll(' ', '-')}.png`;
      await page.screenshot({ path: `${FOLDER}/${name}`, animations: 'disabled' });
      console.log(name);
    }
  };
  await page.goto(url);
  await page.getByRole('main').waitFor();
  await shoot('start');
  await open(page, file);
  await shoot('opened');
  for (const domain of ['net', 'gui']) await addDomain(page, domain);
  // All three boards have these, and nothing but a domain wants them.
  await give(page, 'mmc@', 'net');
  await give(page, 'usb@', 'gui');
  for (const tab of TABS) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await page.waitForLoadState('networkidle');
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    if (tab === 'Files') await page.locator('.view-line').first().waitFor();
    await shoot(tab);
  }
  await page.getByRole('tab', { name: /^Domains/ }).click();
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await page
    .getByRole('button', { name: /^Why: evidence and rule/ })
    .first()
    .click();
  await shoot('explained');
  await page.keyboard.press('F9');
  await shoot('presenter');
  await page.keyboard.press('F9');
  if (withDialogs) {
    for (const dialog of DIALOGS) {
      await run(page, dialog);
      await page.getByRole('dialog').waitFor();
      await shoot(dialog);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await shoot('palette');
  }
  await context.close();
}

async function open(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('main')
    .getByRole('button', { name: /Ctrl O/ })
    .click();
  const buffer = readFileSync(file);
  await (await chooser).setFiles([{ name: basename(file), mimeType: 'application/octet-stream', buffer }]);
  await page.getByRole('treeitem').first().waitFor();
}

async function addDomain(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name, exact: true }).waitFor();
}

/** Gives the first device of a kind to a domain by the palette. */
async function give(page: Page, device: string, domain: string): Promise<void> {
  await run(page, device, 'Nodes');
  await run(page, `assign the selection to ${domain}`);
  await page.getByText(/files up to date/).waitFor();
}

/** Chooses what the palette finds first, of a group where one is named. */
async function run(page: Page, words: string, group?: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or run' });
  await palette.waitFor();
  await page.keyboard.type(words);
  const found = group === undefined ? palette : palette.getByRole('group', { name: group });
  await found.getByRole('option').first().click();
  await palette.waitFor({ state: 'detached' });
}
