import { board, expect, pick, start, test } from './support.ts';

test('find, assign, cut, paste and give back without a mouse', async ({ page }) => {
  const rock = board('rockchip/rk3399-rock-pi-4b.dtb');
  await start(page);
  await pick(page, rock);
  const tree = page.getByRole('tree');
  await expect(tree).toBeVisible();

  // The filter is one key away from the tree, and the arrow goes back into the rows.
  await tree.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('rk3399-gmac');
  await page.keyboard.press('ArrowDown');
  await expect(tree).toBeFocused();
  await page.keyboard.press('End');
  const active = page.locator(`#${await tree.getAttribute('aria-activedescendant')}`);
  await expect(active).toContainText('ethernet@fe300000');

  // The menu offers a new domain, which takes the device with it.
  await page.keyboard.press('Control+Enter');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'New domain…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await page.keyboard.type('net');
  await page.keyboard.press('Enter');
  const devices = page.getByRole('listbox', { name: 'Devices of net' });
  await expect(devices.getByRole('option')).toContainText(['ethernet@fe300000']);
  await expect(devices).toBeFocused();

  // Cut in the tree, paste in the domain.
  await tree.focus();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.keyboard.type('mmc@fe32');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+x');
  await devices.focus();
  await page.keyboard.press('Control+v');
  await expect(devices.getByRole('option')).toHaveCount(2);

  // Along the list of the domain, and back to dom0.
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(devices.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: 'Edit net' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(devices.getByRole('option')).toHaveCount(2);
});

test('the tree follows the keys of an ARIA tree, and its cursor is always in the page', async ({ page }) => {
  const largest = board('qcom/sc7280-herobrine-crd.dtb');
  await start(page);
  await pick(page, largest);
  const tree = page.getByRole('tree');
  await tree.focus();
  const cursor = async () => {
    const id = await tree.getAttribute('aria-activedescendant');
    const element = page.locator(`#${id}`);
    await expect(element).toHaveCount(1);
    return element;
  };

  await expect(await cursor()).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('*');
  await page.keyboard.press('End');
  await expect(await cursor()).toBeVisible();
  await tree.evaluate((element) => element.scrollTo(0, 0));
  await cursor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const first = await cursor();
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.type('soc');
  const soc = await cursor();
  await expect(soc).toContainText('soc@0');
  await expect(soc).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(soc).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(await cursor()).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(tree.locator('[aria-selected="true"]')).toHaveCount(3);
  await page.keyboard.press('ArrowLeft');
  await expect(await cursor()).toHaveAttribute('aria-level', '2');
});
