import type { ScmiGraph } from '../../store/scmi-graph.ts';
import type { Places } from './columns.ts';

export type Direction = 'before' | 'after' | 'above' | 'below';

/** The box an arrow key goes to: along a line to the side, within the column up and down. */
export function neighbour(
  { lines: all }: ScmiGraph,
  places: Places,
  to: Direction,
  from: string,
): string | undefined {
  const lines = all.filter(({ kind }) => kind === undefined);
  const here = places.get(from)!;
  const height = (id: string) => places.get(id)!.y;
  if (to === 'before' || to === 'after') {
    const linked = lines.flatMap((line) =>
      to === 'after' ? (line.from === from ? line.to : []) : line.to === from ? line.from : [],
    );
    const aside = linked.filter((id) => places.get(id)!.x !== here.x);
    const near = (aside.length > 0 ? aside : linked).toSorted(
      (a, b) => Math.abs(height(a) - here.y) - Math.abs(height(b) - here.y),
    );
    return near[0];
  }
  const column = [...places].filter(([, { x }]) => x === here.x).map(([id]) => id);
  const sorted = column.toSorted((a, b) => height(a) - height(b));
  return sorted[sorted.indexOf(from) + (to === 'below' ? 1 : -1)];
}

/** What leads to a box and what it leads to, with the lines between. */
export function pathThrough(
  { lines }: ScmiGraph,
  center: string | undefined,
): { boxes: ReadonlySet<string>; lines: ReadonlySet<string> } {
  const boxes = new Set<string>();
  const found = new Set<string>();
  if (center === undefined) return { boxes, lines: found };
  boxes.add(center);
  for (const [from, to] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    let front: Set<string> = new Set([center]);
    while (front.size > 0) {
      const next = new Set<string>();
      for (const line of lines) {
        if (!front.has(line[from])) continue;
        // A device id leads from the box in question to its other end, and no further.
        if (line.kind !== undefined && line[from] !== center) continue;
        found.add(line.id);
        if (line.kind !== undefined) continue;
        if (!boxes.has(line[to])) next.add(line[to]);
        boxes.add(line[to]);
      }
      front = next;
    }
  }
  return { boxes, lines: found };
}
