/** Other forms of the guest's tree: a strict subset of the host, and the full tree that some toolstacks take. */
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

test('a domain gets a full tree beside its partial one, and loses its stand-in clocks', async ({ page }) => {
  await start(page);
  await drop(page, board('xilinx/zynqmp-zcu102-rev1.0.dtb'));
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'can@ff070000', 'net');
  await page.getByRole('tab', { name: /^Files/ }).click();
  const files = page.getByRole('navigation', { name: 'Generated files' });
  const view = page.getByRole('region', { name: 'net/passthrough.dts', exact: true });
  await files.locator('[data-file="net/passthrough.dts"]').click();
  await expect(view.locator('.view-lines')).toContainText('clock_rate_needed');

  await page.getByRole('tab', { name: /^Domains/ }).click();
  await page.getByRole('button', { name: 'Edit net' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Strict subset of the host').check();
  await dialog.getByLabel('Also write the full tree').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('tab', { name: /^Files/ }).click();
  await expect(view.locator('.view-lines')).not.toContainText('clock_rate_needed');
  await files.locator('[data-file="net/full.dts"]').click();
  // The text opens where the device stands.
  await expect(page.getByRole('region', { name: 'net/full.dts', exact: true })).toContainText(
    '/axi/can@ff070000, passed through.',
  );
});
