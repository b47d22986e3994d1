import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { Inspector } from '../inspector/Inspector.tsx';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { addFoldable, toggleFold } from '../parts/panels.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import { Problems } from '../problems/Problems.tsx';
import { Tree } from '../tree/Tree.tsx';
import { layoutStorage } from './layout-storage.ts';
import { SidePanel } from './SidePanel.tsx';
import { texts } from './strings.ts';
import styles from './Workspace.module.css';
import { WorkspaceTabs } from './WorkspaceTabs.tsx';

/** The height of the problems panel when only its head is shown. */
const PROBLEMS_HEAD = 32;
/** The height at which an explained problem can be read. */
const PROBLEMS_EXPLAINED = 264;

/** A share of the window, in pixels: wide screens have room for long names. */
const share = (of: number, part: number, least: number, most: number): number =>
  Math.round(Math.min(Math.max(of * part, least), most));

/** All panels side by side, with separators that the mouse and the arrow keys move. */
export function WideLayout() {
  const rows = useDefaultLayout({ id: 'domgraft.rows', storage: layoutStorage });
  const columns = useDefaultLayout({ id: 'domgraft.columns', storage: layoutStorage });
  const problems = usePanelRef();
  const [collapsed, setCollapsed] = useState(false);
  const explained = useWorkspace((state) => state.explained);
  useEffect(
    () =>
      addFoldable('problems-panel', {
        toggle: () =>
          problems.current?.isCollapsed() ? problems.current.expand() : problems.current?.collapse(),
        unfold: () => false,
      }),
    [problems],
  );
  useEffect(() => {
    const panel = problems.current;
    if (explained && panel && panel.getSize().inPixels < PROBLEMS_EXPLAINED) panel.resize(PROBLEMS_EXPLAINED);
  }, [explained, problems]);

  return (
    <Group orientation="vertical" className={styles.rows} {...rows}>
      <Panel id="main" minSize={240}>
        <Group className={styles.columns} {...columns}>
          <SidePanel
            id="tree"
            panelId="tree-panel"
            name={texts.tree}
            side="left"
            size={share(innerWidth, 0.2, 352, 480)}
          >
            <CrashBoundary name={texts.tree}>
              <Tree />
            </CrashBoundary>
          </SidePanel>
          <Separator className={styles.vertical} aria-label={texts.resizeTree} />
          <Panel id="workspace" minSize={320}>
            <WorkspaceTabs />
          </Panel>
          <Separator className={styles.vertical} aria-label={texts.resizeInspector} />
          <SidePanel
            id="inspector"
            panelId="inspector-panel"
            name={texts.inspector}
            side="right"
            size={share(innerWidth, 0.17, 304, 420)}
          >
            <CrashBoundary name={texts.inspector}>
              <Inspector />
            </CrashBoundary>
          </SidePanel>
        </Group>
      </Panel>
      <Separator className={styles.horizontal} aria-label={texts.resizeProblems} />
      <Panel
        id="problems"
        panelRef={problems}
        defaultSize={share(innerHeight, 0.18, 148, 260)}
        minSize={92}
        collapsible
        collapsedSize={PROBLEMS_HEAD}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => setCollapsed(inPixels <= PROBLEMS_HEAD)}
      >
        <CrashBoundary name={texts.problems}>
          <Problems collapsed={collapsed} onToggle={() => toggleFold('problems-panel')} />
        </CrashBoundary>
      </Panel>
    </Group>
  );
}
