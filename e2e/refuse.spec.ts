import { board, drop, expect, expectAccessible, pick, start, test } from './support.ts';

test('a cut blob is told apart, and the open project stays', async ({ page }) => {
  const rock = board('rockchip/rk3399-rock-pi-4b.dtb');
  await start(page);
  await pick(page, rock);
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('button', { name: 'Create' }).click();

  await drop(page, { name: 'cut.dtb', bytes: rock.bytes.subarray(0, 30_000) });
  const screen = page.getByRole('alertdialog', { name: 'The file could not be opened' });
  await expect(screen).toContainText('The blob is cut short');
  await expect(screen).toContainText('30,000 bytes present');
  await expect(screen).toContainText('(truncated)');
  await expect(screen).toContainText('is untouched and still open');
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'domd', exact: true })).toBeVisible();
});

test('what is no blob at all is named, with its first bytes', async ({ page }) => {
  await start(page);
  await drop(page, { name: 'Image.gz', bytes: Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]) });
  const screen = page.getByRole('alertdialog');
  await expect(screen).toContainText('gzip');
  await expect(screen).toContainText('1f 8b');
  await screen.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'Open a board' })).toBeVisible();
});

test('an empty file is refused too', async ({ page }) => {
  await start(page);
  await drop(page, { name: 'empty.dtb', bytes: new Uint8Array() });
  await expect(page.getByRole('alertdialog')).toContainText('0 bytes');
});

test('several trees in one file are offered', async ({ page }) => {
  const parts = ['rockchip/rk3399-rock-pi-4b.dtb', 'xilinx/zynqmp-zcu102-rev1.0.dtb'].map(
    (path) => board(path).bytes,
  );
  const gap = new Uint8Array(64);
  await start(page);
  await pick(page, { name: 'dump.bin', bytes: Buffer.concat([gap, parts[0]!, gap, parts[1]!]) });
  const screen = page.getByRole('dialog', { name: 'Which board?' });
  await expectAccessible(page);
  await screen.getByRole('button', { name: /ZCU102/ }).click();
  await expect(page.getByRole('tree')).toContainText('axi');
});
