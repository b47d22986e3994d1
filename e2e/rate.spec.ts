/** A clock whose rate no device tree tells: asked for where the finding stands, and written into the files. */
import { expect, test } from './support.ts';
import { startWithEthernet } from './workspace.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the rate of a clock is asked for, taken as typed, and can be undone', async ({ page }) => {
  await startWithEthernet(page);
  const asked = page
    .getByRole('region', { name: 'Problems', exact: true })
    .locator('[data-problem="DG-GEN-01"]');
  await expect(asked.first()).toBeVisible();
  const before = await asked.count();
  const field = asked.first().getByRole('textbox', { name: /^Rate of clock/ });

  await field.fill('quick');
  await asked.first().getByRole('button', { name: 'Set rate' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('125 MHz');
  await page.keyboard.press('Enter');
  await expect(asked).toHaveCount(before - 1);

  await page.getByRole('tab', { name: /Files/ }).click();
  await page.getByRole('button', { name: /passthrough\.dts/ }).click();
  // The editor holds only the lines in view, so the whole text is copied.
  await page.getByRole('button', { name: 'Copy the text' }).click();
  const copied = page.getByRole('status').filter({ hasText: 'Copied: net/passthrough.dts' });
  await expect(copied).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('clock-125000000');
  await page.getByRole('button', { name: /^Undo: clock of/ }).click();
  await expect(asked).toHaveCount(before);
});
