/** Reading the generated files: at once, with reasons, and back to the nodes they come from. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support.ts';
import { startWithEthernet } from './workspace.ts';

const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' });
const line = (page: Page, text: string) => page.locator('.view-line', { hasText: text });

test('the editor is fetched when the files are reached for; the text is there before it', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/CodePane-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await startWithEthernet(page);
  expect(fetched.filter((url) => /CodePane|codicon|editor\.worker/.test(url))).toEqual([]);
  await page.getByRole('tab', { name: /Files/ }).click();
  const plain = page.getByRole('region', { name: 'Text of net/dom.cfg' }).locator('pre');
  await expect(plain).toContainText('irqs = [');
  release();
  await expect(line(page, 'irqs')).toBeVisible();
  await expect(plain).toHaveCount(0);

  // The editor has a palette of its own, which goes along with that of the page.
  const ground = page.locator('.monaco-editor-background').first();
  for (const [colorScheme, colour] of [
    ['dark', 'rgb(18, 20, 22)'],
    ['light', 'rgb(255, 255, 255)'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(ground).toHaveCSS('background-color', colour);
  }
});

test('a line tells why it is there, and leads to its node', async ({ page }) => {
  await startWithEthernet(page);
  await page.getByRole('treeitem', { name: 'axi' }).first().click();
  await page.getByRole('tab', { name: /Files/ }).click();
  const irq = line(page, '95,');
  await irq.hover();
  const hover = page.locator('.monaco-hover', { hasText: 'Why this line is here' });
  await expect(hover).toBeVisible();
  await expect(hover).toContainText('/axi/ethernet@ff0e0000 interrupts');
  await irq.click({ position: { x: 40, y: 8 } });
  await expect(inspector(page).getByRole('heading', { level: 3 })).toHaveText('ethernet@ff0e0000');
  const note = page.getByRole('status').filter({ hasText: /^Line \d+/ });
  await expect(note).toContainText('/axi/ethernet@ff0e0000 interrupts');
});

test('a node leads to its lines', async ({ page }) => {
  await startWithEthernet(page);
  await page.getByRole('treeitem', { name: 'ethernet@ff0e0000' }).click();
  await inspector(page).getByRole('tab', { name: /Lines/ }).click();
  await inspector(page)
    .getByRole('tabpanel')
    .locator('section', { hasText: 'net/passthrough.dts' })
    .getByRole('button')
    .last()
    .click();
  await expect(page.getByRole('region', { name: 'net/passthrough.dts', exact: true })).toBeVisible();
  await expect(line(page, 'ethernet@ff0e0000 {')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Line \d+/ })).toContainText(
    '/axi/ethernet@ff0e0000',
  );
});

test('the keyboard gets into the text and out again', async ({ page }) => {
  await startWithEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
  await line(page, 'irqs').click();
  const editor = page.locator('.monaco-editor');
  await expect(editor).toHaveClass(/focused/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Find or run' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor).toHaveClass(/focused/);
  await page.keyboard.press('Tab');
  await expect(editor).not.toHaveClass(/focused/);
});

test('a blob shows its size, its hash and its first bytes', async ({ page }) => {
  await startWithEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
  await page.getByRole('button', { name: 'passthrough.dtb' }).click();
  const view = page.getByRole('region', { name: 'net/passthrough.dtb', exact: true });
  await expect(view).toContainText(/[\d,]+ bytes/);
  await expect(view).toContainText(/[\da-f]{64}/);
  await expect(view).toContainText('d0 0d fe ed');
  await view.getByRole('button', { name: 'net/passthrough.dts' }).click();
  await expect(line(page, '/dts-v1/')).toBeVisible();
});

test('source and blob are accessible', async ({ page }) => {
  await startWithEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
  await page.getByRole('button', { name: 'passthrough.dts', exact: false }).first().click();
  await expect(line(page, '/dts-v1/')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'passthrough.dtb' }).click();
  await expectAccessible(page);
});
