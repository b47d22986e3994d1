import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { serviceWorker } from './service-worker.ts';

/** Not needed by the app itself. */
const LEFT_OUT = /(^|\/)(schema\/|third-party-notices\.txt$)|\.(map|dts)$/;

/** Writes `sw.js`, which keeps the whole built site, so that the app works without a network after the first visit. */
export function offline(): Plugin {
  let publicFolder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.entries(bundle).map(([name, file]) => ({
          name,
          content: file.type === 'chunk' ? file.code : file.source,
        }));
        const copied = filesBelow(publicFolder).map((name) => ({
          name,
          content: readFileSync(join(publicFolder, name)),
        }));
        const kept = [...built, ...copied]
          .filter(({ name }) => !LEFT_OUT.test(name))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        const hash = createHash('sha256');
        for (const { name, content } of kept) hash.update(`${name}\n`).update(content);
        const version = hash.digest('hex').slice(0, 12);
        const names = kept.map(({ name }) => name).filter((name) => name !== 'index.html');
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: serviceWorker(version, ['./', ...names]),
        });
      },
    },
  };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative('.', name).split(sep).join('/'));
