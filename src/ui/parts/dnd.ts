import type { NodePath } from '../../core/base/brand.ts';

type DragData = Record<string | symbol, unknown>;

/** What is carried while devices are dragged, and where from. */
export const deviceDrag = (paths: readonly NodePath[], from: 'tree' | 'domain'): DragData => ({
  kind: 'devices',
  paths,
  from,
});

/** Whether what is dragged are devices of ours. */
export const isDeviceDrag = (data: DragData): boolean => data.kind === 'devices';

export const comesFromDomain = (data: DragData): boolean => isDeviceDrag(data) && data.from === 'domain';

export const draggedPaths = (data: DragData): readonly NodePath[] =>
  isDeviceDrag(data) ? (data.paths as readonly NodePath[]) : [];
