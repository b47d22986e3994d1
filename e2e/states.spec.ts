/**
 * Every state that the page can be in: reached, and found accessible. The last test looks at five of them in the
 * dark and in forced colours.
 */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

const zcu102 = () => board('xilinx/zynqmp-zcu102-rev1.0.dtb');
const text = (words: string) => new TextEncoder().encode(words);
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

async function openBoard(page: Page): Promise<void> {
  await start(page);
  await drop(page, zcu102());
  await expect(page.getByRole('tree')).toBeVisible();
}

async function withEthernet(page: Page): Promise<void> {
  await openBoard(page);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
  await expect(page.getByText(/files up to date/)).toBeVisible();
}

/** Lets the test decide what becomes of the engine: `hold` keeps its answers back, `kill` breaks it down. */
async function commandEngine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const command = { hold: false, kill: 0 };
    Object.assign(globalThis, { command });
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
      override postMessage(message: unknown) {
        if (command.hold) return;
        if (command.kill > 0) {
          command.kill--;
          const event = new ErrorEvent('error', { message: 'out of memory' });
          setTimeout(() => this.onerror?.(event));
        } else super.postMessage(message);
      }
    };
  });
}
const order = (page: Page, given: { hold?: boolean; kill?: number }) =>
  page.evaluate((change) => {
    Object.assign((globalThis as unknown as { command: object }).command, change);
  }, given);

test('nothing is open; something is being opened, and can be given up', async ({ page }) => {
  await commandEngine(page);
  await start(page);
  await expectAccessible(page, 'empty');
  await order(page, { hold: true });
  await drop(page, zcu102());
  const notice = page.getByRole('region', { name: 'Opening' });
  await expect(notice).toContainText('Opening zynqmp-zcu102-rev1.0.dtb');
  await expect(notice.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expectAccessible(page, 'opening');
  await notice.getByRole('button', { name: 'Cancel' }).click();
  await expect(notice).toHaveCount(0);
});

const FORMS: readonly [name: string, bytes: Uint8Array, words: RegExp][] = [
  ['board.dts', text('/dts-v1/;\n#include "soc.dtsi"\n/ { };\n'), /includes files that are not here/],
  ['wrong.dts', text('/dts-v1/;\n/ { a = <1> };\n'), /does not compile/],
  ['overlay.dts', text('/dts-v1/;\n/plugin/;\n&{/soc} { a; };\n'), /an overlay, not a board/],
  ['Image.gz', Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]), /gzip/],
  ['board.zip', text('PK\x03\x04 and more that is no zip'), /zip/i],
  ['vmlinux', text('\x7fELF and more'), /ELF/],
  ['uImage', Uint8Array.from([0x27, 5, 0x19, 0x56, ...Array<number>(60).fill(0)]), /U-Boot/],
  ['boot.img', text('ANDROID! and more'), /Android/],
  ['empty.dtb', new Uint8Array(), /is empty/],
  ['erased.bin', new Uint8Array(4096).fill(0xff), /not a device tree blob/],
];

test('what is no board is named, whatever it is; what is odd in one is told', async ({ page }) => {
  await start(page);
  const cut = { name: 'cut.dtb', bytes: zcu102().bytes.subarray(0, 9000) };
  const given = FORMS.map(([name, bytes, words]) => ({ name, bytes, words }));
  for (const { words, ...file } of [...given, { ...cut, words: /cut short/ }]) {
    await drop(page, file);
    const screen = page.getByRole('alertdialog');
    await expect(screen).toContainText(file.name);
    await expect(screen).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(screen).toHaveCount(0);
  }
  await drop(page, cut);
  await expectAccessible(page, 'refused blob');
  await page.keyboard.press('Escape');
  await drop(page, { name: 'wrong.dts', bytes: FORMS[1]![1] });
  await expectAccessible(page, 'refused source');
  await page.keyboard.press('Escape');

  const odd = '/dts-v1/;\n/ { compatible = "a,b"; serial { clocks = <0x77 1>; }; };\n';
  await drop(page, { name: 'odd.dts', bytes: text(odd) });
  await expect(page.getByRole('region', { name: 'The board with this Xen' })).toContainText(
    'Phandles of one node point nowhere: serial',
  );
  await expectAccessible(page, 'loaded, with warnings');
});

