/** What a screen reader is told of the main screens: names, roles and states, as the browser gives them away. */
import { expect, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

test('the start page', async ({ page }) => {
  await start(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Open a board" [level=1]
      - button /Open/
  `);
});

test('the workspace', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet', 'net');
  await expect(page.getByRole('navigation', { name: 'Device tree' })).toMatchAriaSnapshot(`
    - navigation "Device tree":
      - tree:
        - treeitem /ethernet.*net/ [level=3] [selected]
  `);
  await expect(page.getByRole('region', { name: 'net', exact: true })).toMatchAriaSnapshot(`
    - region "net":
      - heading "net" [level=3]
      - listbox "Devices of net":
        - option /ethernet@/
  `);
  await expect(page.getByRole('region', { name: 'Inspector' })).toMatchAriaSnapshot(`
    - region "Inspector":
      - heading "Inspector" [level=2]
      - heading /ethernet@/ [level=3]
      - tablist "About the node":
        - tab /Properties/ [selected]
        - tab /References/
        - tab /Lines/
  `);
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toMatchAriaSnapshot(`
    - region "Problems":
      - heading "Problems" [level=2]
  `);

  await page.getByRole('tab', { name: /^SCMI/ }).click();
  await expect(page.getByRole('region', { name: /^SCMI graph/ })).toMatchAriaSnapshot(`
    - region /SCMI graph, \\d+ boxes/:
      - group:
        - button "SCMI agent scmi, 3 protocols"
        - button "Clocks, protocol 0x14, 12 resources in use" [expanded]
        - button /30 fck, used by 1 node of net/
        - button "ethernet@e6800000, net, uses 3 resources" [pressed]
        - button "net, drop devices here"
  `);
  await page.getByRole('button', { name: 'Matrix', exact: true }).click();
  await expect(page.getByRole('table')).toMatchAriaSnapshot(`
    - table "Resources and domains":
      - rowgroup:
        - row:
          - columnheader "Resource"
          - columnheader /^dom0 needs 20/
          - columnheader /^net needs 3/
      - rowgroup:
        - row /power domain 3/:
          - rowheader "Who uses power domain 3"
          - cell "In reach"
          - cell "Alone"
  `);

  await page.getByRole('tab', { name: 'Address map' }).click();
  await expect(page.getByRole('region', { name: 'Address map' })).toMatchAriaSnapshot(`
    - region "Address map":
      - heading "Physical address space" [level=2]
      - heading "Address space of net" [level=2]
      - listbox "Physical address space of the board"
      - listbox "Address space of net"
  `);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('grid')).toMatchAriaSnapshot(`
    - grid "Blocks of the board":
      - row:
        - columnheader "Start"
        - columnheader "What"
        - columnheader "Size"
        - columnheader "Pages"
        - columnheader "Owner"
      - rowgroup:
        - row /memory@48000000/:
          - gridcell "0x48000000"
          - rowheader "memory@48000000"
          - gridcell "1,920 MiB"
          - gridcell "491,520"
  `);

  await page.getByRole('tab', { name: /^Files/ }).click();
  await expect(page.getByRole('navigation', { name: 'Generated files' })).toMatchAriaSnapshot(`
    - navigation "Generated files":
      - heading "net" [level=3]
      - list:
        - listitem:
          - button /dom.cfg/
      - heading "Host" [level=3]
      - heading "Project" [level=3]
  `);
  await expect(page.getByRole('region', { name: 'net/dom.cfg', exact: true })).toMatchAriaSnapshot(`
    - region "net/dom.cfg":
      - heading "net / dom.cfg" [level=3]
      - button "Copy the text"
      - group "Show":
        - button "File" [pressed]
      - code:
        - textbox /net\\/dom.cfg, read only/
  `);
});
