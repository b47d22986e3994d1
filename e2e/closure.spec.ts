/** What devices bring with them: told before they are dropped, settled afterwards in one step. */
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { board, expect, expectAccessible, pick, start, test } from './support.ts';
import { assignByDrag, column, exportZip, newDomainNamed } from './workspace.ts';

const ZCU102 = 'xilinx/zynqmp-zcu102-rev1.0.dtb';
const sheet = (page: Page, domain: string) =>
  page.getByRole('region', { name: new RegExp(`^What follows .* in ${domain}$`) });

async function openSkylark(page: Page, ...domains: string[]): Promise<void> {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  for (const domain of domains) await newDomainNamed(page, domain);
}

/** Picks a row up with the mouse and holds it over a domain. */
async function hold(page: Page, node: string, domain: string): Promise<void> {
  await page.getByLabel('Filter by name, path or compatible').fill(node);
  await page.getByRole('treeitem', { name: node }).first().hover();
  await page.mouse.down();
  const box = (await column(page, domain).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2, { steps: 2 });
}

test('every card tells its verdict before the drop, and the sheet settles it in one step', async ({
  page,
}) => {
  await openSkylark(page, 'usb', 'other');
  await hold(page, 'usb@ee080000', 'usb');
  for (const domain of ['usb', 'other']) {
    await expect(page.locator(`[data-verdict="${domain}"]`)).toContainText('must follow');
  }
  await page.mouse.up();
  await expect(page.locator('[data-verdict]')).toHaveCount(0);

  // The sheet stands in the column of the domain, leaves its cards in view, and takes no focus.
  await expect(sheet(page, 'usb')).toContainText('Must follow');
  await expect(sheet(page, 'usb').locator('[data-follower]').first()).toContainText('usb@ee080100');
  await expect(column(page, 'usb').getByRole('option', { name: 'usb@ee080000' })).toBeInViewport();
  await expect(sheet(page, 'usb')).not.toBeFocused();
  await expectAccessible(page);

  await sheet(page, 'usb').getByRole('button', { name: 'Apply' }).click();
  await expect(column(page, 'usb').getByRole('option', { name: 'usb@ee080100' })).toBeAttached();
  await expect(sheet(page, 'usb')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: settle what follows usb@ee080000 in usb' }).click();
  await expect(column(page, 'usb').getByRole('option')).toHaveCount(1);
});

test('what cannot be given away says so on every card, and once more when it is dropped', async ({
  page,
}) => {
  await openSkylark(page, 'net');
  await hold(page, 'interrupt-controller@f1010000', 'net');
  await expect(page.locator('[data-verdict="net"]')).toContainText('Cannot be given away');
  await page.mouse.up();
  await expect(page.getByRole('status').filter({ hasText: 'cannot be assigned' })).toBeAttached();
  await expect(column(page, 'net').getByRole('option')).toHaveCount(0);
});

test('a policy of a provider, switched in the inspector, changes the exported tree', async ({ page }) => {
  const zcu102 = board(ZCU102);
  await start(page);
  await pick(page, zcu102);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
  // Once it is applied, a choice of the sheet is no longer pending.
  await sheet(page, 'net').getByRole('radio', { name: 'Stub' }).first().check();
  await sheet(page, 'net').getByRole('button', { name: 'Apply' }).click();
  await expect(sheet(page, 'net')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: settle what follows ethernet@ff0e0000 in net' }).click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('tab', { name: /Follows/ }).click();
  const clocks = inspector.locator('[data-provider$="/clock-controller"]');
  await expect(clocks).toContainText('unknown rate');
  await expect(clocks.getByRole('radio', { name: 'Auto' })).toBeChecked();
  await expect(clocks.getByRole('radio', { name: 'SCMI' })).toBeDisabled();
  await clocks.getByRole('radio', { name: 'Drop' }).check();
  await expect(clocks).toContainText('The driver does not find this clock.');
  await expect(page.getByRole('button', { name: 'Undo: set clock-controller to drop' })).toBeEnabled();
  const tree = async () => {
    const { bytes } = await exportZip(page, { errors: 1 });
    return new TextDecoder().decode(unzipSync(bytes)['net/passthrough.dts']!);
  };
  expect(await tree()).not.toContain('clock');
  await page.keyboard.press('Control+z');
  await expect(clocks).toContainText('unknown rate');
  expect(await tree()).toContain('clock-names');
});

test('by keyboard: the menu tells the verdicts, cut and paste assign, and the sheet is settled', async ({
  page,
}) => {
  await openSkylark(page, 'usb');
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('usb@ee080000');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('menuitem', { name: /^usb/ })).toContainText('must follow');
  await page.keyboard.press('Escape');
  await expect(tree).toBeFocused();
  await page.keyboard.press('Control+x');
  const devices = page.getByRole('listbox', { name: 'Devices of usb' });
  await devices.focus();
  await page.keyboard.press('Control+v');
  await expect(devices.getByRole('option')).toHaveCount(1);
  await expect(sheet(page, 'usb')).toBeVisible();
  await expect(devices).toBeFocused();

  // Backwards from the list stand the buttons of the sheet.
  await page.keyboard.press('Shift+Tab');
  await expect(sheet(page, 'usb').getByRole('button', { name: 'Apply' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(devices.getByRole('option')).toHaveCount(3);
  await expect(devices).toBeFocused();
});
