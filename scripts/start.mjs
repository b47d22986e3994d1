/** `npm start`: from a fresh clone to the app in the browser. `PORT` asks for another port than 4173. */
import { installPackages, requireNode, say } from './setup.mjs';

requireNode();
installPackages();
const { build, preview } = await import('vite');

say('building');
await build({ logLevel: 'warn' });

const port = Number(process.env.PORT ?? 4173);
const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: false } });
const url = server.resolvedUrls.local[0];
const moved = url.includes(`:${port}/`) ? '' : ` (port ${port} is taken)`;
say(`open ${url} in a browser${moved}; Ctrl+C ends`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
