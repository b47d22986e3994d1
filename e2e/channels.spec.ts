/** Domains that talk to each other: connected, found again from a problem, undone, exported. */
import { strFromU8, unzipSync } from 'fflate';
import { board, drop, expect, expectAccessibleInBothSchemes, start, test } from './support.ts';
import { column, exportZip, newDomainNamed } from './workspace.ts';

test('two domains are connected, and the export says so to Xen', async ({ page }) => {
  await start(page);
  await drop(page, board('xilinx/zynqmp-zcu102-rev1.0.dtb'));
  await newDomainNamed(page, 'front');
  await newDomainNamed(page, 'back');
  const dialog = page.getByRole('dialog');

  for (const [name, kernel, tree] of [
    ['front', '0x42000000', '0x44000000'],
    ['back', '0x52000000', '0x54000000'],
  ] as const) {
    await page.getByRole('button', { name: `Edit ${name}` }).click();
    await dialog.getByLabel('Started by').selectOption({ label: 'Xen, at boot (dom0less)' });
    await dialog.getByLabel('Kernel: load address').fill(kernel);
    await dialog.getByLabel('Kernel: size').fill('24 MiB');
    await dialog.getByLabel('Device tree: load address').fill(tree);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('A size, as in 32 MiB')).toBeVisible();
    await dialog.getByLabel('Device tree: size').fill('64K');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
  }

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Node, address, compatible').fill('connect two');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Port in front')).toHaveValue('1');
  await dialog.getByRole('checkbox', { name: 'Shared memory' }).check();
  await dialog.getByLabel('Size').fill('3 pages');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog.getByText('Whole pages of 4 KiB')).toBeVisible();
  await expect(dialog.getByLabel('Size')).toBeFocused();
  await expectAccessibleInBothSchemes(page);
  await dialog.getByLabel('Size').fill('1 MiB');
  await expect(dialog.getByLabel('Address in back')).toHaveValue('0x3a000000');
  await dialog.getByLabel('Port in front').fill('7');
  await page.keyboard.press('Enter');

  const row = column(page, 'back').getByRole('button', { name: /^Channel front-back/ });
  await expect(row).toContainText('front: events, port 1 to 7');
  await expect(row).toContainText('front: 1 MiB at 0x3a000000');
  const problems = page.getByRole('region', { name: 'Problems', exact: true });
  await problems.getByText('DG-CHAN-06').first().click();
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expectAccessibleInBothSchemes(page);

  await row.click();
  await dialog.getByRole('button', { name: 'Remove the channel' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete back' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo: remove channel front-back' }).click();
  await expect(row).toBeVisible();

  const { bytes } = await exportZip(page, { errors: 0 });
  const files = unzipSync(bytes);
  const tree = strFromU8(files['host/domains.dts']!);
  expect(tree.match(/xen,shared-mem = .*/g)).toEqual(
    Array(2).fill('xen,shared-mem = <0 0x3a000000 0 0x100000>;'),
  );
  expect(tree).toContain('xen,evtchn-v1');
  expect(strFromU8(files['host/imagebuilder.cfg']!)).toContain("DOMU_STATIC_EVTCHNS[0]='7 1 1'");
  expect(strFromU8(files['README.txt']!)).toContain('event channel between front (port 7) and back (port 1)');

  await page.getByRole('tab', { name: /Files/ }).click();
  await page.locator('button[data-file="host/imagebuilder.cfg"]').click();
  const source = page.getByRole('button', { name: 'Channel front-back', exact: true });
  await expect(async () => {
    // Lines move as long as the editor lays itself out.
    await page.locator('.view-line', { hasText: 'DOMU_SHARED_MEM' }).first().click();
    await expect(source).toBeVisible({ timeout: 1000 });
  }).toPass();
  await source.click();
  await expect(dialog).toContainText('Channel front-back');
});
