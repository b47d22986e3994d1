/** SCMI from the graph to the files: focus, assign, choose the mediation, and read what it means. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, expectAccessibleInBothSchemes, pick, start, test } from './support.ts';
import { column, exportZip, newDomainNamed } from './workspace.ts';

const BOX = '.react-flow__node';

async function openKestrel(page: Page): Promise<void> {
  await start(page);
  await pick(page, {
    name: 'kestrel.dtb',
    bytes: new Uint8Array(readFileSync('public/samples/kestrel.dtb')),
  });
}

/** Shows the graph, arranged by the library. */
async function openScmi(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await expect(page.locator('[data-arranged]')).toHaveAttribute('data-arranged', 'library', {
    timeout: 20_000,
  });
}

test('a device is focused in the graph, dragged to a domain, and mediated by a single agent', async ({
  page,
}) => {
  await openKestrel(page);
  await newDomainNamed(page, 'domd');
  await openScmi(page);

  await page.getByLabel('Search ids, names and devices').fill('can@443a0000');
  const device = page.getByRole('button', { name: /^can@443a0000, dom0/ });
  await device.click();
  await page.getByLabel('Search ids, names and devices').fill('');
  await page.getByRole('button', { name: 'Focus' }).click();
  await expect(page.getByText('Only can@443a0000')).toBeVisible();
  await device.dragTo(page.getByRole('button', { name: 'domd, drop devices here' }));
  await expect(page.getByRole('button', { name: /^can@443a0000, domd/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything again' }).click();

  await page.getByRole('tab', { name: /Domains/ }).click();
  await column(page, 'domd')
    .getByRole('button', { name: /SCMI of domd: Not at all/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'SCMI of domd' });
  await dialog.getByRole('radio', { name: /Single agent/ }).check();
  await expect(dialog.getByRole('region', { name: 'What this means' })).toContainText(
    /domd becomes the only SCMI agent: beside the \d+ resources that its devices need it can switch \d+ more/,
  );
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Undo: set SCMI of domd to single agent' })).toBeEnabled();

  await page.getByRole('tab', { name: /SCMI/ }).click();
  await page.getByRole('button', { name: 'Privileges' }).click();
  const needs = page.getByRole('region', { name: 'What domd needs' });
  await expect(needs).toContainText(/Needs 4 resources for 1 device. It reaches \d+ more/);
  await expect(needs.getByRole('row', { name: /can@443a0000/ })).toContainText('31');
  await expectAccessible(page);

  const errors = /(\d+) error/.exec(
    await page.getByRole('region', { name: 'Problems', exact: true }).innerText(),
  );
  const files = unzipSync((await exportZip(page, { errors: Number(errors?.[1]) })).bytes);
  const text = (name: string) => strFromU8(files[name]!);
  expect(text('domd/dom.cfg')).toContain('arm_sci = "type=scmi_smc"');
  expect(text('domd/dom.cfg')).toMatch(/"0x445b1,0x1@0x22001"/);
  expect(text('domd/passthrough.dts')).toMatch(/clocks = <&protocol_14 0x19>, <&protocol_14 0x33>;/);
  expect(text('host/xen-cmdline.txt')).toContain('scmi-smc-passthrough');
  const { privileges } = JSON.parse(text('host/scmi-privileges.json'));
  expect(privileges.map(({ domain, limit }: Record<string, string>) => [domain, limit])).toEqual([
    [undefined, 'nothing'],
    ['domd', 'everything'],
  ]);
});

test('every label can be read and stands alone, up to 150 boxes', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  // Opens protocols until the graph is as full as it gets below the cap.
  for (const name of ['9 more', '21 more', '63 more']) {
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await expect(page.locator('[data-arranged]')).toHaveAttribute('data-arranged', 'library', {
      timeout: 20_000,
    });
  }
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  const boxes = await page.locator(BOX).evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, top, right, bottom, width } = node.getBoundingClientRect();
      const label = node.querySelector<HTMLElement>('[data-label]')!;
      const scale = width / (node as HTMLElement).offsetWidth;
      const sizes = [label, ...node.querySelectorAll('span, b')].map((text) =>
        text.closest('[role="img"]') ? 12 : Number.parseFloat(getComputedStyle(text).fontSize),
      );
      return { name: label.textContent, left, top, right, bottom, text: Math.min(...sizes) * scale };
    }),
  );
  expect(boxes.length).toBeGreaterThan(100);
  expect(boxes.length).toBeLessThanOrEqual(150);
  expect(boxes.filter(({ text }) => text < 11)).toEqual([]);
  const touching = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.name} and ${b.name}`),
  );
  expect(touching).toEqual([]);
});

test('the edge under the pointer comes to the front', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  const edge = page.getByRole('img', { name: 'Clocks to 27 gpio' });
  const layer = page.locator('svg').filter({ has: edge });
  await expect(layer.last()).toHaveCSS('z-index', '0');
  await edge.locator('path').last().hover();
  await expect(layer.last()).toHaveCSS('z-index', '10');
});

test('the graph is walked by the arrow keys, from one tab stop', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  await expect(page.locator(`${BOX} [tabindex="0"]`)).toHaveCount(1);
  await page.locator(`${BOX} [tabindex="0"]`).focus();
  const focused = page.locator(`${BOX} :focus`);
  await expect(focused).toHaveAccessibleName(/SCMI agent scmi/);
  for (const name of [/Transport SMC/, /Function id 0x/, /Shared memory/, /Shared memory/]) {
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAccessibleName(name);
  }
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName(/protocol 0x/);
  await page.keyboard.press('m');
  await expect(page.getByRole('table', { name: 'Resources and domains' })).toBeVisible();
});

test('the matrix says who needs a resource and who could reach it', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  await page.getByRole('button', { name: 'Matrix' }).click();
  const table = page.getByRole('table', { name: 'Resources and domains' });
  await expect(table.getByRole('columnheader', { name: /dom0/ })).toContainText(/needs \d+/);
  const gpio = page.getByRole('button', { name: 'Who uses clock 27 gpio' });
  await gpio.click();
  await expect(gpio).toHaveAttribute('aria-expanded', 'true');
  await expect(table.getByRole('button', { name: /^gpio@/ }).first()).toBeVisible();

  // The graph shows that resource alone, and the matrix all of them.
  await page.getByRole('button', { name: 'Both' }).click();
  await expect(page.getByText('Only 27 gpio')).toBeVisible();
  await expect(page.locator(BOX).getByRole('button', { name: /^27 gpio, used by/ })).toBeVisible();
  await expect(page.locator(BOX).getByRole('button', { name: /^25 ipg, used by/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Who uses clock 25 ipg' })).toBeVisible();
  await gpio.click();
  await expect(page.getByText('Only 27 gpio')).toHaveCount(0);
});

test('ids have the names of a header that is taken into the project', async ({ page }) => {
  await openKestrel(page);
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(page.getByRole('button', { name: 'Who uses clock 51 per' })).toBeVisible();

  const header = '#define KESTREL_CLK_CAN1 51\n#define KESTREL_CLK_LAST 250\n';
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Names from headers' }).click();
  await page.getByRole('menuitem', { name: 'Take names from a dt-bindings header…' }).click();
  await (await chooser).setFiles({
    name: 'kestrel-clock.h',
    mimeType: 'text/x-chdr',
    buffer: Buffer.from(header),
  });
  await expect(page.getByRole('button', { name: 'Who uses clock 51 KESTREL_CLK_CAN1' })).toBeVisible();

  await page.getByRole('button', { name: 'Names from headers' }).click();
  await page.getByRole('menuitem', { name: 'Forget 2 names of kestrel-clock.h' }).click();
  await expect(page.getByRole('button', { name: 'Who uses clock 51 per' })).toBeVisible();
});

test('a device is given away on the head of a column of the matrix', async ({ page }) => {
  await openKestrel(page);
  await newDomainNamed(page, 'domd');
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await page.getByRole('button', { name: 'Matrix' }).click();
  const head = (name: string | RegExp) => page.getByRole('columnheader', { name });
  await expect(head(/domd/)).toContainText('needs 0');
  await page.getByRole('button', { name: 'Who uses clock 51 per' }).click();
  const device = page.getByRole('table').getByRole('button', { name: /^can@443a0000/ });
  await device.dragTo(head(/domd/));
  await expect(head(/domd/)).toContainText('needs 4');
  await device.dragTo(head(/dom0/));
  await expect(head(/domd/)).toContainText('needs 0');
});

test('the graph is saved as a picture', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  const heads = { SVG: '<svg', PNG: '\x89PNG' };
  for (const [kind, head] of Object.entries(heads)) {
    await page.getByRole('button', { name: 'Save the picture' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: `As ${kind}` }).click();
    const file = readFileSync(await (await download).path()).toString('latin1');
    expect(file.startsWith(head)).toBe(true);
  }
});

test('graph and matrix are accessible, light and dark', async ({ page }) => {
  await openKestrel(page);
  await openScmi(page);
  await page.getByRole('button', { name: 'Both' }).click();
  await expect(page.getByRole('table', { name: 'Resources and domains' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
