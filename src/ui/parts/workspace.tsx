import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { present } from '../../core/base/assert.ts';
import type { WorkspaceState } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';

const Context = createContext<WorkspaceStore | undefined>(undefined);

export function WorkspaceProvider({ store, children }: { store: WorkspaceStore; children: ReactNode }) {
  return <Context value={store}>{children}</Context>;
}

/** The store itself, for event handlers: `store.getState().assign(…)`. */
export const useWorkspaceStore = (): WorkspaceStore => present(useContext(Context), 'the workspace store');

/** A view of the state; the component renders again when the view changes. */
export const useWorkspace = <View,>(view: (state: WorkspaceState) => View): View =>
  useStore(useWorkspaceStore(), view);

/** What undo and redo would do; undefined where there is nothing to do. */
export function useHistory(): { undo: string | undefined; redo: string | undefined } {
  const store = useWorkspaceStore();
  const lastAction = useWorkspace((state) => state.lastAction);
  const undo = useStore(store.temporal, ({ pastStates }) => pastStates.length > 0);
  const redo = useStore(store.temporal, ({ futureStates }) => futureStates.at(-1)?.lastAction);
  return { undo: undo ? lastAction : undefined, redo };
}
