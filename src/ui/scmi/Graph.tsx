import '@xyflow/react/dist/base.css';
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { GraphBox, ScmiGraph } from '../../store/scmi-graph.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import type { Places } from './columns.ts';
import styles from './Graph.module.css';
import { type BoxNode, boxElementId, GraphBoxView } from './GraphBoxView.tsx';
import { GraphLineView, type LineEdge } from './GraphLineView.tsx';
import { neighbour, pathThrough } from './neighbours.ts';
import { boxName, lineName, texts } from './strings.ts';
import { useArrangement } from './use-arrangement.ts';
import { fitted, LEAST_ZOOM, shiftedInto } from './viewport.ts';

const DeviceMenu = lazy(() => import('../parts/DeviceMenu.tsx'));

const NODE_TYPES = { box: GraphBoxView };
const EDGE_TYPES = { line: GraphLineView };
const STILL = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
};

export interface GraphHandle {
  fit(): void;
  zoom(by: 1 | -1): void;
}

interface GraphProps {
  readonly facts: HostFacts;
  readonly graph: ScmiGraph;
  /** Of the plan's domains, in order. */
  readonly faces: readonly Face[];
  readonly chosen: string | undefined;
  readonly onChoose: (box: GraphBox) => void;
  readonly onToggleMatrix: () => void;
  readonly onPlaces: (places: Places) => void;
  readonly handle: { current: GraphHandle | undefined };
}

