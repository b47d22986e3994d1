import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { present } from '../../../core/base/assert.ts';
import type { NodeIndex } from '../../../core/base/brand.ts';
import type { DeviceRow } from '../../../store/device-rows.ts';
import { pathsOf } from '../../../store/workspace.ts';
import { rowForKey } from '../../parts/row-keys.ts';
import { useWorkspaceStore } from '../../parts/workspace.tsx';

interface DeviceKeysOptions {
  readonly rows: readonly DeviceRow[];
  /** The row with the cursor; -1 where the selected node is not on show. */
  readonly active: number;
  readonly pageRows: () => number;
  readonly scrollTo: (row: number) => void;
  readonly openMenu: (row: number) => void;
  readonly onFilter: () => void;
}

/** How a move of the cursor or a click changes the selection. */
type Mode = 'only' | 'range' | 'toggle' | 'keep';

/** Keys and clicks of the device table; the selection is the tree's. */
export function useDeviceKeys({ rows, active, pageRows, scrollTo, openMenu, onFilter }: DeviceKeysOptions) {
  const store = useWorkspaceStore();
  const anchor = useRef<NodeIndex>(undefined);

  const choose = (to: number, mode: Mode) => {
    const device = rows[to];
    if (device === undefined) return;
    const { selection, select } = store.getState();
    // What is selected elsewhere in the tree cannot be seen here, so it does not come along.
    const nodes = new Set(rows.flatMap(({ node }) => (selection.nodes.has(node) ? [node] : [])));
    if (mode === 'range') {
      const from = rows.findIndex(({ node }) => node === anchor.current);
      const [first, last] = from < 0 || from > to ? [to, from < 0 ? to : from] : [from, to];
      select(
        rows.slice(first, last + 1).map(({ node }) => node),
        device.node,
      );
      return;
    }
    if (mode === 'toggle' && !nodes.delete(device.node)) nodes.add(device.node);
    if (mode !== 'keep') anchor.current = device.node;
    select(mode === 'only' ? [device.node] : nodes, device.node);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const command = event.ctrlKey || event.metaKey;
    const row = rowForKey(event.key, { active, count: rows.length, page: pageRows() });
    const moveTo = (to: number) => {
      if (event.shiftKey && anchor.current === undefined) anchor.current = rows[active]?.node;
      choose(to, event.shiftKey ? 'range' : command ? 'keep' : 'only');
      scrollTo(to);
    };
    const { selection, select, cutDevices, unassign } = store.getState();
    const chosen = () => pathsOf(present(store.getState().host, 'the host').tree, selection.nodes);
    const menu = () => active >= 0 && openMenu(active);
    const keys: Record<string, () => void> = {
      ' ': () => choose(active, 'toggle'),
      Enter: () => (command ? menu() : document.getElementById('inspector-panel')?.focus()),
      ContextMenu: menu,
      ...(event.shiftKey && { F10: menu }),
      ...(command
        ? {
            a: () =>
              select(
                rows.map(({ node }) => node),
                rows[active]?.node,
              ),
            x: () => cutDevices(chosen()),
          }
        : { '/': onFilter, Delete: () => unassign(chosen()) }),
    };
    const action = row === undefined ? keys[event.key] : () => moveTo(row);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  const onClick = (event: MouseEvent, node: NodeIndex) =>
    choose(
      rows.findIndex((row) => row.node === node),
      event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only',
    );

  return { onKeyDown, onClick };
}
