/**
 * The text of the service worker. A new version waits until the user lets it in ("activate"), and the files of the
 * version before stay, so that windows that are still open find what they have not loaded yet.
 * @param version changes with any file
 * @param files all that the app may ask for, relative to its page
 */
export const serviceWorker = (
  version: string,
  files: readonly string[],
): string => `const PREFIX = 'domgraft-';
const CACHE = PREFIX + '${version}';
const FILES = ${JSON.stringify(files, null, 2)};
const PAGES = ['./', './index.html'].map((page) => new URL(page, location.href).pathname);

addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX)))
      .then((names) => Promise.all(names.slice(0, -2).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener('message', ({ data }) => {
  if (data === 'activate') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const present = await caches.open(CACHE);
  const kept =
    PAGES.includes(new URL(request.url).pathname)
      ? await present.match('./')
      : ((await present.match(request, { ignoreSearch: true })) ??
        (await caches.match(request, { ignoreSearch: true })));
  return kept ?? fetch(request);
}
`;
