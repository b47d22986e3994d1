/** The guided tour: real work in the real app, by the user or by "Do it for me", and left at any step. */
import { expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, column, exportZip, newDomainNamed } from './workspace.ts';

test('the tour leads from the board to a zip, partly by hand', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /^Take the tour/ }).click();
  const tour = page.getByRole('region', { name: 'Guided tour' });
  const next = tour.getByRole('button', { name: 'Next' });
  await expect(tour).toContainText('Step 1 of 9');
  await expect(tour).toBeFocused();
  await expectAccessible(page);
  await next.click();

  await expect(tour).toContainText('Make a domain');
  await newDomainNamed(page, 'io');
  await expect(tour).toContainText('Done');
  await next.click();
  await assignByDrag(page, 'gpio@e6055000', 'io');
  await next.click();

  await expect(tour).toContainText('What would go wrong');
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText('DG-PAGE-02');
  await tour.getByRole('button', { name: 'Do it for me' }).click();
  await next.click();
  await tour.getByRole('button', { name: 'Do it for me' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('up to date');
  await next.click();
  await expect(page.locator('#inspector-panel')).toContainText('usb@ee080000');
  await next.click();

  await page.getByRole('tab', { name: /Files/ }).click();
  await next.click();
  await exportZip(page, { errors: 0 });
  await next.click();
  await expect(tour).toContainText('Step 9 of 9');
  await tour.getByRole('button', { name: 'Finish' }).click();
  await expect(tour).toHaveCount(0);
});

test('the tour can be left and taken again, and nothing that was done is lost', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /^Take the tour/ }).click();
  const tour = page.getByRole('region', { name: 'Guided tour' });
  await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByRole('button', { name: 'Do it for me' }).click();
  await expect(column(page, 'io')).toBeVisible();
  await tour.getByRole('button', { name: 'Leave the tour' }).click();
  await expect(tour).toHaveCount(0);
  await expect(column(page, 'io')).toBeVisible();

  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Take the guided tour' }).click();
  await expect(tour).toContainText('Step 1 of 9');
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
  await expect(column(page, 'io')).toBeVisible();
});
