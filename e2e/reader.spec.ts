/** What a screen reader is told of the main screens: names, roles and states, as the browser gives them away. */
import { expect, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

test('the start page', async ({ page }) => {
  await start(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Open a board" [level=1]
      - status
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
});
