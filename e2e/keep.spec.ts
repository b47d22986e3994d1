import { board, expect, expectAccessible, pick, start, test } from './support.ts';

const zcu102 = 'xilinx/zynqmp-zcu102-rev1.0.dtb';

test('a project survives a reload, closing, and opening its board again', async ({ page }) => {
  const file = board(zcu102);
  await start(page);
  await pick(page, file);
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('kept');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('region', { name: 'kept', exact: true });
  await expect(kept).toBeVisible();
  await expect(page.getByText('Saved in this browser')).toBeVisible();

  await page.reload();
  await expect(kept).toBeVisible();
  await expect(page.getByRole('tree')).toContainText('axi');

  await page.getByRole('button', { name: /^Board/ }).click();
  await page.getByRole('menuitem', { name: 'Close the board' }).click();
  const recent = page.getByRole('button', { name: /zynqmp-zcu102-rev1\.0\.dtb\s*kept/ });
  await expect(recent).toBeVisible();
  await expectAccessible(page);

  await pick(page, file);
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: /Undo: bring back/ }).click();
  await expect(kept).toHaveCount(0);
});

test('where storage is refused, the work goes on and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('storage is refused', 'SecurityError');
      },
    });
  });
  const file = board(zcu102);
  await start(page);
  await pick(page, file);
  await expect(page.getByText('Not saved: this browser refuses storage')).toBeVisible();
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('region', { name: 'domd', exact: true })).toBeVisible();
});

test('a sample board opens with the target that suits it', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Target/ })).toContainText('ipmmu');
});
