import type { GraphBox, GraphKind, ScmiGraph } from '../../store/scmi-graph.ts';

/** Where a box lies, in pixels of the unscaled picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type Places = ReadonlyMap<string, Place>;

/** The way into the firmware stands in one column, from top to bottom; everything else goes from left to right. */
export const COLUMN_OF: Readonly<Record<GraphKind, number>> = {
  agent: 0,
  transport: 0,
  channel: 0,
  shmem: 0,
  protocol: 1,
  resource: 2,
  resources: 2,
  consumer: 3,
  consumers: 3,
  domain: 4,
};

const WIDTHS = [98, 140, 114, 136, 72] as const;
/** After each column; the widest where most lines run. */
const GAPS = [18, 18, 46, 24] as const;
const ROW = 24;
export const GAP_Y = 5;
/** Between the boxes of the way into the firmware, so that its lines can be seen. */
const CHAIN_GAP = 14;

const lefts = WIDTHS.map((_, i) =>
  WIDTHS.slice(0, i).reduce((sum, width, before) => sum + width + GAPS[before]!, 0),
);

export const columnLeft = (column: number): number => lefts[column]!;

export const sizeOf = ({ kind }: GraphBox): { width: number; height: number } => ({
  width: WIDTHS[COLUMN_OF[kind]]!,
  height: ROW,
});

/**
 * Places every box by columns: neighbours of what is before them are put beside it as far as the column allows.
 * At once and always the same; the layout worker finds a better order afterwards.
 */
export function placeByColumns({ boxes, lines }: ScmiGraph): Places {
  const places = new Map<string, Place>();
  for (let column = 0; column < WIDTHS.length; column++) {
    const own = boxes.filter(({ kind }) => COLUMN_OF[kind] === column);
    const wish = new Map(own.map(({ id }) => [id, centreOfSources(id, lines, places)]));
    const ordered =
      column < 2 ? own : own.toSorted((a, b) => (wish.get(a.id) ?? Infinity) - (wish.get(b.id) ?? Infinity));
    stack(ordered, column, (box) => (column < 3 ? undefined : wish.get(box.id)), places);
  }
  return centred(places, boxes);
}

/** The mean height of the boxes that lead to one; undefined where nothing does. */
function centreOfSources(id: string, lines: ScmiGraph['lines'], places: Places): number | undefined {
  const from = lines.flatMap(({ from, to, kind }) =>
    to === id && kind === undefined ? (places.get(from) ?? []) : [],
  );
  return from.length === 0 ? undefined : from.reduce((sum, { y }) => sum + y, 0) / from.length;
}

function stack(
  boxes: readonly GraphBox[],
  column: number,
  wish: (box: GraphBox) => number | undefined,
  places: Map<string, Place>,
): void {
  let y = 0;
  for (const box of boxes) {
    const at = Math.max(y, wish(box) === undefined ? 0 : Math.min(wish(box)!, y + ROW * 3));
    places.set(box.id, { x: columnLeft(column), y: at, ...sizeOf(box) });
    y = at + ROW + (column === 0 ? CHAIN_GAP : GAP_Y);
  }
}

/** The short columns stand in the middle of the tall ones, so that lines are short; the way in starts at the top. */
function centred(places: Places, boxes: readonly GraphBox[]): Places {
  const columns = WIDTHS.map((_, column) =>
    boxes.filter(({ kind }) => COLUMN_OF[kind] === column).map(({ id }) => places.get(id)!),
  );
  const extents = columns.map((column) => ({
    top: Math.min(...column.map(({ y }) => y)),
    bottom: Math.max(...column.map(({ y, height }) => y + height)),
  }));
  const tallest = Math.max(0, ...extents.map(({ top, bottom }) => bottom - top).filter(Number.isFinite));
  return new Map(
    boxes.map((box) => {
      const column = COLUMN_OF[box.kind];
      const { top, bottom } = extents[column]!;
      const place = places.get(box.id)!;
      return [box.id, { ...place, y: place.y - top + (column === 0 ? 0 : (tallest - (bottom - top)) / 2) }];
    }),
  );
}

/** The chain of an agent as one block: its boxes keep their order from top to bottom. */
export const chainHeight = (boxes: number): number => boxes * (ROW + CHAIN_GAP) - CHAIN_GAP;
export const chainOffset = (i: number): number => i * (ROW + CHAIN_GAP);
