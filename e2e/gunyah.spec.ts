import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, column, exportZip } from './workspace.ts';

test('makes a virtual machine of Gunyah on the sample board', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /Heron under Gunyah/ }).click();

  await page.getByRole('button', { name: 'New domain' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New domain' });
  await dialog.getByLabel('Name').fill('net');
  await dialog.getByLabel('Started by').selectOption({ label: 'Gunyah: its Resource Manager' });
  await expect(dialog.getByRole('region', { name: 'What this means' })).toContainText('authenticates');
  await dialog.getByLabel('vCPUs', { exact: true }).fill('2');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toContainText('2 core numbers, with commas.');
  await dialog.getByLabel('Cores').fill('3, 4');
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await dialog.getByLabel('Peer of channel 1').fill('display');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(column(page, 'net')).toContainText('Gunyah');

  await assignByDrag(page, 'serial@894000', 'net');
  const problems = page.getByRole('region', { name: 'Problems', exact: true });
  await expect(problems).toContainText('works only for a VM whose image is authenticated by the platform');
  await expect(problems).toContainText('is not in the device tree');

  const { bytes } = await exportZip(page, { errors: 0 });
  const files = unzipSync(bytes);
  const named = (name: string): string => {
    const found = Object.entries(files).find(([path]) => path.endsWith(name));
    expect(found, name).toBeDefined();
    return strFromU8(found![1]);
  };
  const tree = named('net/vm.dts');
  expect(tree).toContain('iomemory-ranges = <0 0x894000 0 0x894000 0 0x1000 0>;');
  expect(tree).toContain('gic-irq-ranges = <0x13c 0x13c>;');
  expect(tree).toContain('affinity-map = <3 4>;');
  expect(tree).toContain('peer = "vm-name:display";');
  expect(named('host/gunyah-primary.dts')).toContain('status = "disabled";');
  expect(JSON.parse(named('host/vm_device_assignments.json'))).toMatchObject({
    vm_device_assignments: [{ machine: 'net', irqs: [316] }],
  });
  expect(Object.keys(files).some((path) => path.endsWith('dom.cfg'))).toBe(false);

  await page.getByRole('tab', { name: /^Gunyah/ }).click();
  const channels = page.getByRole('list', { name: 'Channels of net' });
  await expect(channels).toContainText(
    'message queue, both ways, label 2, to display, made when the machine starts',
  );
  await expect(page.getByRole('list', { name: 'Channels of primary machine (HLOS)' })).toContainText(
    'to Resource Manager',
  );
  await expectAccessible(page);
});

test('opens the sample plan with its board', async ({ page }) => {
  await start(page);
  await drop(
    page,
    ...['heron.dtb', 'heron.domgraft.json'].map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(`public/samples/${name}`)),
    })),
  );
  await expect(column(page, 'net').getByRole('option', { name: /ethernet@a00000/ })).toBeVisible();
  await page.getByRole('tab', { name: /^Gunyah/ }).click();
  await expect(page.getByRole('list', { name: 'Channels of net' })).toContainText('shared memory, label 5');
});
