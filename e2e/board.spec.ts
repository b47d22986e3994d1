/** What is said of a board as soon as it is open, and the one step that makes it better. */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessibleInBothSchemes, start, test } from './support.ts';

const line = (page: Page) => page.getByRole('region', { name: 'The board with this Xen' });

test('the line of the board names what stands in the way, and shows it', async ({ page }) => {
  await start(page);
  await drop(page, board('xilinx/zynqmp-zcu102-rev1.0.dtb'));
  await expect(line(page)).toContainText(/Masters protected: 0 of \d+/);
  await expect(line(page)).toContainText('One IOMMU disabled:');
  await line(page).getByRole('button', { name: 'iommu@fd800000' }).click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('/axi/iommu@fd800000');
});

test('the driver that an IOMMU wants is enabled in one step', async ({ page }) => {
  await start(page);
  await drop(page, board('arm/fvp-base-revc.dtb'));
  await expect(line(page)).toContainText('SMMUv3 needs a Xen built with it');
  await line(page).getByRole('button', { name: 'Enable SMMUv3' }).click();
  await expect(line(page)).not.toContainText('SMMUv3 needs');
  await expect(page.getByRole('button', { name: /^Target/ })).toContainText('smmu, smmuv3');
  await page.keyboard.press('Control+z');
  await expect(line(page)).toContainText('SMMUv3 needs a Xen built with it');
});

test('the line of the board is accessible, light and dark', async ({ page }) => {
  await start(page);
  await drop(page, board('arm/fvp-base-revc.dtb'));
  await expect(line(page)).toContainText('SMMUv3 needs');
  await expectAccessibleInBothSchemes(page);
});
