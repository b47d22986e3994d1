/** The project as a file: saved in place, opened again, refused politely, and in two windows at a time. */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, type LocalFile, start, test } from './support.ts';
import { column, newDomainNamed } from './workspace.ts';

const zcu102 = 'xilinx/zynqmp-zcu102-rev1.0.dtb';
const encoder = new TextEncoder();

/** Gives the page file dialogs that answer at once with a real file of the browser's own file system. */
async function answerFileDialogs(page: Page, name: string): Promise<void> {
  await page.addInitScript((file) => {
    const handle = async () => (await navigator.storage.getDirectory()).getFileHandle(file, { create: true });
    Object.assign(globalThis, {
      showSaveFilePicker: handle,
      showOpenFilePicker: async () => [await handle()],
    });
  }, name);
}

const savedText = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (file) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);

const writeSaved = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    async ([file, content]) => {
      const folder = await navigator.storage.getDirectory();
      const writable = await (await folder.getFileHandle(file!)).createWritable();
      await writable.write(content!);
      await writable.close();
    },
    [name, text],
  );

async function openSample(page: Page): Promise<void> {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
}

async function downloadedProject(page: Page): Promise<LocalFile> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const saved = await download;
  const chunks: Uint8Array[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Uint8Array);
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(chunks)) };
}

test('a project is saved in place, marked when it changes, and not written over what others wrote', async ({
  page,
}) => {
  const name = 'net.domgraft.json';
  await answerFileDialogs(page, name);
  const host = board(zcu102);
  await start(page);
  await drop(page, host);
  await newDomainNamed(page, 'net');
  await page.keyboard.press('Control+s');
  const line = page.getByRole('contentinfo');
  await expect(line).toContainText(`In ${name}`);
  expect(JSON.parse(await savedText(page, name))).toMatchObject({ schema: 1, domains: [{ name: 'net' }] });

  await newDomainNamed(page, 'usb');
  await expect(line).toContainText(`${name}: changed since it was saved`);
  await expect(page).toHaveTitle(/^• /);

  // The file is remembered over a reload, and saved in place again.
  await page.reload();
  await expect(line).toContainText(`${name}: changed since it was saved`);
  await page.keyboard.press('Control+s');
  await expect(line).toContainText(`In ${name}`);
  const text = await savedText(page, name);
  expect(JSON.parse(text)).toMatchObject({ domains: [{ name: 'net' }, { name: 'usb' }] });

  await writeSaved(page, name, text.replaceAll('"usb"', '"sound"'));
  await newDomainNamed(page, 'more');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'The file has changed' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await savedText(page, name)).toContain('"sound"');
  await page.keyboard.press('Control+s');
  await dialog.getByRole('button', { name: 'Replace it' }).click();
  await expect(line).toContainText(`In ${name}`);
  expect(await savedText(page, name)).toContain('"more"');
});

test('a project file opens with its board, alone where the board is known, and never drops a plan', async ({
  page,
}) => {
  await page.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const host = board(zcu102);
  await start(page);
  await drop(page, host);
  await newDomainNamed(page, 'net');
  const file = await downloadedProject(page);
  expect(file.name).toBe('zynqmp-zcu102-rev1.0.domgraft.json');

  // Another plan for the board is asked about, shown, and can be had back.
  await newDomainNamed(page, 'usb');
  await drop(page, file);
  const offer = page.getByRole('dialog', { name: 'Open this project?' });
  await expect(offer).toContainText('usb');
  await expectAccessible(page);
  await offer.getByRole('button', { name: 'Replace and open' }).click();
  await expect(column(page, 'usb')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(column(page, 'usb')).toBeVisible();
});

test('a project whose board is missing waits for it', async ({ page }) => {
  await page.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const host = board(zcu102);
  const other = board('rockchip/rk3399-rock-pi-4b.dtb');
  await start(page);
  await drop(page, host);
  await newDomainNamed(page, 'net');
  const project = await downloadedProject(page);
  await page.getByRole('button', { name: /^Board/ }).click();
  await page.getByRole('menuitem', { name: 'Close the board' }).click();
  await page.getByRole('button', { name: /^Remove .* from this browser/ }).click();

  await drop(page, project);
  const offer = page.getByRole('dialog', { name: 'Open this project?' });
  await expect(offer).toContainText('Its device tree is not here');
  await drop(page, other);
  await expect(offer).toContainText('rk3399-rock-pi-4b.dtb is another device tree');
  await drop(page, host);
  await expect(column(page, 'net')).toBeVisible();
});

for (const [what, text, title] of [
  ['a newer version', '{"schema": 7, "host": {}}', 'This project is of a newer domgraft'],
  ['a wrong value', '{"schema": 1, "host": 5}', 'The project cannot be read'],
] as const) {
  test(`a project file with ${what} is refused politely`, async ({ page }) => {
    await start(page);
    await drop(page, { name: 'a.domgraft.json', bytes: encoder.encode(text) });
    const refusal = page.getByRole('alertdialog');
    await expect(refusal.getByRole('heading', { name: title })).toBeVisible();
    await expectAccessible(page);
  });
}

test('a page that is killed in the middle of work, or closed, loses nothing', async ({ page, context }) => {
  await openSample(page);
  await newDomainNamed(page, 'net');
  // The last edit is in the same turn as the crash can be: nothing waits for a timer.
  await newDomainNamed(page, 'last');
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await crashed;
  const next = await context.newPage();
  await next.goto('./');
  await expect(column(next, 'last')).toBeVisible();
  await expect(column(next, 'net')).toBeVisible();

  // Closed in the turn of the edit.
  await newDomainNamed(next, 'closed');
  await next.close();
  const third = await context.newPage();
  await third.goto('./');
  await expect(column(third, 'closed')).toBeVisible();
});

test('the second window on a project warns, stores nothing, and can take over with all work of the first', async ({
  page,
  context,
}) => {
  await openSample(page);
  await newDomainNamed(page, 'first');

  const second = await context.newPage();
  await second.goto('./');
  const warning = second.getByRole('alert').filter({ hasText: 'Another window keeps this project' });
  await expect(warning).toBeVisible();
  await expectAccessible(second);
  await newDomainNamed(second, 'mine');
  await newDomainNamed(page, 'later');

  await warning.getByRole('button', { name: 'Work in this window' }).click();
  await expect(column(second, 'later')).toBeVisible();
  await expect(column(second, 'mine')).toHaveCount(0);
  await expect(warning).toHaveCount(0);
  // What was done here meanwhile is one step away.
  await second.keyboard.press('Control+z');
  await expect(column(second, 'mine')).toBeVisible();
  await second.keyboard.press('Control+Shift+z');
  await expect(column(second, 'later')).toBeVisible();

  const yielded = page.getByRole('alert').filter({ hasText: 'Another window keeps this project' });
  await expect(yielded).toBeVisible();
  // When the other window closes, the project comes back by itself.
  await newDomainNamed(second, 'last');
  await second.close();
  await expect(column(page, 'last')).toBeVisible();
  await expect(yielded).toHaveCount(0);
});

test('a project that another window removes is stored again with its board', async ({ page, context }) => {
  await openSample(page);
  await newDomainNamed(page, 'net');
  const second = await context.newPage();
  await second.goto('./');
  await second.getByRole('button', { name: /^Board/ }).click();
  await second.getByRole('menuitem', { name: 'Close the board' }).click();
  await second.getByRole('button', { name: /^Remove .* from this browser/ }).click();
  await expect(second.getByRole('heading', { name: 'Recent' })).toHaveCount(0);
  await newDomainNamed(page, 'last');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await expect(column(page, 'last')).toBeVisible();
});
