import { Tabs } from 'radix-ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { countProtocols } from '../../store/scmi.ts';
import { TABS, type Tab } from '../../store/state.ts';
import { Domains, NewDomainButton } from '../domains/Domains.tsx';
import { loadCodePane } from '../files/load-code-pane.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Problems } from '../problems/Problems.tsx';
import { Tree } from '../tree/Tree.tsx';
import { Header } from './Header.tsx';
import { layoutStorage } from './layout-storage.ts';
import { SkipLinks } from './SkipLinks.tsx';
import { StatusLine } from './StatusLine.tsx';
import { texts } from './strings.ts';
import styles from './Workspace.module.css';

const Scmi = lazy(() => import('../scmi/Scmi.tsx').then(({ Scmi }) => ({ default: Scmi })));
const Files = lazy(() => import('../files/Files.tsx').then(({ Files }) => ({ default: Files })));

/** What a tab needs is fetched when somebody reaches for it. */
const WARM: Partial<Record<Tab, () => void>> = { files: () => void loadCodePane() };

/** The height of the problems panel when only its head is shown. */
const PROBLEMS_HEAD = 32;
/** The height at which an explained problem can be read. */
const PROBLEMS_EXPLAINED = 264;

export function Workspace() {
  const rows = useDefaultLayout({ id: 'domgraft.rows', storage: layoutStorage });
  const columns = useDefaultLayout({ id: 'domgraft.columns', storage: layoutStorage });
  const board = useWorkspace(({ host }) => host?.name);
  const problems = usePanelRef();
  const [collapsed, setCollapsed] = useState(false);
  const explained = useWorkspace((state) => state.explained);
  useEffect(() => {
    const panel = problems.current;
    if (explained && panel && panel.getSize().inPixels < PROBLEMS_EXPLAINED) panel.resize(PROBLEMS_EXPLAINED);
  }, [explained, problems]);

  return (
    <div className={styles.frame}>
      <SkipLinks />
      <Header />
      <main className={styles.main}>
        <h1 className="hiddenText">{board}</h1>
        <Group orientation="vertical" className={styles.rows} {...rows}>
          <Panel id="main" minSize={240}>
            <Group className={styles.columns} {...columns}>
              <Panel id="tree" defaultSize={352} minSize={220} groupResizeBehavior="preserve-pixel-size">
                <Tree />
              </Panel>
              <Separator className={styles.vertical} aria-label={texts.resizeTree} />
              <Panel id="workspace" minSize={320}>
                <WorkspaceTabs />
              </Panel>
              <Separator className={styles.vertical} aria-label={texts.resizeInspector} />
              <Panel id="inspector" defaultSize={304} minSize={220} groupResizeBehavior="preserve-pixel-size">
                <Inspector />
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
            <Problems
              collapsed={collapsed}
              onToggle={() => (collapsed ? problems.current?.expand() : problems.current?.collapse())}
            />
          </Panel>
        </Group>
      </main>
      <StatusLine />
    </div>
  );
}

function WorkspaceTabs() {
  const store = useWorkspaceStore();
  const tab = useWorkspace((state) => state.tab);
  const counts: Record<Tab, number | undefined> = {
    domains: useWorkspace(({ plan }) => plan && plan.domains.length + 1),
    scmi: useWorkspace(({ host }) => host && countProtocols(host.facts)),
    files: useWorkspace(({ outcome }) => outcome.files.length),
  };
  return (
    <Tabs.Root
      className={styles.workspace}
      value={tab}
      onValueChange={(value) => store.getState().showTab(value as Tab)}
    >
      <section className={styles.workspace} aria-label={texts.workspace} id="workspace-panel" tabIndex={-1}>
        <div className={styles.tabs}>
          <Tabs.List aria-label={texts.workspace} className={styles.tabList}>
            {TABS.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className={styles.tab!}
                onPointerEnter={WARM[name]}
                onFocus={WARM[name]}
              >
                {texts.tabs[name]}
                <span className={styles.count}>{counts[name]}</span>
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className={styles.tools}>{tab === 'domains' && <NewDomainButton />}</div>
        </div>
        <Tabs.Content value="domains" className={styles.content!} tabIndex={-1}>
          <Domains />
        </Tabs.Content>
        <Tabs.Content value="scmi" className={styles.content!} tabIndex={-1}>
          <Suspense fallback={<p className={styles.loading}>{texts.loading}</p>}>
            <Scmi />
          </Suspense>
        </Tabs.Content>
        <Tabs.Content value="files" className={styles.content!} tabIndex={-1}>
          <Suspense fallback={<p className={styles.loading}>{texts.loading}</p>}>
            <Files />
          </Suspense>
        </Tabs.Content>
      </section>
    </Tabs.Root>
  );
}
