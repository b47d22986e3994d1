/** Draws the PNG icons of the installed app from `public/icon.svg`. */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserFile } from './setup.mjs';

const svg = readFileSync('public/icon.svg', 'utf8');
const browser = await chromium.launch({
  executablePath: browserFile(),
  args: ['--no-sandbox', '--disable-gpu'],
});
/** `margin`: how much of the edge a launcher may cut away. */
for (const { name, size, margin } of [
  { name: 'icon-192', size: 192, margin: 0 },
  { name: 'icon-512', size: 512, margin: 0 },
  { name: 'icon-maskable-512', size: 512, margin: 0.12 },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = margin > 0 ? '#1b1f24' : 'transparent';
  await page.setContent(
    `<style>body{margin:0;background:${ground}}svg{display:block;width:${size * (1 - 2 * margin)}px;margin:${size * margin}px}</style>${svg}`,
  );
  await page.screenshot({ path: `public/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
