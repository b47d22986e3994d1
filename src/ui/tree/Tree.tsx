import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ChevronsDownUp, ChevronsUpDown, Eye, EyeOff } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodeIndex, NodePath } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { DeviceOrder } from '../../store/device-rows.ts';
import { nodeFilter } from '../../store/filter/match.ts';
import { splitTerms } from '../../store/filter/query.ts';
import { pathsOf } from '../../store/workspace.ts';
import { IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { comesFromDomain, draggedPaths } from '../parts/dnd.ts';
import { FoldButton } from '../parts/FoldButton.tsx';
import panel from '../parts/Panel.module.css';
import { Segments } from '../parts/Segments.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { FilterField, NO_QUERY } from './FilterField.tsx';
import {
  countMatches,
  type Expansion,
  expandTo,
  expansionOf,
  filterMask,
  firstExpansion,
  isOn,
  visibleRows,
  withoutDisabled,
} from './rows.ts';
import { texts } from './strings.ts';
import styles from './Tree.module.css';
import { TreeList } from './TreeList.tsx';

const DeviceTable = lazy(() => import('./devices/DeviceTable.tsx'));
const DeviceMenu = lazy(() => import('../parts/DeviceMenu.tsx'));

/** The device tree of the board: find nodes, select them, carry them to a domain. */
export function Tree() {
  const store = useWorkspaceStore();
  const { tree, facts } = present(
    useWorkspace(({ host }) => host),
    'the host',
  );
  const selected = useWorkspace(({ selection }) => selection.nodes.size);
  const revealed = useWorkspace((state) => state.revealed);
  const plan = present(
    useWorkspace((state) => state.plan),
    'the plan',
  );
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const [query, setQuery] = useState(NO_QUERY);
  const [expansion, setExpansion] = useState(() => firstExpansion(tree));
  const [menu, setMenu] = useState<{ x: number; y: number; paths: readonly NodePath[] }>();
  const filterField = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const [listing, setListing] = useState<Listing>('tree');
  const [order, setOrder] = useState<DeviceOrder>({ by: 'device', direction: 'ascending' });
  const [hidesDisabled, setHidesDisabled] = useState(false);
  const asked = useDeferredValue(query);
  const sources = useMemo(() => [...asked.terms, ...splitTerms(asked.draft)], [asked]);
  const subject = useMemo(() => ({ facts, plan, findings }), [facts, plan, findings]);
  const { passes, errors } = useMemo(() => nodeFilter(subject, sources), [subject, sources]);
  const mask = useMemo(() => passes && filterMask(tree, passes), [tree, passes]);
  const visible = useMemo(
    () => (hidesDisabled ? withoutDisabled(tree, mask, (node) => isOn(tree, node)) : mask),
    [tree, mask, hidesDisabled],
  );
  // While a filter is set, opening and closing nodes leaves the tree behind it as it was.
  const [filtered, setFiltered] = useState<{ sources: typeof sources; expansion: Expansion }>();
  const shown = useMemo(() => {
    if (mask === undefined) return expansion;
    return filtered?.sources === sources ? filtered.expansion : expansionOf(mask);
  }, [mask, expansion, filtered, sources]);
  const rows = useMemo(() => visibleRows(tree, shown, visible), [tree, shown, visible]);
  const show = (next: Expansion) =>
    mask === undefined ? setExpansion(next) : setFiltered({ sources, expansion: next });

  useEffect(() => setExpansion(firstExpansion(tree)), [tree]);
  const passed = useRef(passes);
  passed.current = passes;
  useEffect(() => {
    const { active } = store.getState().selection;
    if (revealed === 0 || active === undefined) return;
    if (!passed.current?.(active)) setQuery(NO_QUERY);
    if (![active, ...tree.ancestors(active)].every((node) => isOn(tree, node))) setHidesDisabled(false);
    setExpansion((old) => expandTo(tree, old, active));
    setListing((now) => (now === 'devices' && !isListed(facts, active) ? 'tree' : now));
  }, [revealed, store, tree, facts]);

  const openMenu = (node: NodeIndex, x: number, y: number) => {
    const { selection, select } = store.getState();
    if (!selection.nodes.has(node)) select([node], node);
    const nodes = selection.nodes.has(node) ? selection.nodes : [node];
    setMenu({ x, y, paths: pathsOf(tree, nodes) });
  };

  const expandAll = () => show(new Uint8Array(tree.size).fill(1));
  const collapseAll = () => show(Uint8Array.of(1, ...new Uint8Array(tree.size - 1)));

  return (
    <nav className={panel.panel} aria-label={texts.title} id="tree-panel" tabIndex={-1}>
      <div className={panel.head}>
        <h2 className="hiddenText">{texts.title}</h2>
        <Segments
          label={texts.showAs}
          values={LISTINGS}
          words={texts.listings}
          value={listing}
          onValue={setListing}
        />
        <span className="grow" />
        <IconButton
          small
          label={texts.hideDisabled}
          aria-pressed={hidesDisabled}
          onClick={() => setHidesDisabled(!hidesDisabled)}
        >
          {hidesDisabled ? <EyeOff size={14} /> : <Eye size={14} />}
        </IconButton>
        {listing === 'tree' && (
          <>
            <IconButton small label={texts.expandAll} onClick={expandAll}>
              <ChevronsUpDown size={14} />
            </IconButton>
            <IconButton small label={texts.collapseAll} onClick={collapseAll}>
              <ChevronsDownUp size={14} />
            </IconButton>
          </>
        )}
        <FoldButton />
      </div>
      <FilterField
        ref={filterField}
        query={query}
        subject={subject}
        errors={errors}
        onQuery={setQuery}
        onLeave={() => list.current?.focus()}
      />
      <GiveBack />
      {listing === 'devices' ? (
        <Suspense fallback={<p className={panel.empty}>{texts.loading}</p>}>
          <DeviceTable
            ref={list}
            facts={facts}
            passes={passes}
            hidesDisabled={hidesDisabled}
            order={order}
            onOrder={setOrder}
            onFilter={() => filterField.current?.focus()}
            onMenu={openMenu}
          />
        </Suspense>
      ) : (
        <>
          {rows.nodes.length === 0 && <p className={panel.empty}>{texts.noMatch}</p>}
          <TreeList
            ref={list}
            facts={facts}
            rows={rows}
            expansion={shown}
            mask={mask}
            visible={visible}
            onExpand={show}
            onFilter={() => filterField.current?.focus()}
            onMenu={openMenu}
          />
          <div className={panel.foot}>
            <span>{texts.nodes(tree.size)}</span>
            <span role="status">{mask !== undefined && texts.matches(countMatches(mask))}</span>
            <span className={styles.end}>{selected > 1 && texts.selected(selected)}</span>
          </div>
        </>
      )}
      {menu !== undefined && (
        <Suspense>
          <DeviceMenu
            {...menu}
            onClose={() => {
              setMenu(undefined);
              list.current?.focus();
            }}
          />
        </Suspense>
      )}
    </nav>
  );
}

type Listing = keyof typeof texts.listings;

/** Whether the table of devices has a row for a node. */
const isListed = (facts: HostFacts, node: NodeIndex): boolean =>
  facts.devices().some((device) => device.node === node);

/** All nodes as a tree, or the devices alone as a table. */
const LISTINGS: readonly Listing[] = ['tree', 'devices'];

/** Appears while devices of a domain are dragged: dropping them on the tree gives them back to dom0. */
function GiveBack() {
  const store = useWorkspaceStore();
  const strip = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'over'>('idle');
  useEffect(() => {
    const element = present(strip.current?.parentElement, 'the tree panel');
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => comesFromDomain(source.data),
      onDragEnter: () => setState('over'),
      onDragLeave: () => setState('idle'),
      onDrop({ source }) {
        setState('idle');
        store.getState().unassign(draggedPaths(source.data));
      },
    });
  }, [store]);
  return (
    <div ref={strip} className={classes(styles.back, state === 'over' && styles.backOver)} aria-hidden="true">
      {texts.back}
    </div>
  );
}
