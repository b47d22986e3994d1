/** Going through problems: by key, their reasons, their ways out, and those that somebody accepts. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothSchemes, test } from './support.ts';
import { assignByDrag, column, exportZip, newDomainNamed, startWithEthernet } from './workspace.ts';

const problems = (page: Page) => page.getByRole('region', { name: 'Problems', exact: true });
const rows = (page: Page) => problems(page).locator('[data-problem]');

async function withUnprotectedEthernet(page: Page): Promise<void> {
  await startWithEthernet(page);
  await expect(rows(page).first()).toContainText('Error');
}

test('problems are walked by key, each with its node and property', async ({ page }) => {
  await withUnprotectedEthernet(page);
  await page.keyboard.press('F8');
  const current = rows(page).locator('[aria-current="true"]');
  await expect(current).toContainText('DG-DMA-03');
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('ethernet@ff0e0000');
  const first = await current.innerText();
  await page.keyboard.press('F8');
  await expect(current).not.toHaveText(first);
  await page.keyboard.press('Shift+F8');
  await expect(current).toHaveText(first, { useInnerText: true });
});

test('the page of a rule can be read in place', async ({ page }) => {
  await withUnprotectedEthernet(page);
  const error = rows(page).first();
  await error.getByRole('button', { name: /^Why/ }).click();
  await error.getByText('About DG-DMA-03').click();
  await expect(error.getByRole('heading', { name: 'DG-DMA-03: The IOMMU is disabled' })).toBeVisible();
  await expect(error).toContainText('What to do');
  await expectAccessible(page);
});

test('a way out is one step, and undo takes it back', async ({ page }) => {
  await withUnprotectedEthernet(page);
  await rows(page).first().getByRole('button', { name: 'Take ethernet@ff0e0000 out of net' }).click();
  await expect(column(page, 'net').getByRole('option')).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'DG-DMA-03' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(column(page, 'net').getByRole('option')).toHaveCount(1);
  await expect(rows(page).filter({ hasText: 'DG-DMA-03' })).toHaveCount(1);
});

test('an accepted error keeps its note, stays in the list, and is not asked about again', async ({
  page,
}) => {
  await withUnprotectedEthernet(page);
  const error = rows(page).filter({ hasText: 'DG-DMA-03' });
  await error.getByRole('button', { name: /^Why/ }).click();
  await error.getByRole('button', { name: 'Accept with a note' }).click();
  await error.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(error.getByRole('alert')).toHaveText('A reason and a name are needed.');
  await error.getByLabel('Why is this acceptable?').fill('The bench has no other domain.');
  await error.getByLabel('Name').fill('Ada');
  await error.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(error).toContainText('Accepted');
  await expect(error).toContainText('The bench has no other domain.');
  await expect(problems(page)).toContainText('0 errors');

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await expect(dialog).toContainText('“The bench has no other domain.” Ada');
  await page.keyboard.press('Escape');
  await exportZip(page, { errors: 0 });

  await error.getByRole('button', { name: 'Take back' }).click();
  await expect(problems(page)).toContainText('1 error');
});

test('the list is filtered by severity, by domain and by subject', async ({ page }) => {
  await withUnprotectedEthernet(page);
  await newDomainNamed(page, 'other');
  const subject = problems(page).getByLabel('Subject');
  await subject.selectOption({ label: 'DMA and IOMMU (1)' });
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('DG-DMA-03');
  await subject.selectOption('All subjects');
  await problems(page)
    .getByRole('button', { name: /warnings?$/ })
    .click();
  await problems(page)
    .getByRole('button', { name: /notes?$/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await problems(page).getByLabel('Domain').selectOption({ label: 'other (0)' });
  await expect(rows(page)).toHaveCount(0);
  await problems(page).getByRole('button', { name: 'Show all' }).click();
  await expect(rows(page).first()).toContainText('DG-DMA-03');
  await expect(page.getByRole('tab', { name: /Domains.*1 open error$/ })).toBeVisible();
});

test('many findings of one rule stand behind one row; each leads to its node, property and line', async ({
  page,
}) => {
  await withUnprotectedEthernet(page);
  await assignByDrag(page, 'mmc@ff170000', 'net');
  const group = problems(page).getByRole('button', { name: /DG-GEN-01.*\d+ places/ });
  const rates = problems(page).locator('[data-problem="DG-GEN-01"]');
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expect(rates).toHaveCount(0);
  await group.click();
  await expect(rates.nth(5)).toBeVisible();
  await group.click();
  await expect(rates).toHaveCount(0);

  const error = rows(page).filter({ hasText: 'DG-DMA-03' }).first();
  await error.getByRole('button', { name: /^Why/ }).click();
  await error.getByRole('button', { name: /^net\/passthrough\.dts, line \d+$/ }).click();
  await expect(page.getByRole('tab', { name: /Files/ })).toHaveAttribute('aria-selected', 'true');
  await expect(
    page.getByRole('navigation', { name: 'Generated files' }).locator('[aria-current="true"]'),
  ).toContainText('passthrough.dts');
});

test('an explained problem and the export dialog are accessible, light and dark', async ({ page }) => {
  await withUnprotectedEthernet(page);
  await rows(page).first().getByRole('button', { name: /^Why/ }).click();
  await rows(page).first().getByRole('button', { name: 'Accept with a note' }).click();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: /^Export/ })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
