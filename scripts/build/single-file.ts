import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { policyElement } from './csp.ts';

const RAW_WORKER = '\0raw-worker:';

/**
 * Makes one page that holds all of the app: scripts, workers, styles, fonts, sample boards and licences. It works from
 * a disk, where browsers load nothing beside a page.
 */
export function singleFile(): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'pre',

    async resolveId(source, importer) {
      if (source.endsWith('?worker')) return this.resolve(`${source}&inline`, importer);
      if (!source.endsWith('.js?url')) return undefined;
      const file = await this.resolve(source.replace('?url', ''), importer);
      return file && `${RAW_WORKER}${file.id}`;
    },
    load(id) {
      if (!id.startsWith(RAW_WORKER)) return undefined;
      const file = JSON.stringify(`${id.slice(RAW_WORKER.length)}?raw`);
      return `import source from ${file};
export default URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));`;
    },

    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        const scripts = Object.values(bundle).filter((file) => file.type === 'chunk');
        const styles = Object.values(bundle).filter(
          (file) => file.type === 'asset' && file.fileName.endsWith('.css'),
        );
        if (page?.type !== 'asset' || scripts.length !== 1)
          this.error(`one page and one script are needed, not ${scripts.length}`);
        page.source = inlined(
          String(page.source),
          scripts[0]!.code,
          styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n'),
        );
        for (const name of Object.keys(bundle)) if (name !== 'index.html') delete bundle[name];
      },
    },
  };
}

function inlined(page: string, code: string, css: string): string {
  const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const parts = [
    policyElement(policyFor(script)),
    `<link rel="icon" href="data:image/svg+xml;base64,${readFileSync('public/icon.svg', 'base64')}">`,
    `<style>${css.replaceAll('</style', '<\\/style')}</style>`,
    `<script type="application/json" id="domgraft-samples">${samples()}</script>`,
    `<script type="text/plain" id="third-party-notices">${notices()}</script>`,
    `<script type="module">${script}</script>`,
  ];
  const bare = page
    .replaceAll(/\s*<link rel="(?:icon|manifest|apple-touch-icon|stylesheet|modulepreload)"[^>]*>/g, '')
    .replaceAll(/\s*<script type="module"[^>]*><\/script>/g, '');
  // The replacement is a function, as the text holds dollar signs.
  return bare
    .replace('<head>', () => `<head>\n${parts[0]}`)
    .replace('</head>', () => `${parts.slice(1).join('\n')}\n</head>`);
}

/** Nothing at all may be loaded; the one script is known by its hash, and workers are made from it. */
const policyFor = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

function samples(): string {
  const list = JSON.parse(readFileSync('public/samples/index.json', 'utf8')) as { file: string }[];
  const whole = list.map((sample) => ({
    ...sample,
    base64: readFileSync(`public/samples/${sample.file}`, 'base64'),
  }));
  return JSON.stringify(whole).replaceAll('<', '\\u003c');
}

const notices = (): string =>
  readFileSync('public/third-party-notices.txt', 'utf8').replaceAll(/<(?=\/script|!--)/gi, '&lt;');
