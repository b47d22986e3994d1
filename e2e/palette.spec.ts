/** Everything by name: commands, nodes, files, problems; and every key in the help. */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or run' });

async function open(page: Page): Promise<void> {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await drop(page, zcu102);
  await expect(page.getByRole('tree')).toBeVisible();
}

async function choose(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
}

test('a node is found by its address, and the tree gets the focus', async ({ page }) => {
  await open(page);
  await choose(page, '0xff0e0000');
  await expect(page.getByRole('tree')).toBeFocused();
  await expect(page.getByRole('treeitem', { name: 'ethernet@ff0e0000' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('commands run by name, those of the domains included', async ({ page }) => {
  await open(page);
  await newDomainNamed(page, 'net');
  await choose(page, 'ethernet@ff0e');
  await choose(page, 'assign the selection to net');
  const device = page.getByRole('listbox', { name: 'Devices of net' }).getByRole('option');
  await expect(device).toContainText('ethernet@ff0e0000');
  await choose(page, 'undo');
  await expect(device).toHaveCount(0);
  await choose(page, 'dark theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('files and problems are found too', async ({ page }) => {
  await open(page);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
  await choose(page, 'net/dom.cfg');
  await expect(page.getByRole('region', { name: 'net/dom.cfg', exact: true })).toBeVisible();
  await choose(page, 'nothing confines it');
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText('Evidence');
});

test('without a query every command is listed, and the help knows every key', async ({ page }) => {
  await open(page);
  await newDomainNamed(page, 'net');
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  const titles = await palette(page).getByRole('option').allInnerTexts();
  for (const expected of [
    'Open a board…',
    'Export the files…',
    'Choose the Xen target…',
    'Undo',
    'Redo',
    'New domain…',
    'Edit domain net…',
    'Delete domain net…',
    'Assign the selection to net',
    'Give the selection back to dom0',
    'Find in the device tree',
    'Next problem',
    'Previous problem',
    'Show the domains',
    'Show SCMI',
    'Show the files',
    'Next panel',
    'Light theme',
    'Keys and help',
  ]) {
    expect(titles).toContainEqual(expect.stringContaining(expected));
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('tree').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('Export the files…');
  await expect(help).toContainText('Assign the selection to a domain');
  await expectAccessible(page);
});

test('F6 goes round the panels, and a single key is left to somebody who types', async ({ page }) => {
  await open(page);
  await page.getByRole('tree').focus();
  const inside = (id: string) =>
    page.evaluate((panel) => document.getElementById(panel)?.contains(document.activeElement), id);
  for (const id of ['workspace-panel', 'inspector-panel', 'problems-panel', 'tree-panel']) {
    await page.keyboard.press('F6');
    expect(await inside(id)).toBe(true);
  }
  await page.keyboard.press('Shift+F6');
  expect(await inside('problems-panel')).toBe(true);
  await page.getByLabel('Filter by name, path or compatible').focus();
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
