import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodePath } from '../../core/base/brand.ts';
import type { GraphBox } from '../../store/scmi-graph.ts';
import type { Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { deviceDrag, draggedPaths, isDeviceDrag } from '../parts/dnd.ts';
import { showDragWord } from '../parts/drag-preview.ts';
import { NodeName } from '../parts/NodeName.tsx';
import styles from './Graph.module.css';

export interface BoxData extends Record<string, unknown> {
  readonly box: GraphBox;
  readonly name: string;
  readonly faces: readonly Face[];
  /** The path to drag, where the box is a device that may go to a domain. */
  readonly path: NodePath | undefined;
  readonly cursor: boolean;
  readonly lit: boolean;
  readonly selected: boolean;
  readonly onPress: (box: GraphBox) => void;
  readonly onMenu: (box: GraphBox, x: number, y: number) => void;
  readonly onDropDevices: (box: GraphBox, paths: readonly NodePath[]) => void;
}
export type BoxNode = Node<BoxData, 'box'>;

/** The id of the element of a box. */
export const boxElementId = (id: string): string => `scmi-${id.replaceAll(' ', '-')}`;

/** One box of the graph: a button, a device to drag, or a domain to drop on. */
export const GraphBoxView = memo(function GraphBoxView({ data }: NodeProps<BoxNode>) {
  const { box, name, faces, path, cursor, lit, selected, onPress, onMenu, onDropDevices } = data;
  const element = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const { kind, label, detail, open } = box;

  useEffect(() => {
    if (path === undefined) return undefined;
    return draggable({
      element: present(element.current, 'the box'),
      getInitialData: () => deviceDrag([path], 'tree'),
      onGenerateDragPreview: ({ nativeSetDragImage }) => showDragWord(nativeSetDragImage, label),
    });
  }, [path, label]);

  useEffect(() => {
    if (kind !== 'domain') return undefined;
    return dropTargetForElements({
      element: present(element.current, 'the box'),
      canDrop: ({ source }) => isDeviceDrag(source.data),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        onDropDevices(box, draggedPaths(source.data));
      },
    });
  }, [kind, box, onDropDevices]);

  const menu = (event: MouseEvent) => {
    if (path === undefined) return;
    event.preventDefault();
    onMenu(box, event.clientX, event.clientY);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a real button cannot be dragged in every browser
    // biome-ignore lint/a11y/useKeyWithClickEvents: the graph as a whole takes the keys
    <div
      ref={element}
      id={boxElementId(box.id)}
      className={classes(
        'nodrag nopan',
        styles.box,
        styles[kind],
        box.faded && styles.faded,
        lit && styles.lit,
        selected && styles.selected,
        over && styles.over,
      )}
      data-slot={kind === 'resource' ? undefined : faces[0]?.slot}
      role="button"
      aria-label={name}
      aria-expanded={open}
      aria-pressed={selected}
      tabIndex={cursor ? 0 : -1}
      title={name}
      onClick={() => onPress(box)}
      onContextMenu={menu}
    >
      <Handle id="left" type="target" position={Position.Left} isConnectable={false} />
      <Handle id="top" type="target" position={Position.Top} isConnectable={false} />
      {open !== undefined && (open ? <ChevronDown size={12} /> : <ChevronRight size={12} />)}
      {kind === 'domain' && faces[0] && <DomainBadge face={faces[0]} />}
      <span className={styles.label} data-label="">
        {kind === 'consumer' ? <NodeName name={label} /> : label}
      </span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {kind === 'resource' &&
        faces.map(({ slot }) => <i key={slot} className={styles.swatch} data-slot={slot} />)}
      <Handle id="right" type="source" position={Position.Right} isConnectable={false} />
      <Handle id="bottom" type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});
