import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { present } from '../../core/base/assert.ts';
import type { NodePath } from '../../core/base/brand.ts';
import type { Finding } from '../../core/contract.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { DmaView } from '../../store/dma.ts';
import { resourcesOf } from '../../store/resources.ts';
import { classes } from '../parts/classes.ts';
import { DmaMark } from '../parts/DmaMark.tsx';
import { deviceDrag } from '../parts/dnd.ts';
import { showDragWord } from '../parts/drag-preview.ts';
import { NodeName } from '../parts/NodeName.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { texts as words } from '../parts/strings.ts';
import styles from './Domains.module.css';
import { texts } from './strings.ts';

interface DeviceCardProps {
  readonly id: string;
  readonly facts: HostFacts;
  readonly path: NodePath;
  readonly selected: boolean;
  readonly cursor: boolean;
  readonly dma: DmaView | undefined;
  readonly finding: Finding | undefined;
  readonly onSelect: () => void;
  readonly onGiveBack: () => void;
}

export function DeviceCard({
  id,
  facts,
  path,
  selected,
  cursor,
  dma,
  finding,
  onSelect,
  onGiveBack,
}: DeviceCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const { tree } = facts;
  const node = tree.byPath(path);
  const name = node === undefined ? path.slice(path.lastIndexOf('/') + 1) : tree.name(node);
  const compatible = node === undefined ? texts.gone : tree.string(node, 'compatible');
  const resources = useMemo(() => (node === undefined ? undefined : resourcesOf(facts, node)), [facts, node]);
  // The shield says it already; and where there is another problem, having no DMA is not worth the room.
  const shown = finding?.rule.startsWith('DG-DMA') && dma !== undefined ? undefined : finding;
  const harmless = dma?.state === 'none' || dma?.state === 'proxy';

  useEffect(
    () =>
      draggable({
        element: present(card.current, 'the device card'),
        getInitialData: () => deviceDrag([path], 'domain'),
        onGenerateDragPreview: ({ nativeSetDragImage }) => showDragWord(nativeSetDragImage, name),
      }),
    [path, name],
  );

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list as a whole takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this is its active descendant
    <div
      ref={card}
      id={id}
      className={classes(styles.device, selected && styles.selected, cursor && styles.cursor)}
      role="option"
      aria-label={[
        name,
        compatible,
        shown && texts.severities[shown.severity],
        dma && words.dma[dma.state],
        resources && resources.intids.length > 0 && texts.intids(resources.intids),
        resources && resources.pages > 0 && texts.pages(resources.pages),
      ]
        .filter(Boolean)
        .join(', ')}
      aria-selected={selected}
      onClick={onSelect}
    >
      <NodeName shrinking name={name} />
      <span className={styles.state}>
        {shown !== undefined && <SeverityMark small severity={shown.severity} title={shown.message} />}
        {dma !== undefined && !(shown !== undefined && harmless) && <DmaMark view={dma} />}
      </span>
      <span className={styles.meta}>
        <span className={styles.compatible}>{compatible}</span>
        {resources !== undefined && resources.intids.length > 0 && (
          <span>{texts.intids(resources.intids)}</span>
        )}
        {resources !== undefined && resources.pages > 0 && <span>{texts.pages(resources.pages)}</span>}
      </span>
      <span
        className={styles.giveBack}
        aria-hidden="true"
        title={texts.giveBack(name)}
        onClick={(event) => {
          event.stopPropagation();
          onGiveBack();
        }}
      >
        <X size={14} />
      </span>
    </div>
  );
}
