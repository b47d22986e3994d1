/** The copy of /proc/device-tree of a running board: a folder, dropped or picked. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parseFdt } from '../src/core/fdt/parse.ts';
import type { FdtNode } from '../src/core/fdt/tree.ts';
import { board, expect, expectAccessibleInBothSchemes, start, test } from './support.ts';

/** Lays a node out as Linux does: folders are nodes, files are properties. */
function layOut({ properties, children }: FdtNode, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, value } of properties) writeFileSync(join(folder, name), value);
  for (const child of children) layOut(child, join(folder, child.name));
}

function copiedFolder(folder: string): string {
  layOut(parseFdt(board('xilinx/zynqmp-zcu102-rev1.0.dtb').bytes).root, folder);
  return folder;
}

/** Drops what lies on the disk; a page's own script can make no folder. */
async function dropFromDisk(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  }
}

/** The order of the tree is that of the disk, so the node is looked for by name. */
async function expectEthernet(page: Page): Promise<void> {
  await page.getByLabel('Filter by name, path or compatible').fill('ethernet@ff0e0000');
  await page.getByRole('treeitem', { name: 'ethernet@ff0e0000' }).first().click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('/axi/ethernet@ff0e0000');
}

test('a dropped folder is read with its paths', async ({ page }, testInfo) => {
  await start(page);
  await dropFromDisk(page, copiedFolder(testInfo.outputPath('zcu102')));
  await expectEthernet(page);
});

test('a folder is picked on the start screen', async ({ page }, testInfo) => {
  await start(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Folder…' }).click();
  await (await chooser).setFiles(copiedFolder(testInfo.outputPath('zcu102')));
  await expectEthernet(page);
});

test('a folder that is too large is refused, light and dark', async ({ page }, testInfo) => {
  await start(page);
  const folder = testInfo.outputPath('disk');
  mkdirSync(folder);
  writeFileSync(join(folder, 'image'), Buffer.alloc(64 * 1024 * 1024 + 1));
  await dropFromDisk(page, folder);
  const refusal = page.getByRole('alertdialog');
  await expect(refusal).toContainText('The folder could not be opened');
  await expect(refusal).toContainText('more than 67,108,864 bytes');
  await expectAccessibleInBothSchemes(page);
});
