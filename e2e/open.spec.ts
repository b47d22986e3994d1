import { board, drop, expect, expectAccessibleInBothSchemes, pick, start, test } from './support.ts';

test('the start screen is accessible, light and dark', async ({ page }) => {
  await start(page);
  await expectAccessibleInBothSchemes(page);
});

test('a real board is picked, and its tree is shown', async ({ page }) => {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await pick(page, zcu102);
  await expect(page.getByRole('tree')).toContainText('axi');
});

test('a real board is dropped on the page', async ({ page }) => {
  const rock = board('rockchip/rk3399-rock-pi-4b.dtb');
  await start(page);
  await drop(page, rock);
  await expect(page.getByRole('tree')).toContainText('ethernet@fe300000');
});

test('a file that is no device tree is refused with a reason', async ({ page }) => {
  await start(page);
  await drop(page, { name: 'notes.txt', bytes: new TextEncoder().encode('buy milk') });
  await expect(page.getByRole('alertdialog')).toContainText('notes.txt');
});
