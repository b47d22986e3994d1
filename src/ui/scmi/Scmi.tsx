import { useCallback, useMemo, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { scmiOf } from '../../store/scmi.ts';
import { type GraphBox, type GraphFocus, scmiGraph } from '../../store/scmi-graph.ts';
import { matrixOfPlan } from '../../store/scmi-matrix.ts';
import { resourceLabel } from '../../store/scmi-users.ts';
import { DOM0_FACE, facesOf } from '../../store/views.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Agent } from './Agent.tsx';
import type { Places } from './columns.ts';
import { Graph, type GraphHandle } from './Graph.tsx';
import { Matrix } from './Matrix.tsx';
import { NodeButton } from './NodeButton.tsx';
import { Privileges } from './Privileges.tsx';
import styles from './Scmi.module.css';
import { savePng, saveSvg } from './save-picture.ts';
import { texts } from './strings.ts';
import { Toolbar, type View } from './Toolbar.tsx';
import { useWide } from './use-wide.ts';

/** The board's SCMI agents as a graph and as a matrix: who needs what, and who could reach more. */
export function Scmi() {
  const facts = useWorkspace(({ host }) => host?.facts);
  const plan = useWorkspace((state) => state.plan);
  if (facts === undefined || plan === undefined) return null;
  return scmiOf(facts).instances.length === 0 ? (
    <NoAgent facts={facts} />
  ) : (
    <Agents facts={facts} plan={plan} />
  );
}

function NoAgent({ facts }: { facts: HostFacts }) {
  const { scpi } = scmiOf(facts);
  return (
    <section className={styles.none}>
      <h3>{texts.none}</h3>
      <p>{texts.noneHint}</p>
      {scpi.length > 0 && (
        <p>
          {texts.scpi}{' '}
          {scpi.map((node) => (
            <NodeButton key={node} tree={facts.tree} node={node} />
          ))}
        </p>
      )}
    </section>
  );
}

function Agents({ facts, plan }: { facts: HostFacts; plan: Plan }) {
  const store = useWorkspaceStore();
  const hostName = useWorkspace(({ host }) => host?.name ?? '');
  const pane = useRef<HTMLDivElement>(null);
  const wide = useWide(pane);
  const [wanted, setWanted] = useState<View>();
  const [query, setQuery] = useState('');
  const [focus, setFocus] = useState<GraphFocus>();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string>();
  const handle = useRef<GraphHandle>(undefined);
  const places = useRef<Places>(new Map());
  const { domains, scmiNames: names } = plan;
  const faces = facesOf(domains);
  const view = wanted ?? (wide ? 'both' : 'graph');
  const matrix = matrixOfPlan(facts, plan);
  const graph = useMemo(
    () => scmiGraph(facts, domains, { toggled, focus, query, names }),
    [facts, domains, toggled, focus, query, names],
  );
  const shown = new Set(graph.boxes.map(({ id }) => id));
  const narrowed = focus !== undefined || query.trim() !== '';
  // One resource in focus leaves the rest of the matrix to be asked about next.
  const rows =
    narrowed && focus?.kind !== 'resource' ? matrix.rows.filter(({ key }) => shown.has(key)) : matrix.rows;

  const choose = useCallback((box: GraphBox) => {
    if (box.open !== undefined) {
      setToggled((old) => {
        const next = new Set(old);
        if (!next.delete(box.id)) next.add(box.id);
        return next;
      });
      return;
    }
    setChosen((old) => (old === box.id ? undefined : box.id));
  }, []);
  const isShown = (path: string): boolean => {
    const node = facts.tree.byPath(path as NodePath);
    return rows.some(({ users }) => users.some((user) => user.node === node));
  };
  const chooseRow = (key: string | undefined) => {
    setChosen(key);
    setFocus(key === undefined ? undefined : { kind: 'resource', key });
  };
  const keepPlaces = useCallback((found: Places) => {
    places.current = found;
  }, []);
  const faceOf = (owner: number) => (owner < 0 ? DOM0_FACE : faces[owner]!);
  const pictureName = `${hostName.replace(/\.dtb$/, '')}-scmi`;

  return (
    <div ref={pane} className={styles.pane}>
      <Toolbar
        facts={facts}
        domains={domains}
        view={view}
        query={query}
        focus={focus}
        focusName={focus && nameOf(focus, facts, domains, matrix.rows)}
        handle={handle}
        onView={setWanted}
        onQuery={setQuery}
        onFocus={(next) => {
          setFocus(next);
          if (next === undefined) setChosen(undefined);
        }}
        onSave={(as) => {
          if (as === 'svg') saveSvg(pictureName, graph, places.current, faceOf);
          else
            savePng(pictureName, graph, places.current, faceOf).catch(() =>
              store.getState().notify(texts.pngFailed),
            );
        }}
      />
      <div className={styles.views} data-view={view} data-wide={wide}>
        {(view === 'graph' || view === 'both') && (
          <Graph
            facts={facts}
            graph={graph}
            faces={faces}
            chosen={chosen}
            onChoose={choose}
            onToggleMatrix={() => setWanted(view === 'graph' ? 'both' : 'graph')}
            onPlaces={keepPlaces}
            handle={handle}
          />
        )}
        {view === 'needs' && (
          <div className={styles.scroll}>
            <Privileges tree={facts.tree} faces={faces} shown={narrowed ? isShown : undefined} />
          </div>
        )}
        {(view === 'matrix' || view === 'both') && (
          <div className={styles.scroll}>
            <Matrix
              facts={facts}
              matrix={matrix}
              rows={rows}
              domains={domains}
              faces={faces}
              chosen={chosen}
              onChoose={chooseRow}
            />
            {rows.length === 0 && <p className={styles.empty}>{narrowed ? texts.noMatch : texts.nothing}</p>}
            <h3 className={styles.section}>{texts.how}</h3>
            {scmiOf(facts).instances.map((instance) => (
              <Agent key={instance.node} tree={facts.tree} instance={instance} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function nameOf(
  focus: GraphFocus,
  facts: HostFacts,
  domains: Plan['domains'],
  rows: ReturnType<typeof matrixOfPlan>['rows'],
): string {
  switch (focus.kind) {
    case 'node':
      return facts.tree.name(focus.node);
    case 'domain':
      return domains[focus.domain]?.name ?? '';
    case 'resource': {
      const row = rows.find(({ key }) => key === focus.key);
      return row === undefined ? '' : resourceLabel(facts, row);
    }
  }
}
