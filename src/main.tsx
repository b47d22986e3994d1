import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { present } from './core/base/assert.ts';
import { browserStorage } from './store/project-storage.ts';
import { browserTabs } from './store/tabs.ts';
import { createStore } from './store/workspace.ts';
import { App } from './ui/frame/App.tsx';
import { texts } from './ui/frame/strings.ts';
import { CrashBoundary } from './ui/parts/CrashBoundary.tsx';
import { keepOffline } from './ui/parts/offline.ts';
import { findSample } from './ui/parts/samples.ts';
import { WorkspaceProvider } from './ui/parts/workspace.tsx';
import { restoreAppearance } from './ui/theme/appearance.ts';
import { browserRunner } from './worker/browser-runner.ts';

restoreAppearance();

const runner = browserRunner((reason) => store.getState().notify(texts.restarted(reason)));
const store = createStore(runner, browserStorage(), { tabs: browserTabs(), findSample });
addEventListener('pagehide', () => store.flush());
if (import.meta.env.MODE === 'production') keepOffline();
whenIdle(() => runner.warmUp());

createRoot(present(document.getElementById('root'), 'the root element')).render(
  <StrictMode>
    <WorkspaceProvider store={store}>
      <CrashBoundary name={texts.page} extent="page">
        <App />
      </CrashBoundary>
    </WorkspaceProvider>
  </StrictMode>,
);

/** Calls back when the page has been painted and rests; a moment later where the browser cannot tell. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 500);
}
