import { expect, expectAccessible, start, test } from './support.ts';

test.use({ viewport: { width: 320, height: 640 } });

test('at 320 px one panel shows at a time, nothing is cut, and a device can be assigned', async ({
  page,
}) => {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tree').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('ethernet@e');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('menuitem', { name: 'New domain…' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('tab', { name: 'Workspace' }).click();
  await expect(page.getByRole('listbox', { name: 'Devices of domd' }).getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
