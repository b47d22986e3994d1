/** Files that somebody wrote by hand, dropped on a board, become domains of the plan. */

import { board, drop, expect, expectAccessible, type LocalFile, start, test } from './support.ts';
import { column } from './workspace.ts';

const text = (name: string, ...lines: string[]): LocalFile => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
});
const config = text(
  'net.cfg',
  'name = "net"',
  'kernel = "/boot/Image"',
  'memory = 256',
  'irqs = [ 95, 200, 200 ]',
  'iomem = [ "0xff0e0,1" ]',
  'on_crash = "preserve"',
);

test('a dom.cfg that is dropped on a board is shown, imported as one step, and undone', async ({ page }) => {
  const host = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await drop(page, config);
  await expect(page.getByRole('alertdialog')).toContainText('no board is open that it could belong to');
  await page.keyboard.press('Escape');

  await drop(page, host, config);
  const sheet = page.getByRole('dialog', { name: 'Import the domain' });
  const found = sheet.getByRole('region', { name: 'net', exact: true });
  await expect(found.getByRole('list', { name: 'Devices' })).toContainText('/axi/ethernet@ff0e0000');
  await expect(found).toContainText('256 MiB');
  await expect(found).toContainText('There is no partial tree: it is derived from the host tree.');
  await expect(found).toContainText(/net\.cfg:4\s*irqs 200/);
  await expect(sheet).toContainText('DG-FILE-04');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(column(page, 'net')).toHaveCount(0);

  await drop(page, config);
  await sheet.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(column(page, 'net').getByRole('option', { name: 'ethernet@ff0e0000' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(column(page, 'net')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(column(page, 'net')).toContainText('256 MiB');
});
