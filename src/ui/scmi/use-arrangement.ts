import { useEffect, useMemo, useState } from 'react';
import type { ScmiGraph } from '../../store/scmi-graph.ts';
import { arrange } from './arrange.ts';
import { type Places, placeByColumns } from './columns.ts';

interface Arrangement {
  readonly places: Places;
  readonly by: 'columns' | 'library';
}

/** Columns at once; the arrangement of the library as soon as it is there. */
export function useArrangement(graph: ScmiGraph): Arrangement {
  const first = useMemo(() => placeByColumns(graph), [graph]);
  const [found, setFound] = useState<{ graph: ScmiGraph; places: Places }>();
  useEffect(() => {
    let current = true;
    arrange(graph).then(
      (places) => current && places !== undefined && setFound({ graph, places }),
      // Without the library the columns stay, and they show the same.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [graph]);
  return found?.graph === graph ? { places: found.places, by: 'library' } : { places: first, by: 'columns' };
}
