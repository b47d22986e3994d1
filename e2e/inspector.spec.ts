/** Looking at one node: what its properties mean, what it refers to, who uses it, and SCMI as a list. */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';

const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' });
const property = (page: Page, name: string) =>
  inspector(page).locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });

async function openAt(page: Page, path: string, node: string): Promise<void> {
  const host = board(path);
  await start(page);
  await drop(page, host);
  await page.getByLabel('Filter by name, path or compatible').fill(node);
  await page.getByRole('treeitem', { name: node }).first().click();
  await expect(inspector(page).getByRole('heading', { level: 3 })).toContainText(node);
}

test('properties read as addresses, interrupts, names and links', async ({ page }) => {
  await openAt(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'ethernet@ff0e0000');
  await expect(property(page, 'reg')).toContainText('0xff0e0000+ 0x10004 KiB');
  await expect(property(page, 'interrupts')).toContainText('SPI 63INTID 95, level-high');
  await expect(property(page, 'clocks')).toContainText('pclk');
  await expect(property(page, 'iommus').getByRole('button', { name: 'iommu@fd800000' })).toBeVisible();
  await expect(inspector(page)).toContainText('iommu@fd800000 is disabled, so Xen ignores it.');
});

test('references lead there and back', async ({ page }) => {
  await openAt(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'ethernet@ff0e0000');
  await property(page, 'iommus').getByRole('button', { name: 'iommu@fd800000' }).click();
  await expect(inspector(page).getByRole('heading', { level: 3 })).toHaveText('iommu@fd800000');
  await inspector(page)
    .getByRole('tab', { name: /References/ })
    .click();
  await inspector(page).getByRole('tabpanel').getByRole('button', { name: 'ethernet@ff0e0000' }).click();
  await expect(inspector(page).getByRole('heading', { level: 3 })).toHaveText('ethernet@ff0e0000');
  await expect(page.getByRole('treeitem', { name: 'ethernet@ff0e0000' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('a node that cannot be given away says why', async ({ page }) => {
  await openAt(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'interrupt-controller@f9010000');
  await expect(inspector(page).getByLabel('Assign to')).toBeDisabled();
  await expect(inspector(page)).toContainText('Xen');
});

test('SCMI shows transport, protocols and who uses them', async ({ page }) => {
  const odroid = board('rockchip/rk3568-odroid-m1.dtb');
  await start(page);
  await drop(page, odroid);
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await page.getByRole('button', { name: 'Matrix' }).click();
  const agent = page.getByRole('region', { name: 'SCMI agent /firmware/scmi' });
  await expect(agent).toContainText('SMC, function 0x82000010');
  await page.getByRole('button', { name: 'Who uses clock 1 gpu' }).click();
  await page.getByRole('table').getByRole('button', { name: 'gpu@fde60000' }).click();
  await expect(inspector(page).getByRole('heading', { level: 3 })).toHaveText('gpu@fde60000');
  await expectAccessible(page);
});

test('every node of the largest board can be looked at', async ({ page }) => {
  const largest = board('qcom/sc7280-herobrine-crd.dtb');
  await start(page);
  await drop(page, largest);
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('*');
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('PageDown');
    const name = await page
      .locator(`#${await tree.getAttribute('aria-activedescendant')}`)
      .getAttribute('aria-label');
    await expect(inspector(page).getByRole('heading', { level: 3 })).not.toHaveText('');
    if (name !== null)
      await expect(inspector(page).getByRole('heading', { level: 3 })).toContainText(name.split(/[@,]/)[0]!);
  }
});