export function Graph(props: GraphProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function Picture({ facts, graph, faces, chosen, onChoose, onToggleMatrix, onPlaces, handle }: GraphProps) {
  const store = useWorkspaceStore();
  const flow = useReactFlow<BoxNode, LineEdge>();
  const frame = useRef<HTMLElement>(null);
  const { places, by } = useArrangement(graph);
  const [cursor, setCursor] = useState<string>();
  const [hovered, setHovered] = useState<{ box?: string; line?: string }>({});
  const [menu, setMenu] = useState<{ paths: readonly NodePath[]; x: number; y: number; from: string }>();
  const active = useWorkspace(({ selection }) => selection.active);
  const { boxes, lines } = graph;
  const at = boxes.some(({ id }) => id === cursor) ? cursor : boxes[0]?.id;
  const center = hovered.box ?? chosen;
  const lit = useMemo(() => pathThrough(graph, center), [graph, center]);

  const faceOf = useCallback((owner: number) => (owner < 0 ? DOM0_FACE : faces[owner]!), [faces]);

  const fitAll = useCallback(() => {
    const size = frame.current?.getBoundingClientRect();
    if (size !== undefined) void flow.setViewport(fitted(places, size));
  }, [flow, places]);

  useEffect(() => {
    handle.current = {
      fit: fitAll,
      zoom: (by) => void (by > 0 ? flow.zoomIn() : flow.zoomOut()),
    };
    onPlaces(places);
    fitAll();
  }, [fitAll, flow, handle, onPlaces, places]);

  // The library calls its whole picture an application, which would take the arrow keys from screen readers.
  useEffect(() => frame.current?.querySelector('[role="application"]')?.setAttribute('role', 'group'), []);

  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(fitAll);
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [fitAll]);

  const pathOf = useCallback(
    ({ kind, node }: GraphBox): NodePath | undefined =>
      kind !== 'consumer' || node === undefined || facts.whyNotAssignable(node) !== undefined
        ? undefined
        : facts.tree.path(node),
    [facts],
  );

  const press = useCallback(
    (box: GraphBox) => {
      setCursor(box.id);
      if (box.node !== undefined && box.kind !== 'resources')
        store.getState().reveal(facts.tree.path(box.node));
      onChoose(box);
    },
    [facts, store, onChoose],
  );
  const openMenu = useCallback(
    (box: GraphBox, x: number, y: number) => {
      const path = pathOf(box);
      if (path !== undefined) setMenu({ paths: [path], x, y, from: box.id });
    },
    [pathOf],
  );
  const dropped = useCallback(
    ({ owner }: GraphBox, paths: readonly NodePath[]) => {
      const { assign, unassign, plan } = store.getState();
      const domain = plan?.domains[owner!]?.name;
      if (domain === undefined) unassign(paths);
      else assign(paths, domain);
    },
    [store],
  );

  const nodes = useMemo(
    () =>
      boxes.map((box): BoxNode => {
        const { x, y, width, height } = places.get(box.id)!;
        const owners = box.owners ?? (box.owner === undefined ? [] : [box.owner]);
        return {
          id: box.id,
          type: 'box',
          position: { x, y },
          width,
          height,
          measured: { width, height },
          data: {
            box,
            name: boxName(
              box,
              owners.map((owner) => faceOf(owner).name),
            ),
            faces: owners.map(faceOf),
            path: pathOf(box),
            cursor: box.id === at,
            lit: hovered.box !== undefined && lit.boxes.has(box.id),
            selected: box.id === chosen || (box.kind === 'consumer' && box.node === active),
            onPress: press,
            onMenu: openMenu,
            onDropDevices: dropped,
          },
        };
      }),
    [boxes, places, at, lit, hovered.box, chosen, active, faceOf, pathOf, press, openMenu, dropped],
  );

  const edges = useMemo(() => {
    const columns = new Map(boxes.map((box) => [box.id, places.get(box.id)!]));
    const labels = new Map(boxes.map(({ id, label }) => [id, label]));
    return lines.map((line): LineEdge => {
      const { id, from, to, owner } = line;
      const upright = columns.get(from)!.x === columns.get(to)!.x;
      const isLit = hovered.line === id || lit.lines.has(id);
      const name = lineName(labels.get(from)!, labels.get(to)!, line.label);
      return {
        id,
        type: 'line',
        source: from,
        target: to,
        sourceHandle: upright ? 'bottom' : 'right',
        targetHandle: upright ? 'top' : 'left',
        ariaLabel: name,
        zIndex: isLit ? 10 : 0,
        data: {
          line,
          name,
          slot: owner === undefined ? undefined : faceOf(owner).slot,
          lit: isLit,
          dim: lit.boxes.size > 0 && !isLit,
        },
      };
    });
  }, [boxes, lines, places, lit, hovered.line, faceOf]);

  const focus = (id: string | undefined) => {
    const place = id === undefined ? undefined : places.get(id);
    const size = frame.current?.getBoundingClientRect();
    if (id === undefined || place === undefined || size === undefined) return;
    setCursor(id);
    void flow.setViewport(shiftedInto(place, flow.getViewport(), size));
    document.getElementById(boxElementId(id))?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const box = boxes.find(({ id }) => boxElementId(id) === (event.target as HTMLElement).id);
    if (box === undefined || event.altKey) return;
    const menuHere = () => {
      const { left, bottom } = document.getElementById(boxElementId(box.id))!.getBoundingClientRect();
      openMenu(box, left, bottom);
    };
    const go = (to: Parameters<typeof neighbour>[2]) => () => focus(neighbour(graph, places, to, box.id));
    const command = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      ArrowRight: go('after'),
      ArrowLeft: go('before'),
      ArrowUp: go('above'),
      ArrowDown: go('below'),
      Home: () => focus(boxes[0]?.id),
      End: () => focus(boxes.at(-1)?.id),
      Enter: () => press(box),
      ' ': () => press(box),
      ContextMenu: menuHere,
      '+': () => void flow.zoomIn(),
      '-': () => void flow.zoomOut(),
      '0': fitAll,
      m: onToggleMatrix,
      M: onToggleMatrix,
    };
    const action = command
      ? event.key === 'Enter'
        ? menuHere
        : undefined
      : event.shiftKey && event.key === 'F10'
        ? menuHere
        : keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  return (
    <section
      ref={frame}
      className={styles.graph}
      aria-label={texts.graph(boxes.length)}
      data-arranged={by}
      onKeyDown={onKeyDown}
    >
      <ReactFlow
        {...STILL}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        minZoom={LEAST_ZOOM}
        maxZoom={2}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        elementsSelectable={false}
        proOptions={{ hideAttribution: false }}
        onNodeMouseEnter={(_, { id }) => setHovered({ box: id })}
        onNodeMouseLeave={() => setHovered({})}
        onEdgeMouseEnter={(_, { id }) => setHovered({ line: id })}
        onEdgeMouseLeave={() => setHovered({})}
      >
        {boxes.length > 30 && (
          <MiniMap
            ariaLabel={texts.minimap}
            position="bottom-left"
            style={{ width: 96, height: 72 }}
            nodeColor="var(--line-control)"
            pannable
          />
        )}
      </ReactFlow>
      {menu !== undefined && (
        <Suspense>
          <DeviceMenu
            {...menu}
            onClose={() => {
              setMenu(undefined);
              document.getElementById(boxElementId(menu.from))?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
