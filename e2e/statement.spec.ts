/** What only the user knows: asked for with reason and name, put into the plan in one step, listed, withdrawn. */
import type { Page } from '@playwright/test';
import { drop, expect, expectAccessibleInBothSchemes, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

/** A device of which nothing tells whether it does DMA. */
const SOURCE = `/dts-v1/;
/ {
  #address-cells = <2>; #size-cells = <2>;
  compatible = "acme,board"; model = "Board";
  gic: interrupt-controller@1000000 {
    compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>;
    reg = <0 0x1000000 0 0x10000>, <0 0x1080000 0 0x80000>;
  };
  widget@2000000 { compatible = "acme,widget"; reg = <0 0x2000000 0 0x1000>; };
};
`;

const unverifiable = (page: Page) =>
  page.getByRole('region', { name: 'Problems', exact: true }).locator('[data-problem="DG-DMA-07"]');
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' });
const line = (page: Page) => page.getByRole('region', { name: 'The board with this Xen' });

async function withWidget(page: Page): Promise<void> {
  await start(page);
  await drop(page, { name: 'board.dts', bytes: new TextEncoder().encode(SOURCE) });
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'widget@2000000', 'net');
  await expect(unverifiable(page)).toHaveCount(1);
}

async function sign(page: Page, name: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('button', { name: 'State', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText('A reason and a name are needed.');
  await dialog.getByLabel('How do you know?').fill('Its manual shows no bus port.');
  await dialog.getByLabel('Name').fill('Ada');
  await dialog.getByRole('button', { name: 'State', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('a statement about a device is signed, one step, listed and withdrawn', async ({ page }) => {
  await withWidget(page);
  await unverifiable(page).getByRole('button', { name: 'State that it is no DMA master' }).click();
  await sign(page, /^widget@2000000: no DMA master/);
  await expect(unverifiable(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(unverifiable(page)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(unverifiable(page)).toHaveCount(0);
  await expect(inspector(page)).toContainText('“Its manual shows no bus port.” Ada');
  await inspector(page)
    .getByRole('button', { name: /^Withdraw the statement/ })
    .click();
  await expect(unverifiable(page)).toHaveCount(1);
});

test('a statement about a compatible is listed at its devices', async ({ page }) => {
  await withWidget(page);
  await inspector(page)
    .getByRole('button', { name: /^State that no acme,widget/ })
    .click();
  await sign(page, /^Every acme,widget: no DMA master/);
  await expect(unverifiable(page)).toHaveCount(0);
  await expect(inspector(page)).toContainText('Every acme,widget: no DMA master');
});

test('the platform is vouched for in the line of the board', async ({ page }) => {
  await withWidget(page);
  await line(page).getByRole('button', { name: 'Vouch for the platform…' }).click();
  await sign(page, /^The platform: every DMA master is behind an IOMMU/);
  await expect(unverifiable(page)).toHaveCount(0);
  await expect(page.locator('[data-problem="DG-DMA-09"]')).toHaveCount(1);
  await line(page)
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await expect(unverifiable(page)).toHaveCount(1);
});

test('the dialog and the list of statements are accessible, light and dark', async ({ page }) => {
  await withWidget(page);
  await inspector(page).getByRole('button', { name: 'State: DMA master…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await sign(page, /^widget@2000000: DMA master/);
  await expect(unverifiable(page)).toHaveCount(0);
  await expect(page.locator('[data-problem="DG-DMA-01"]').first()).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
