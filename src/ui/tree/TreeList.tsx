import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type Ref, useCallback, useEffect, useRef } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import { dmaOfHost } from '../../store/dma.ts';
import { facesOf, ownershipOf, worstByPath } from '../../store/views.ts';
import { pathsOf } from '../../store/workspace.ts';
import { pageOf, rowForKey } from '../parts/row-keys.ts';
import { useAutoScroll } from '../parts/use-auto-scroll.ts';
import { useDeviceFacts } from '../parts/use-device-facts.ts';
import { rangeWith, rowHeight, useRowMeasure } from '../parts/virtual-rows.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import {
  type Expansion,
  type FilterMask,
  hasRowsBelow,
  MATCHES,
  type Rows,
  rowOf,
  setExpanded,
  typeahead,
} from './rows.ts';
import { texts } from './strings.ts';
import styles from './Tree.module.css';
import { TreeRow } from './TreeRow.tsx';

interface TreeListProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly facts: HostFacts;
  readonly rows: Rows;
  readonly expansion: Expansion;
  readonly mask: FilterMask | undefined;
  /** What of the mask is left when disabled nodes are hidden. */
  readonly visible: FilterMask | undefined;
  readonly onExpand: (next: Expansion) => void;
  readonly onFilter: () => void;
  readonly onMenu: (node: NodeIndex, x: number, y: number) => void;
}

/** How long a typed word is remembered, in milliseconds. */
const TYPING_PAUSE = 600;

