import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Panel, usePanelRef } from 'react-resizable-panels';
import { IconButton } from '../parts/Button.tsx';
import { FoldContext } from '../parts/FoldButton.tsx';
import { addFoldable, focusPanel, type PanelId } from '../parts/panels.ts';
import { texts as words } from '../parts/strings.ts';
import styles from './Workspace.module.css';

/** What remains of a panel that is folded away, in pixels. */
const RAIL = 36;

interface SidePanelProps {
  readonly id: string;
  readonly panelId: PanelId;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly size: number;
  readonly children: ReactNode;
}

/** A panel at the side that can be folded away; what is in it stays as it was until it comes back. */
export function SidePanel({ id, panelId, name, side, size, children }: SidePanelProps) {
  const panel = usePanelRef();
  const rail = useRef<HTMLButtonElement>(null);
  const [folded, setFolded] = useState(false);
  /** What to do once it is folded or back; nothing where a separator was dragged there. */
  const next = useRef<() => void>(undefined);
  const fold = useMemo(() => {
    const set = (how: 'collapse' | 'expand', then: () => void) => {
      next.current = then;
      panel.current?.[how]();
    };
    return {
      name,
      side,
      fold: () => set('collapse', () => rail.current?.focus()),
      unfold: (then = () => focusPanel(panelId)) => set('expand', then),
    };
  }, [name, side, panel, panelId]);

  useEffect(
    () =>
      addFoldable(panelId, {
        toggle: () => (panel.current?.isCollapsed() ? fold.unfold() : fold.fold()),
        unfold(then) {
          if (!panel.current?.isCollapsed()) return false;
          fold.unfold(then);
          return true;
        },
      }),
    [panelId, panel, fold],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it was folded or came back
  useEffect(() => {
    next.current?.();
    next.current = undefined;
  }, [folded]);

  const Icon = side === 'left' ? PanelLeftOpen : PanelRightOpen;
  return (
    <Panel
      id={id}
      panelRef={panel}
      defaultSize={size}
      minSize={220}
      collapsible
      collapsedSize={RAIL}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => setFolded(inPixels <= RAIL)}
    >
      {folded && (
        <div className={styles.rail}>
          <IconButton ref={rail} label={words.unfold(name)} onClick={() => fold.unfold()}>
            <Icon size={16} />
          </IconButton>
          <span aria-hidden="true">{name}</span>
        </div>
      )}
      <div className={styles.unfolded} hidden={folded}>
        <FoldContext value={fold}>{children}</FoldContext>
      </div>
    </Panel>
  );
}
