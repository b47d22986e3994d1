/** Somebody who has read nothing: a sample, the network controller in a domain of its own, the risk, the files. */

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, start, test } from './support.ts';
import { column } from './workspace.ts';

const MOST = 12;

const SAMPLES = [
  {
    sample: /Skylark/,
    node: 'ethernet@e6800000',
    risk: 'needs SCMI resources',
    way: 'Let net use SCMI as the single agent',
  },
  {
    sample: /Kestrel/,
    node: 'ethernet@4cc00000',
    risk: 'needs SCMI resources',
    way: 'Let net use SCMI as the single agent',
  },
] as const;

for (const { sample, node, risk, way } of SAMPLES) {
  test(`the ethernet of ${sample.source} is given away, understood and exported in ${MOST} steps at most`, async ({
    page,
  }) => {
    const steps: string[] = [];
    /** One click, one drag or one text typed. */
    const does = async (what: string, step: () => Promise<unknown>) => {
      steps.push(what);
      await step();
    };
    await start(page);
    await does('open the sample', () => page.getByRole('button', { name: sample }).click());
    await does('new domain', () => page.getByRole('button', { name: 'New domain' }).first().click());
    await does('type a name', () => page.getByRole('dialog').getByLabel('Name').fill('net'));
    await does('create it', () => page.getByRole('dialog').getByRole('button', { name: 'Create' }).click());
    await does('type what is looked for', () =>
      page.getByLabel('Filter by name, path or compatible').fill('ethernet'),
    );
    await does('drag it into the domain', () =>
      page.getByRole('treeitem', { name: node }).dragTo(column(page, 'net')),
    );

    // The card, the sheet and the list tell the risk without being asked; why is one more click.
    await expect(column(page, 'net').getByRole('option', { name: node })).toBeVisible();
    const worst = await worstProblem(page);
    await does('ask why', () => worst.getByRole('button', { name: /^Why/ }).click());
    await expect(worst).toContainText(risk);
    await does('take the way out', () => worst.getByRole('button', { name: way }).first().click());
    await expect(page.getByRole('region', { name: 'Problems', exact: true })).not.toContainText(risk);

    await does('export', () => page.getByRole('button', { name: 'Export', exact: true }).click());
    const dialog = page.getByRole('dialog', { name: /^Export/ });
    const download = page.waitForEvent('download');
    await does('confirm', () => dialog.getByRole('button', { name: /^Export/ }).click());
    const files = unzipSync(new Uint8Array(readFileSync(await (await download).path())));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['net/dom.cfg', 'net/passthrough.dtb']));
    expect(steps.length).toBeLessThanOrEqual(MOST);
  });
}

async function worstProblem(page: Page) {
  const problems = page.getByRole('region', { name: 'Problems', exact: true });
  const first = problems.locator('[data-problem]').first();
  await expect(first).toContainText(/Error|Warning/);
  return first;
}
