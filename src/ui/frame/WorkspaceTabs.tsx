import { Tabs } from 'radix-ui';
import { type ComponentType, lazy, Suspense } from 'react';
import { countMachines } from '../../store/gunyah.ts';
import { troubleByTab } from '../../store/problems.ts';
import { countProtocols } from '../../store/scmi.ts';
import { TABS, type Tab } from '../../store/state.ts';
import { Domains, NewDomainButton } from '../domains/Domains.tsx';
import { loadCodePane } from '../files/load-code-pane.ts';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import tabs from '../parts/Tabs.module.css';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';
import { TroubleMark } from './TroubleMark.tsx';
import styles from './Workspace.module.css';

const Scmi = lazy(() => import('../scmi/Scmi.tsx').then(({ Scmi }) => ({ default: Scmi })));
const AddressMap = lazy(() =>
  import('../map/AddressMap.tsx').then(({ AddressMap }) => ({ default: AddressMap })),
);
const Gunyah = lazy(() => import('../gunyah/Gunyah.tsx').then(({ Gunyah }) => ({ default: Gunyah })));
const Files = lazy(() => import('../files/Files.tsx').then(({ Files }) => ({ default: Files })));

const PANES: Record<Tab, ComponentType> = {
  domains: Domains,
  scmi: Scmi,
  map: AddressMap,
  files: Files,
  gunyah: Gunyah,
};

/** What a tab needs is fetched when somebody reaches for it. */
const WARM: Partial<Record<Tab, () => void>> = { files: () => void loadCodePane() };

/** The middle of the workspace: one pane at a time. */
export function WorkspaceTabs() {
  const store = useWorkspaceStore();
  const wanted = useWorkspace((state) => state.tab);
  const counts: Record<Tab, number | undefined> = {
    domains: useWorkspace(({ plan }) => plan && plan.domains.length + 1),
    scmi: useWorkspace(({ host }) => host && countProtocols(host.facts)),
    map: undefined,
    files: useWorkspace(({ outcome }) => outcome.files.length),
    gunyah: useWorkspace(countMachines),
  };
  // Only boards and plans of Gunyah have that tab.
  const tabsShown = TABS.filter((name) => name !== 'gunyah' || counts.gunyah !== 0);
  const tab = tabsShown.includes(wanted) ? wanted : 'domains';
  const trouble = troubleByTab(useWorkspace(({ outcome }) => outcome.findings));
  return (
    <Tabs.Root
      className={styles.workspace}
      value={tab}
      onValueChange={(value) => store.getState().showTab(value as Tab)}
    >
      <section className={styles.workspace} aria-label={texts.workspace} id="workspace-panel" tabIndex={-1}>
        <div className={styles.tabs}>
          <Tabs.List aria-label={texts.workspace} className={styles.tabList}>
            {tabsShown.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className={tabs.tab}
                onPointerEnter={WARM[name]}
                onFocus={WARM[name]}
              >
                {texts.tabs[name]}
                <span className={tabs.count}>{counts[name]}</span>
                <TroubleMark trouble={trouble[name]} />
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className={styles.tools}>{tab === 'domains' && <NewDomainButton />}</div>
        </div>
        {tabsShown.map((name) => {
          const Pane = PANES[name];
          return (
            <Tabs.Content key={name} value={name} className={styles.content!} tabIndex={-1}>
              <CrashBoundary name={texts.tabs[name]}>
                <Suspense fallback={<Skeleton rows={8} words={texts.loading} />}>
                  <Pane />
                </Suspense>
              </CrashBoundary>
            </Tabs.Content>
          );
        })}
      </section>
    </Tabs.Root>
  );
}
