/** Nodes and settings of one's own: typed, judged at the line, merged last, undone, kept. */
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, test } from './support.ts';
import { exportZip, startWithEthernet } from './workspace.ts';

const entry = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Generated files' }).getByRole('button', { name });
const editor = (page: Page) => page.getByTestId('own-text');
const verdict = (page: Page, title: string) => page.getByRole('region', { name: title }).getByRole('status');

async function withEthernet(page: Page): Promise<void> {
  await startWithEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
}

/** Puts a text into the editor as a paste does: without the help of its indentation. */
async function paste(page: Page, text: string): Promise<void> {
  await editor(page).locator('.view-lines').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

test('a mistake shows at its line; mended, the nodes are in the export', async ({ page }) => {
  await withEthernet(page);
  await entry(page, 'Own nodes').click();
  await paste(page, '/ {\n\tpassthrough {\n\t\tled { label = "front" }\n\t};\n};\n');
  const said = verdict(page, 'Own nodes of net');
  await expect(said).toContainText("Line 3 of the own nodes of net: ';' is missing");
  await expect(editor(page)).toContainText('Error DG-GEN-12');
  await expect(entry(page, 'Own nodes')).toContainText('5 lines');
  await expectAccessible(page);

  await page.getByRole('treeitem', { name: 'axi' }).first().click();
  await page.getByRole('region', { name: 'Problems', exact: true }).getByText('DG-GEN-12').first().click();
  await expect(page.getByRole('region', { name: 'Own nodes of net' })).toBeVisible();

  await paste(page, '/ {\n\tpassthrough {\n\t\tled { label = "front"; };\n\t};\n};\n');
  await expect(said).toContainText('No objection');
  const { bytes } = await exportZip(page, { errors: 1 });
  const files = unzipSync(bytes);
  expect(strFromU8(files['net/passthrough.dts']!)).toContain('label = "front";');
  expect(Buffer.from(files['net/passthrough.dtb']!).includes('front\0')).toBe(true);
});

test('typing is one step of the history, whatever key takes it back', async ({ page }) => {
  await withEthernet(page);
  await entry(page, 'Own nodes').click();
  await editor(page).locator('.view-lines').click();
  await page.keyboard.type('/ { chosen-by-me; };?/');
  await expect(page.getByRole('button', { name: 'Undo: edit own nodes of net' })).toBeVisible();
  await expect(editor(page)).toContainText('chosen-by-me; };?/');
  await page.keyboard.press('Control+z');
  await expect(editor(page)).not.toContainText('chosen-by-me');
  await page.keyboard.press('Control+Shift+z');
  await expect(editor(page)).toContainText('chosen-by-me');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: /Files/ }).click();
  await entry(page, 'Own nodes').click();
  await expect(editor(page)).toContainText('chosen-by-me');
});

test('what replaces a generated node is told', async ({ page }) => {
  await withEthernet(page);
  await entry(page, 'Own nodes').click();
  await paste(page, '\n&{/passthrough/ethernet@ff0e0000} {\n\tphy-mode = "sgmii";\n};\n');
  const said = verdict(page, 'Own nodes of net');
  await expect(said).toContainText('replace phy-mode of /passthrough/ethernet@ff0e0000');
  await said.getByRole('button', { name: 'Go to line 3' }).click();
  await expect(page.locator('.monaco-editor')).toHaveClass(/focused/);
});

test('settings of xl are read as xl reads them', async ({ page }) => {
  await withEthernet(page);
  await entry(page, 'Own settings').click();
  await paste(page, 'on_crash = "preserve"\nmaxvcpus := 4\n');
  const said = verdict(page, 'Own settings of net');
  await expect(said).toContainText('Line 2 of the own settings of net');
  await paste(page, 'on_crash = "preserve"\nmaxvcpus = 4\n');
  await expect(said).toContainText('No objection');
  await said.getByRole('button', { name: 'net/dom.cfg' }).click();
  await expect(page.getByRole('region', { name: 'net/dom.cfg', exact: true })).toBeVisible();
  await page.keyboard.press('Control+f');
});
