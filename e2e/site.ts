/** A server of the built site that a test can stop and change, in a folder of its own below the root. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.txt': 'text/plain',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface Site {
  readonly url: string;
  /** Changes what is served from now on. */
  change(file: string, change: (text: string) => string): void;
  stop(): Promise<void>;
}

export async function serveSite(folder = 'dist'): Promise<Site> {
  const changes = new Map<string, (text: string) => string>();
  const server = createServer(({ url = '' }, response) => {
    const [path = ''] = url.split(/[?#]/);
    const file = normalize(path.replace(/^\/domgraft\//, '')).replace(/^\.?\/?$/, 'index.html');
    try {
      const bytes = readFileSync(`${folder}/${file}`);
      const change = changes.get(file);
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(change === undefined ? bytes : change(bytes.toString()));
    } catch {
      // Browsers ask for an icon of pages that name none.
      response.statusCode = url === '/favicon.ico' ? 204 : 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/domgraft/`,
    change: (file, change) => void changes.set(file, change),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
