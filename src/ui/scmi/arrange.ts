import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import Elk from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { ScmiGraph } from '../../store/scmi-graph.ts';
import { COLUMN_OF, chainHeight, chainOffset, columnLeft, GAP_Y, type Places, sizeOf } from './columns.ts';

/** After this time the arrangement by columns stays. */
const PATIENCE_MS = 10_000;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  'elk.spacing.nodeNode': String(GAP_Y),
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
};

let elk: ELK | undefined;

const theElk = (): ELK =>
  (elk ??= new Elk({ workerUrl, workerFactory: (url) => new Worker(url ?? workerUrl) }));

/** Lets the layout library, in its own worker, find the order with the fewest crossings; undefined if it takes too long. */
export async function arrange(graph: ScmiGraph): Promise<Places | undefined> {
  let timer = 0;
  const late = new Promise<undefined>((resolve) => {
    timer = window.setTimeout(() => {
      elk?.terminateWorker();
      elk = undefined;
      resolve(undefined);
    }, PATIENCE_MS);
  });
  try {
    const found = await Promise.race([theElk().layout(question(graph)), late]);
    return found === undefined ? undefined : answer(graph, found);
  } finally {
    clearTimeout(timer);
  }
}

/** The boxes of an agent's chain are one box for the library, named after the agent. */
function chains({ boxes }: ScmiGraph): Map<string, string> {
  const chainOf = new Map<string, string>();
  let agent = '';
  for (const { id, kind } of boxes) {
    if (COLUMN_OF[kind] !== 0) continue;
    if (kind === 'agent') agent = id;
    chainOf.set(id, agent);
  }
  return chainOf;
}

function question(graph: ScmiGraph): ElkNode {
  const chainOf = chains(graph);
  const lengths = countEach(chainOf.values());
  const children = graph.boxes
    .filter(({ id }) => (chainOf.get(id) ?? id) === id)
    .map((box) => ({
      id: box.id,
      ...sizeOf(box),
      ...(lengths.has(box.id) && { height: chainHeight(lengths.get(box.id)!) }),
      layoutOptions: { 'elk.partitioning.partition': String(COLUMN_OF[box.kind]) },
    }));
  const edges = graph.lines
    .filter(({ kind }) => kind === undefined)
    .map(({ id, from, to }) => ({ id, from: chainOf.get(from) ?? from, to: chainOf.get(to) ?? to }))
    .filter(({ from, to }) => from !== to)
    .map(({ id, from, to }) => ({ id, sources: [from], targets: [to] }));
  return { id: 'root', layoutOptions: OPTIONS, children, edges };
}

function countEach(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Columns stay where they are; the library says how high each box stands. The agents stay in view at the top. */
function answer(graph: ScmiGraph, { children }: ElkNode): Places {
  const chainOf = chains(graph);
  const found = new Map(children?.map(({ id, y = 0 }) => [id, y]));
  const top = Math.min(...found.values());
  const agents = [...new Set(chainOf.values())].map((id) => found.get(id)!);
  const lift = agents.length === 0 ? 0 : Math.min(...agents) - top;
  const position = new Map<string, number>();
  return new Map(
    graph.boxes.map((box) => {
      const head = chainOf.get(box.id) ?? box.id;
      const i = position.get(head) ?? 0;
      position.set(head, i + 1);
      const y = found.get(head)! + chainOffset(i) - (COLUMN_OF[box.kind] === 0 ? lift : 0);
      return [box.id, { x: columnLeft(COLUMN_OF[box.kind]), y, ...sizeOf(box) }];
    }),
  );
}
