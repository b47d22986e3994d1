/** The tree of a newer kernel is opened, and the plan is taken along. */
import type { NodePath } from '../src/core/base/brand.ts';
import { emptyPlan, newDomain } from '../src/core/plan/plan.ts';
import { serialiseProject } from '../src/core/plan/project.ts';
import { drop, expect, expectAccessible, type LocalFile, start, test } from './support.ts';
import { column } from './workspace.ts';

const text = (name: string, content: string): LocalFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});

const boardSource = (devices: string): string => `/dts-v1/;
  / {
    compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 {
      compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x2f000000 0x10000>;
    };
    soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; ${devices} };
  };`;
const older = text(
  'linux-6.1.dts',
  boardSource(`
    timer@5000000 { compatible = "acme,timer"; reg = <0x5000000 0x1000>; interrupts = <0 40 4>; };
    usb@5020000 { compatible = "acme,usb"; reg = <0x5020000 0x1000>; interrupts = <0 42 4>; };
    spi@5030000 { compatible = "acme,spi"; reg = <0x5030000 0x1000>; interrupts = <0 43 4>; };`),
);
const newer = text(
  'linux-6.12.dts',
  boardSource(`
    timer@5000000 { compatible = "acme,timer"; reg = <0x5000000 0x1000>; interrupts = <0 44 4>; };
    wrapper { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;
      usb@5020000 { compatible = "acme,usb"; reg = <0x5020000 0x1000>; interrupts = <0 42 4>; };
    };`),
);
const config = text(
  'io.cfg',
  'name = "io"\nkernel = "/boot/Image"\nmemory = 64\niomem = [ "5000,1", "5020,1", "5030,1" ]\n',
);

test('what moved, changed and vanished is listed, accepted one by one, and one step to undo', async ({
  page,
}) => {
  await start(page);
  await drop(page, older, config);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(column(page, 'io').getByRole('option')).toHaveCount(3);

  await drop(page, newer);
  const sheet = page.getByRole('dialog', { name: 'Re-bind the plan' });
  await expect(sheet.getByRole('region', { name: 'Moved' })).toContainText('/soc/wrapper/usb@5020000');
  await expect(sheet.getByRole('region', { name: 'Changed' })).toContainText(/INTID\s*72\s*76/);
  await expect(sheet.getByRole('region', { name: 'Vanished' })).toContainText('/soc/spi@5030000');
  await expect(sheet.getByRole('status')).toHaveText('3 of 3 accepted');
  await expectAccessible(page);
  await sheet.getByLabel('Keep /soc/timer@5000000').uncheck();
  await expect(sheet.getByRole('status')).toHaveText('2 of 3 accepted');
  await sheet.getByRole('button', { name: 'Re-bind', exact: true }).click();
  await expect(column(page, 'io').getByRole('option')).toHaveCount(1);
  await expect(column(page, 'io').getByRole('option', { name: 'usb@5020000' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(column(page, 'io')).toHaveCount(0);
});

test('a project that comes with another tree is offered to be re-bound', async ({ page }) => {
  const plan = {
    ...emptyPlan({ name: 'linux-6.1.dtb', sha256: '0'.repeat(64), compatible: ['acme,board'] }),
    domains: [{ ...newDomain('io'), devices: [{ path: '/soc/usb@5020000' as NodePath }] }],
  };
  await start(page);
  await drop(page, text('io.domgraft.json', serialiseProject(plan)), newer);
  await page.getByRole('button', { name: /^Re-bind it to/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Re-bind the plan' });
  await expect(sheet.getByRole('region', { name: 'Moved' })).toContainText('by its name');
  await sheet.getByRole('button', { name: 'Re-bind', exact: true }).click();
  await expect(column(page, 'io').getByRole('option', { name: 'usb@5020000' })).toBeVisible();
});
