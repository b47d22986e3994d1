/** What a change of Xen or of memory does to the addresses of guests: listed, and taken back in one step. */
import { expect, expectAccessible, test } from './support.ts';
import { startWithEthernet } from './workspace.ts';

test('another Xen lists every register that moves in a guest, and undo brings them back', async ({
  page,
}) => {
  await startWithEthernet(page);
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText('DG-DMA-03');

  await page.getByRole('button', { name: /^Target/ }).click();
  await page.getByRole('dialog').getByLabel('Version').selectOption('4.20');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const moved = page.getByRole('region', { name: 'Registers that moved' });
  await expect(moved).toContainText('set the target to Xen 4.20');
  const row = moved.getByRole('row').nth(1);
  await expect(row).toContainText('net');
  await expect(row).toContainText('0xff0e0000');
  await expect(row).toContainText('0x4020000');
  await expect(row).toContainText('the rest of RAM bank 0');
  await expectAccessible(page);
  await moved.getByRole('button', { name: 'Undo the change' }).click();
  await expect(moved).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Target/ })).toContainText('4.22');
});
