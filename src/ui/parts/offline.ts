/** The app without a network: its service worker, and the new version that waits behind it. */
import type { WorkspaceStore } from '../../store/workspace.ts';

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();

const setWaiting = (worker: ServiceWorker | null) => {
  waiting = worker ?? undefined;
  for (const listener of listeners) listener();
};

/** Registers the service worker, and looks for a new version whenever the window is shown again. Never reloads by itself. */
export function keepOffline(): void {
  // Not there where the page was served by another machine without encryption; then there is no offline.
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => void register().catch(() => {}));
}

async function register(): Promise<void> {
  const registration: ServiceWorkerRegistration | undefined =
    await navigator.serviceWorker.register('./sw.js');
  if (registration === undefined) return;
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      // The first one ever installed is no update.
      if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) setWaiting(worker);
      if (worker.state === 'activating' && worker === waiting) setWaiting(null);
    });
  if (navigator.serviceWorker.controller !== null) setWaiting(registration.waiting);
  watch(registration.waiting);
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
  });
}

export const isUpdateReady = (): boolean => waiting !== undefined;

export function onUpdateReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Saves what is open, lets the new version in, and reloads into it. */
export async function applyUpdate(store: WorkspaceStore): Promise<void> {
  if (waiting === undefined) return;
  store.flush();
  await store.settled();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('activate');
}
