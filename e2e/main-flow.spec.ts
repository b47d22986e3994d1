/** The main job from end to end: a real board in, a domain, a device, the risk read, and files that others accept out. */
import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { sha256Hex } from '../src/core/base/hash.ts';
import { writtenByCommand } from './command.ts';
import { board, drop, expect, start, test } from './support.ts';
import { assignByDrag, column, exportZip, fileButtons, newDomainNamed } from './workspace.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const BOARDS = [
  {
    path: 'xilinx/zynqmp-zcu102-rev1.0.dtb',
    device: '/axi/ethernet@ff0e0000',
    risk: 'ethernet@ff0e0000 masters the bus and nothing confines it',
  },
  {
    path: 'rockchip/rk3399-rock-pi-4b.dtb',
    device: '/ethernet@fe300000',
    risk: 'ethernet@fe300000 masters the bus and nothing confines it',
  },
] as const;

for (const { path, device, risk } of BOARDS) {
  test(`a network controller of ${path} goes to a domain, and the export is what was shown`, async ({
    page,
  }) => {
    const host = board(path);
    const name = device.slice(device.lastIndexOf('/') + 1);
    await start(page);
    await drop(page, host);
    await newDomainNamed(page, 'net');
    await assignByDrag(page, name, 'net');

    // The risk is told on the card, in the tree, and in the list with its reason.
    await expect(column(page, 'net').getByRole('option', { name })).toContainText('No IOMMU');
    const problems = page.getByRole('region', { name: 'Problems', exact: true });
    const error = problems.locator('[data-problem]', { hasText: risk });
    await expect(error).toContainText('Error');
    await error.getByRole('button', { name: /^Why/ }).click();
    await expect(error).toContainText(device);
    await expect(error).toContainText('Evidence');

    // What the files tab shows.
    await page.getByRole('tab', { name: /Files/ }).click();
    const shown = new Map<string, string>();
    for (const button of await fileButtons(page)) {
      await button.click();
      const file = (await button.getAttribute('data-file'))!;
      const view = page.getByRole('region', { name: file, exact: true });
      if (/\.dtbo?$/.test(file)) {
        shown.set(file, await view.locator('dd').nth(1).innerText());
      } else {
        await view.getByRole('button', { name: 'Copy the text' }).click();
        await expect(page.getByRole('status').filter({ hasText: `Copied: ${file}` })).toBeAttached();
        const text = await page.evaluate(() => navigator.clipboard.readText());
        shown.set(file, sha256Hex(new TextEncoder().encode(text)));
      }
    }

    // The zip holds the same bytes, and the command line program writes them too (exit 1: an error is open).
    const zip = await exportZip(page, { errors: 1 });
    expect(zip.name).toBe(`${host.name.replace('.dtb', '')}.zip`);
    const files = unzipSync(zip.bytes);
    expect(Object.entries(files).map(([file, bytes]) => [file, sha256Hex(bytes)])).toEqual([...shown]);
    expect(files).toEqual(await writtenByCommand(host, '--domain', 'net', '--assign', device));

    // dtc reads the partial tree and finds the device in it.
    const source = execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts'], {
      input: files['net/passthrough.dtb']!,
      encoding: 'utf8',
    });
    expect(source).toContain(`${name} {`);
    expect(source).toMatch(/passthrough \{\s+compatible = "simple-bus";/);

    // Once more: the very same zip.
    expect((await exportZip(page, { errors: 1 })).bytes).toEqual(zip.bytes);
  });
}
