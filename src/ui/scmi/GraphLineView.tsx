import { type Edge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import type { GraphLine } from '../../store/scmi-graph.ts';
import type { Slot } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import styles from './Graph.module.css';

export interface LineData extends Record<string, unknown> {
  readonly line: GraphLine;
  readonly name: string;
  readonly slot: Slot | undefined;
  readonly lit: boolean;
  readonly dim: boolean;
}
export type LineEdge = Edge<LineData, 'line'>;

/** A line of the graph, in the colour and dashes of the domain for whom it is there. */
export const GraphLineView = memo(function GraphLineView(props: EdgeProps<LineEdge>) {
  const { data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const [path] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  return (
    <>
      <path
        d={path}
        className={classes(
          styles.line,
          data?.line.kind !== undefined && styles.lineId,
          data?.lit && styles.lineLit,
          data?.dim && styles.lineDim,
        )}
        data-slot={data?.slot}
      />
      <path d={path} className={styles.lineHit}>
        <title>{data?.name}</title>
      </path>
    </>
  );
});
