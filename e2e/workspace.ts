/** Steps in the workspace that several flows take. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { OWN_TEXTS } from '../src/core/plan/own-text.ts';
import { board, drop, expect, start } from './support.ts';

/** The column of a domain, or of dom0. */
export const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

export async function newDomainNamed(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New domain' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(column(page, name)).toBeVisible();
}

/** Finds a node by name and carries it to a domain with the mouse. */
export async function assignByDrag(page: Page, node: string, domain: string): Promise<void> {
  await page.getByLabel('Filter by name, path or compatible').fill(node);
  await page.getByRole('treeitem', { name: node }).first().dragTo(column(page, domain));
  await expect(column(page, domain).getByRole('option', { name: node })).toBeVisible();
}

/** Opens the ZCU102 and gives one of its Ethernet controllers, which nothing confines, to a new domain `net`. */
export async function startWithEthernet(page: Page): Promise<void> {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await drop(page, zcu102);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
}

/** The generated files of the file list, in their order; the texts of the user among them are left out. */
export async function fileButtons(page: Page): Promise<Locator[]> {
  const own = Object.values(OWN_TEXTS).map((name) => `:not([data-file$="/${name}"])`);
  const list = page.getByRole('navigation', { name: 'Generated files' });
  const files = list.locator(`button[data-file]${own.join('')}`);
  await expect(files.first()).toBeVisible();
  return files.all();
}

/** Exports by key; open errors are listed and asked about once. */
export async function exportZip(
  page: Page,
  expected: { errors: number },
): Promise<{ name: string; bytes: Uint8Array }> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  const anyway = expected.errors > 0;
  await expect(dialog.getByRole('heading', { name: /Open errors/ })).toHaveCount(anyway ? 1 : 0);
  if (anyway) await expect(dialog).toContainText(`${expected.errors} open error`);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: anyway ? 'Export anyway' : 'Export', exact: true }).click();
  const saved = await download;
  await expect(dialog).toHaveCount(0);
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(readFileSync(await saved.path())) };
}
