/**
 * What every flow shares. `test` is Playwright's, with a page that fails its test afterwards where the console said
 * anything, an exception was not caught, or a request went to another origin.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { boardFile } from '../scripts/corpus/boards.ts';

export { expect };

/** Playwright's own words about its setting `serviceWorkers: 'block'`. */
const EXPECTED_NOISE = [/Service Worker registration blocked by Playwright/];

export const test = base.extend<{ expectedNoise: readonly RegExp[] }>({
  /** What the console may say, where a test breaks something on purpose. */
  expectedNoise: [[], { option: true }],
  page: async ({ page, baseURL, expectedNoise }, use) => {
    const noise: string[] = [];
    page.on('console', (message) => noise.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`exception: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      const isLocal = protocol === 'blob:' || protocol === 'data:' || origin === new URL(baseURL!).origin;
      if (!isLocal) noise.push(`request to another origin: ${request.url()}`);
    });
    await use(page);
    const known = [...EXPECTED_NOISE, ...expectedNoise];
    expect(noise.filter((line) => !known.some((expected) => expected.test(line)))).toEqual([]);
  },
});

/** A file as a person has it: a name and bytes. */
export interface LocalFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A real board of Debian's arm64 kernel package: `board('xilinx/zynqmp-zcu102-rev1.0.dtb')`. */
export function board(path: string): LocalFile {
  const file = boardFile(`arm64/${path}`);
  const mayBeMissing = process.env.MISSING_TOOLS !== 'fail';
  test.skip(
    mayBeMissing && !existsSync(file),
    'the real boards are not there: npm run corpus downloads them',
  );
  return { name: basename(path), bytes: new Uint8Array(readFileSync(file)) };
}

/** Starts the app with nothing stored. */
export async function start(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('main')).toBeVisible();
}

/** Opens files through the file picker of the start screen or the workspace (Ctrl+O). */
export async function pick(page: Page, ...files: readonly LocalFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(payloads(files));
}

/** Files as a file picker takes them. */
export const payloads = (files: readonly LocalFile[]) =>
  files.map(({ name, bytes }) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  }));

/** Drops files on the middle of the page. */
export async function drop(page: Page, ...files: readonly LocalFile[]): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, plain);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer });
}

/** Fails with what axe has found against WCAG 2.2 AA and good practice; with a state's name the test goes on. */
export async function expectAccessible(page: Page, state?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  if (state === undefined) expect(told).toEqual([]);
  else expect.soft(told, state).toEqual([]);
}

/** The same in the light and in the dark. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // What is on its way from one colour to the other would be looked at halfway.
    await page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((animation) => animation instanceof CSSTransition)
          .map(({ finished }) => finished),
      ),
    );
    await expectAccessible(page);
  }
}
