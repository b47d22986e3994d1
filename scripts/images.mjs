/** `npm run images`: takes the pictures of README and guide from the running app, with a sample board. */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { browserFile } from './setup.mjs';

const FOLDER = 'docs/images';
const server = await preview({
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 0, strictPort: false },
});
const browser = await chromium.launch({
  executablePath: browserFile(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({
  viewport: { width: 1280, height: 800 },
  serviceWorkers: 'block',
  reducedMotion: 'reduce',
});
const page = await context.newPage();
const picture = async (name) => {
  const toast = page.getByRole('button', { name: 'Dismiss' }).first();
  while (await toast.isVisible()) await toast.click();
  await page.mouse.move(0, 799);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
};
const column = (name) => page.getByRole('region', { name, exact: true });

async function newDomain(name) {
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await column(name).waitFor();
}

async function assign(node, domain) {
  const filter = page.locator('#tree-filter');
  await filter.fill(node);
  await page.getByRole('treeitem', { name: node }).first().dragTo(column(domain));
  await column(domain).getByRole('option', { name: node }).waitFor();
  await filter.fill('');
}

const settled = () => page.getByRole('contentinfo').getByText('up to date').waitFor();

await page.goto(server.resolvedUrls.local[0]);
await page.getByRole('button', { name: /Skylark/ }).waitFor();
await picture('start');

await page.getByRole('button', { name: /^Take the tour/ }).click();
const tour = page.getByRole('region', { name: 'Guided tour' });
for (let step = 0; step < 2; step++) {
  const help = tour.getByRole('button', { name: 'Do it for me' });
  if (await help.isVisible()) await help.click();
  await tour.getByRole('button', { name: 'Next' }).click();
}
await settled();
await picture('tour');
await tour.getByRole('button', { name: 'Leave the tour' }).click();
await page.keyboard.press('Control+z');

await newDomain('net');
await assign('ethernet@e6800000', 'net');
await newDomain('media');
await assign('gpu@fd000000', 'media');
await assign('mmc@ee140000', 'media');
await settled();
await picture('workspace');

await page.getByRole('button', { name: /^Why/ }).first().click();
await picture('findings');
await page.getByRole('button', { name: /^Why/, expanded: true }).first().click();
await page.getByRole('tab', { name: /SCMI/ }).click();
await page.getByRole('tabpanel', { name: /SCMI/ }).getByText('Clocks', { exact: true }).last().waitFor();
await picture('scmi');
await page.getByRole('tab', { name: /Address map/ }).click();
await page.getByRole('tabpanel', { name: /Address map/ }).waitFor();
await picture('map');
await page.getByRole('tab', { name: /Files/ }).click();
await page.locator('.monaco-editor .mtk1').first().waitFor();
await picture('files');

await page.keyboard.press('Control+Shift+s');
await page.getByRole('dialog').getByText('ample of this app').waitFor();
await picture('share');
await page.keyboard.press('Escape');
await page.keyboard.press('Control+e');
await page.getByRole('dialog').getByText('manifest.json').waitFor();
await picture('export');

await browser.close();
await server.close();
process.exit(0);