/** The rows as one ARIA tree: one tab stop, the cursor is the active descendant, which always stays in the DOM. */
export function TreeList({
  ref,
  facts,
  rows,
  expansion,
  mask,
  visible,
  onExpand,
  onFilter,
  onMenu,
}: TreeListProps) {
  const { tree } = facts;
  const store = useWorkspaceStore();
  const selection = useWorkspace((state) => state.selection);
  const revealed = useWorkspace((state) => state.revealed);
  const domains = useWorkspace(({ plan }) => plan?.domains) ?? [];
  const target = useWorkspace(({ plan }) => plan?.target);
  const overrides = useWorkspace(({ plan }) => plan?.overrides);
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const faces = facesOf(domains);
  const owners = ownershipOf(tree, domains);
  const listed = useDeviceFacts(facts);
  const dma = listed && target && overrides ? dmaOfHost(facts, target, overrides) : undefined;
  const worst = worstByPath(findings);
  const scroller = useRef<HTMLDivElement>(null);
  useAutoScroll(scroller);
  const anchor = useRef<NodeIndex>(undefined);
  const typed = useRef({ word: '', at: 0 });

  const active = selection.active === undefined ? -1 : rowOf(tree, rows, selection.active);
  const virtual = useVirtualizer({
    count: rows.nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(scroller.current),
    getItemKey: (row) => rows.nodes[row]!,
    overscan: 12,
    rangeExtractor: rangeWith(active),
  });
  useRowMeasure(virtual);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a request to reveal scrolls, and rows that came of it
  useEffect(() => {
    if (revealed > 0 && active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [revealed, rows]);

  const nodeAt = (row: number) => rows.nodes[row] as NodeIndex;
  const hasChildren = (node: NodeIndex) => hasRowsBelow(tree, visible, node);

  const moveTo = (to: number, extend = false) => {
    const node = nodeAt(to);
    if (!extend) anchor.current = node;
    store
      .getState()
      .select(extend ? rangeOf(rows, rowOf(tree, rows, anchor.current ?? node), to) : [node], node);
    virtual.scrollToIndex(to, { align: 'auto' });
  };

  const toggle = useCallback(
    (node: NodeIndex) => onExpand(setExpanded(expansion, [node], expansion[node] === 0)),
    [expansion, onExpand],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (active < 0) return;
    const node = nodeAt(active);
    const command = event.ctrlKey || event.metaKey;
    const row = rowForKey(event.key, {
      active,
      count: rows.nodes.length,
      page: pageOf(scroller.current),
    });
    const keys: Record<string, () => void> = {
      ArrowRight: () => {
        if (!hasChildren(node)) return;
        if (expansion[node] === 0) toggle(node);
        else moveTo(active + 1);
      },
      ArrowLeft: () => {
        const parent = tree.parent(node);
        if (hasChildren(node) && expansion[node] === 1) toggle(node);
        else if (parent !== undefined) moveTo(rowOf(tree, rows, parent));
      },
      '*': () => onExpand(setExpanded(expansion, siblingsOf(tree, node).filter(hasChildren), true)),
      ' ': () => select(node, 'toggle'),
      '/': onFilter,
      Delete: () => store.getState().unassign(pathsOf(tree, selection.nodes)),
      Enter: () => (command ? menuAt(active) : document.getElementById('inspector-panel')?.focus()),
      ContextMenu: () => menuAt(active),
      F10: () => event.shiftKey && menuAt(active),
    };
    const commands: Record<string, () => void> = {
      a: () => store.getState().select(allOf(rows, mask), node),
      x: () => store.getState().cutDevices(pathsOf(tree, selection.nodes)),
      Enter: keys.Enter!,
    };
    const move = row === undefined ? undefined : () => moveTo(row, event.shiftKey);
    const action = command ? commands[event.key] : (move ?? keys[event.key]);
    if (action !== undefined) {
      event.preventDefault();
      action();
    } else if (!command && !event.altKey && event.key.length === 1) {
      const now = event.timeStamp;
      const { word, at } = typed.current;
      typed.current = { word: (now - at > TYPING_PAUSE ? '' : word) + event.key.toLowerCase(), at: now };
      moveTo(typeahead(tree, rows, active, typed.current.word));
    }
  };

  const menuAt = (row: number) => {
    virtual.scrollToIndex(row, { align: 'auto' });
    const element = document.getElementById(rowId(nodeAt(row)));
    const box = (element ?? scroller.current)!.getBoundingClientRect();
    onMenu(nodeAt(row), box.left + 32, box.bottom);
  };

  const select = (node: NodeIndex, mode: 'only' | 'toggle' | 'range') => {
    const { selection, select } = store.getState();
    if (mode === 'range') {
      select(rangeOf(rows, rowOf(tree, rows, anchor.current ?? node), rowOf(tree, rows, node)), node);
      return;
    }
    anchor.current = node;
    if (mode === 'only') select([node], node);
    else {
      const nodes = new Set(selection.nodes);
      if (!nodes.delete(node)) nodes.add(node);
      select(nodes, node);
    }
  };

  const latestSelect = useRef(select);
  latestSelect.current = select;
  // The same function for ever, so that scrolling renders only the rows that are new.
  const onClick = useCallback(
    (event: MouseEvent, node: NodeIndex) =>
      latestSelect.current(
        node,
        event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only',
      ),
    [],
  );

  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={styles.list}
      role="tree"
      aria-label={texts.list}
      aria-multiselectable="true"
      aria-activedescendant={active < 0 ? undefined : rowId(nodeAt(active))}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="none" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const node = nodeAt(index);
          const owner = owners.get(node);
          const finding = worst.get(tree.path(node));
          return (
            <TreeRow
              key={node}
              id={rowId(node)}
              tree={tree}
              node={node}
              start={start}
              position={rows.positions[index]!}
              siblings={rows.siblings[tree.parent(node) ?? tree.size]!}
              expanded={hasChildren(node) ? expansion[node] === 1 : undefined}
              selected={selection.nodes.has(node)}
              active={index === active}
              faded={mask !== undefined && (mask[node]! & MATCHES) === 0}
              face={owner && faces[owner.domain]}
              follows={owner?.assigned === false}
              dma={dma?.get(node)}
              assignable={facts.whyNotAssignable(node) === undefined}
              severity={finding?.severity}
              trouble={finding?.message}
              onClick={onClick}
              onToggle={toggle}
              onMenu={onMenu}
            />
          );
        })}
      </div>
    </div>
  );
}

const rowId = (node: NodeIndex) => `tree-node-${node}`;

/** All nodes on show; with a filter those that pass it, not what leads to them. */
const allOf = ({ nodes }: Rows, mask: FilterMask | undefined): NodeIndex[] =>
  Array.from(nodes, (node) => node as NodeIndex).filter((node) => !mask || (mask[node]! & MATCHES) !== 0);

const siblingsOf = (tree: DeviceTree, node: NodeIndex): NodeIndex[] => {
  const parent = tree.parent(node);
  return parent === undefined ? [node] : tree.children(parent);
};

const rangeOf = ({ nodes }: Rows, from: number, to: number): NodeIndex[] =>
  Array.from(nodes.subarray(Math.min(from, to), Math.max(from, to) + 1), (node) => node as NodeIndex);
