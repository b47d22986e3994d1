/** Links and exports that open as the project they were made from, whoever made them. */
import type { Page } from '@playwright/test';
import { deflateSync, unzipSync } from 'fflate';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, column, exportZip, newDomainNamed } from './workspace.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const zcu102 = 'xilinx/zynqmp-zcu102-rev1.0.dtb';

async function copiedLink(page: Page): Promise<string> {
  await page.keyboard.press('Control+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Share a link' });
  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('Escape');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Another browser: nothing is stored in it. */
async function elsewhere(page: Page, link: string): Promise<Page> {
  const context = await page.context().browser()!.newContext();
  const other = await context.newPage();
  await other.goto(link);
  return other;
}

test('a link to a sample board is short, shows what it holds, and opens anywhere', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet', 'net');
  const link = await copiedLink(page);
  expect(link.length).toBeLessThan(600);

  const other = await elsewhere(page, link);
  const offer = other.getByRole('dialog', { name: 'Open this link?' });
  await expect(offer).toContainText('net');
  await expect(offer).toContainText('1 device');
  await expectAccessible(other);
  await offer.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(column(other, 'net').getByRole('option', { name: /ethernet/ })).toBeVisible();
  // The address is clean, so a reload goes on with the project and not with the link.
  expect(new URL(other.url()).hash).toBe('');
  await other.context().close();
});

test('a link with the board opens without a file, and replaces nothing unasked', async ({ page }) => {
  const host = board(zcu102);
  await start(page);
  await drop(page, host);
  await newDomainNamed(page, 'net');
  await page.keyboard.press('Control+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Share a link' });
  await expect(dialog).toContainText('Whoever opens it needs the very same zynqmp-zcu102-rev1.0.dtb');
  await dialog.getByRole('radio', { name: /device tree of the board/ }).check();
  await expectAccessible(page);
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');

  const other = await elsewhere(page, link);
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(column(other, 'net')).toBeVisible();
  await other.context().close();

  // Here the board has another plan by now.
  await newDomainNamed(page, 'mine');
  await page.goto(link);
  const offer = page.getByRole('dialog', { name: 'Open this link?' });
  await expect(offer).toContainText('mine');
  await offer.getByRole('button', { name: /^Back to/ }).click();
  await expect(column(page, 'mine')).toBeVisible();
});

test('a board that is too large for a link is offered as an export, which opens by itself', async ({
  page,
}) => {
  const host = board('freescale/imx8mp-verdin-wifi-dahlia.dtb');
  // So many bytes that nothing compresses.
  const noise = crypto.getRandomValues(new Uint8Array(60_000));
  await start(page);
  await drop(page, { name: host.name, bytes: padded(host.bytes, noise) });
  await newDomainNamed(page, 'net');
  await page.keyboard.press('Control+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Share a link' });
  await dialog.getByRole('radio', { name: /device tree of the board/ }).check();
  await expect(dialog).toContainText('Send the export instead');
  await dialog.getByRole('button', { name: 'Export with the board…' }).click();
  await expect(page.getByRole('checkbox', { name: /Put the device tree of the board in/ })).toBeChecked();
  await expect(page.getByRole('dialog', { name: /^Export/ })).toContainText('host/host.dtb');
  await page.keyboard.press('Escape');
});

/** The blob with room for bytes that nobody reads, between its blocks and its end. */
function padded(blob: Uint8Array, noise: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(blob.length + noise.length);
  bytes.set(blob);
  bytes.set(noise, blob.length);
  new DataView(bytes.buffer).setUint32(4, bytes.length);
  return bytes;
}

for (const part of ['zip', 'report.html'] as const) {
  test(`an export with its board opens from its ${part}`, async ({ page }) => {
    await start(page);
    await page.getByRole('button', { name: /Kestrel/ }).click();
    await newDomainNamed(page, 'net');
    await page.keyboard.press('Control+e');
    await page.getByRole('checkbox', { name: /Put the device tree of the board in/ }).check();
    await page.keyboard.press('Escape');
    const zip = await exportZip(page, { errors: 0 });
    const report = unzipSync(zip.bytes)['report.html']!;

    const other = await elsewhere(page, './');
    await expect(other.getByRole('main')).toBeVisible();
    await drop(other, part === 'zip' ? zip : { name: 'report.html', bytes: report });
    await expect(column(other, 'net')).toBeVisible();
    await other.context().close();
  });
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

for (const [what, fragment, title] of [
  ['garbage', 'project=1.%00%FF<script>', 'The link is incomplete or damaged'],
  ['a cut end', 'project=1.eNqrVkrOT0lVslIy', 'The link is incomplete or damaged'],
  ['a wrong version', 'project=9.AAAA', 'The link was made by another version'],
  [
    'a decompression bomb',
    `project=1.${base64url(deflateSync(new Uint8Array(40_000_000)))}`,
    'The link unpacks to far too much',
  ],
] as const) {
  test(`a hostile link is refused: ${what}`, async ({ page }) => {
    await page.goto(`./#${fragment}`);
    await expect(page.getByRole('alertdialog').getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { name: 'Open a board' })).toBeVisible();
  });
}