test('the engine died: it is started again, and if that does not help the work can be saved', async ({
  page,
}) => {
  await commandEngine(page);
  await withEthernet(page);
  await page.getByRole('tree').focus();
  await order(page, { kill: 1 });
  await page.keyboard.press('Control+z');
  await expect(
    page.getByText('The calculation stopped (out of memory). It was restarted.').last(),
  ).toBeVisible();
  await expect(page.getByText(/files up to date/)).toBeVisible();

  await order(page, { kill: 1000 });
  await page.keyboard.press('Control+Shift+z');
  const banner = page.getByRole('alert').filter({ hasText: 'stopped twice (out of memory)' });
  await expect(banner).toBeVisible();
  await expect(banner.getByRole('button', { name: 'Copy report' })).toBeVisible();
  await expectAccessible(page, 'engine died');
  const download = page.waitForEvent('download');
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await banner.getByRole('button', { name: 'Save the project' }).click();
  expect((await download).suggestedFilename()).toBe('zynqmp-zcu102-rev1.0.domgraft.json');
  await order(page, { kill: 0 });
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toHaveCount(0);
  await expect(page.getByText(/files up to date/)).toBeVisible();
});

test('a storage that is refused is told, with the way to keep the work', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('storage is refused', 'SecurityError');
      },
    });
  });
  await openBoard(page);
  const line = page.getByRole('contentinfo');
  await expect(line).toContainText('Not saved: this browser refuses storage');
  await expect(line.getByRole('button', { name: 'Save the project' })).toBeVisible();
  await expectAccessible(page, 'storage refused');
});

test('tabs, panels and what floats above them', async ({ page }) => {
  test.slow();
  await withEthernet(page);
  await expectAccessible(page, 'domains, with errors');
  for (const name of [/SCMI/, /Address map/, /Files/]) {
    await tab(page, name);
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expectAccessible(page, `tab ${name.source}`);
  }
  await tab(page, /Domains/);
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await expectAccessible(page, 'table of devices');
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  await page.getByRole('treeitem', { name: 'ethernet@ff0e0000' }).click();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu of a device');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Board/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu of the board');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Why: evidence and rule/ })
    .first()
    .click();
  await expectAccessible(page, 'an explained problem');
});

/** Dialogs by the name under which the palette has them. */
const DIALOGS = [
  'New domain…',
  'Edit domain net…',
  'Delete domain net…',
  'Choose the Xen target…',
  'Share a link',
  'Export the files…',
  'Keys and help',
];

test('dialogs', async ({ page }) => {
  test.slow();
  await withEthernet(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or run' });
  await expect(palette.getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'palette');
  await page.keyboard.press('Escape');
  for (const name of DIALOGS) {
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    await page.keyboard.type(name.replace('…', ''));
    await palette.getByRole('option', { name }).first().click();
    await expect(palette).toHaveCount(0);
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await expect(dialog.first()).toBeVisible();
    await expectAccessible(page, name);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test.describe('crashes', () => {
  test.use({ expectedNoise: [[/broken part/], { scope: 'test' }] });
  test('a part that crashed leaves the others alone; the page as a whole still hands out the project', async ({
    page,
  }) => {
    await page.route(/\/Scmi-.*\.js/, (route) =>
      route.fulfill({ body: 'throw new Error("broken part")', contentType: 'text/javascript' }),
    );
    await withEthernet(page);
    await tab(page, /SCMI/);
    const crash = page.getByRole('alert').filter({ hasText: 'SCMI stopped' });
    await expect(crash).toContainText('broken part');
    await expect(crash.getByRole('button', { name: 'Save the project' })).toBeVisible();
    await expect(page.getByRole('tree')).toBeVisible();
    await expectAccessible(page, 'crashed part');
  });

  test('a page that crashed hands out the project', async ({ page }) => {
    await page.route(/\/Workspace-.*\.js/, (route) =>
      route.fulfill({ body: 'throw new Error("broken part")', contentType: 'text/javascript' }),
    );
    await start(page);
    await drop(page, zcu102());
    const crash = page.getByRole('alert').filter({ hasText: 'The page stopped' });
    await expect(crash).toContainText('broken part');
    await expect(crash.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await expectAccessible(page, 'crashed page');
    const download = page.waitForEvent('download');
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    await crash.getByRole('button', { name: 'Save the project' }).click();
    expect((await download).suggestedFilename()).toBe('zynqmp-zcu102-rev1.0.domgraft.json');
  });
});

for (const look of ['dark', 'forced'] as const) {
  test(`five states, ${look}`, async ({ page }) => {
    await page.emulateMedia(look === 'dark' ? { colorScheme: 'dark' } : { forcedColors: 'active' });
    await start(page);
    await expectAccessible(page, `empty, ${look}`);
    await drop(page, { name: 'cut.dtb', bytes: zcu102().bytes.subarray(0, 9000) });
    await expectAccessible(page, `refused, ${look}`);
    await page.keyboard.press('Escape');
    await withEthernet(page);
    await expectAccessible(page, `domains, ${look}`);
    await page.getByRole('treeitem', { name: 'ethernet@ff0e0000' }).click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page, `menu of a device, ${look}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, `export, ${look}`);
    await page.keyboard.press('Escape');
    await tab(page, /Address map/);
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expectAccessible(page, `address map, ${look}`);
  });
}
