import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { facesOf, ownershipOf } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { deviceDrag } from '../parts/dnd.ts';
import { showDragWord } from '../parts/drag-preview.ts';
import { NodeLink } from '../parts/NodeLink.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Scmi.module.css';

interface NodeButtonProps {
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
  /** Shows the whole path, not the name alone. */
  readonly full?: boolean;
}

const NONE: readonly never[] = [];

/** A node with the domain that has it; a device can be dragged from here. */
export function NodeButton({ tree, node, full = false }: NodeButtonProps) {
  const element = useRef<HTMLSpanElement>(null);
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const fixed = useWorkspace(({ host }) => host?.facts.whyNotAssignable(node)) !== undefined;
  const owner = ownershipOf(tree, domains).get(node);
  const path = tree.path(node);
  useEffect(() => {
    if (fixed) return undefined;
    return draggable({
      element: present(element.current, 'the name'),
      getInitialData: () => deviceDrag([path], 'tree'),
      onGenerateDragPreview: ({ nativeSetDragImage }) => showDragWord(nativeSetDragImage, tree.name(node)),
    });
  }, [fixed, path, tree, node]);
  return (
    <span ref={element} className={styles.node}>
      <NodeLink className={styles.link} path={path} full={full} />
      {owner !== undefined && <DomainBadge face={facesOf(domains)[owner.domain]!} />}
    </span>
  );
}
