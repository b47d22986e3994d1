/** Many boards at once: a table that sorts, filters, judges by the drivers of Xen, and opens its boards. */
import { readFileSync } from 'node:fs';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';

test('boards that are dropped together become a table', async ({ page }) => {
  const boards = [
    board('xilinx/zynqmp-zcu102-rev1.0.dtb'),
    board('arm/juno-scmi.dtb'),
    board('hisilicon/hip07-d05.dtb'),
  ];
  await start(page);
  await drop(page, ...boards, { name: 'cut.dtb', bytes: boards[0]!.bytes.slice(0, 99) });
  // One that cannot be read refuses the whole: the other three alone are a choice.
  await page.getByRole('button', { name: /Back/ }).click();
  await drop(page, ...boards);
  await page.getByRole('button', { name: 'All 3 as a table' }).click();
  const table = page.getByRole('table', { name: 'Boards' });
  const names = table.getByRole('rowheader');
  await expect(names).toHaveCount(3);
  await expectAccessible(page);

  await table.getByRole('button', { name: 'Masters' }).click();
  await expect(table.getByRole('columnheader', { name: 'Masters' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const row = table.getByRole('row', { name: /hip07-d05/ });
  await expect(row.getByRole('cell', { name: '0 %', exact: true })).toBeVisible();
  await page.getByLabel('IOMMU drivers of Xen').selectOption('All that Xen has');
  await expect(row.getByRole('cell', { name: '40 %', exact: true })).toBeVisible();

  await page.getByLabel('Filter by name, model').fill('mailbox');
  await expect(names).toHaveText(['juno-scmi.dtb']);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  await names.getByRole('button').click();
  await expect(page.getByRole('tree')).toBeVisible();
  await expect(page).toHaveTitle(/juno-scmi/);
});
