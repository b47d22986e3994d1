import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { Inspector } from '../inspector/Inspector.tsx';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import { Problems } from '../problems/Problems.tsx';
import { Tree } from '../tree/Tree.tsx';
import { layoutStorage } from './layout-storage.ts';
import { texts } from './strings.ts';
import styles from './Workspace.module.css';
import { WorkspaceTabs } from './WorkspaceTabs.tsx';

/** The height of the problems panel when only its head is shown. */
const PROBLEMS_HEAD = 32;
/** The height at which an explained problem can be read. */
const PROBLEMS_EXPLAINED = 264;

/** All panels side by side, with separators that the mouse and the arrow keys move. */
export function WideLayout() {
  const rows = useDefaultLayout({ id: 'domgraft.rows', storage: layoutStorage });
  const columns = useDefaultLayout({ id: 'domgraft.columns', storage: layoutStorage });
  const problems = usePanelRef();
  const [collapsed, setCollapsed] = useState(false);
  const explained = useWorkspace((state) => state.explained);
  useEffect(() => {
    const panel = problems.current;
    if (explained && panel && panel.getSize().inPixels < PROBLEMS_EXPLAINED) panel.resize(PROBLEMS_EXPLAINED);
  }, [explained, problems]);

  return (
    <Group orientation="vertical" className={styles.rows} {...rows}>
      <Panel id="main" minSize={240}>
        <Group className={styles.columns} {...columns}>
          <Panel id="tree" defaultSize={352} minSize={220} groupResizeBehavior="preserve-pixel-size">
            <CrashBoundary name={texts.tree}>
              <Tree />
            </CrashBoundary>
          </Panel>
          <Separator className={styles.vertical} aria-label={texts.resizeTree} />
          <Panel id="workspace" minSize={320}>
            <WorkspaceTabs />
          </Panel>
          <Separator className={styles.vertical} aria-label={texts.resizeInspector} />
          <Panel id="inspector" defaultSize={304} minSize={220} groupResizeBehavior="preserve-pixel-size">
            <CrashBoundary name={texts.inspector}>
              <Inspector />
            </CrashBoundary>
          </Panel>
        </Group>
      </Panel>
      <Separator className={styles.horizontal} aria-label={texts.resizeProblems} />
      <Panel
        id="problems"
        panelRef={problems}
        defaultSize={148}
        minSize={92}
        collapsible
        collapsedSize={PROBLEMS_HEAD}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => setCollapsed(inPixels <= PROBLEMS_HEAD)}
      >
        <CrashBoundary name={texts.problems}>
          <Problems
            collapsed={collapsed}
            onToggle={() => (collapsed ? problems.current?.expand() : problems.current?.collapse())}
          />
        </CrashBoundary>
      </Panel>
    </Group>
  );
}
