import { useEffect, useState } from 'react';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { appActions, domainActions } from './app-actions.ts';
import { ActionRegistry } from './registry.ts';
import { listenForShortcuts } from './shortcuts.ts';

/** The registry of the app, filled and listening for keys as long as the component is there. */
export function useActions(): ActionRegistry {
  const store = useWorkspaceStore();
  const [registry] = useState(() => new ActionRegistry());
  useEffect(() => {
    const removeApp = registry.add(appActions(store));
    let removeDomains = registry.add(domainActions(store));
    const names = () => {
      const { domains = [], channels = [] } = store.getState().plan ?? {};
      return [
        ...domains.map(({ name, boot, gunyah }) => `${name} ${gunyah ? 'gunyah' : boot}`),
        ...channels.map(({ name }) => name),
      ].join('\n');
    };
    let known = names();
    const stopWatching = store.subscribe(() => {
      if (names() === known) return;
      known = names();
      removeDomains();
      removeDomains = registry.add(domainActions(store));
    });
    const stopListening = listenForShortcuts(registry);
    return () => {
      stopListening();
      stopWatching();
      removeDomains();
      removeApp();
    };
  }, [registry, store]);
  return registry;
}
