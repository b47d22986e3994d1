import { Tabs } from 'radix-ui';
import { type ComponentType, type ReactNode, Suspense, useState } from 'react';
import type { Comparison } from '../../store/comparing.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import tabs from '../parts/Tabs.module.css';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './CompareSheet.module.css';
import { DeviceDifferences } from './DeviceDifferences.tsx';
import { FileDifferences } from './FileDifferences.tsx';
import { FindingDifferences, SettingDifferences } from './OtherDifferences.tsx';
import { texts } from './strings.ts';

/** Shows two texts beside each other. */
export interface DiffProps {
  readonly name: string;
  readonly original: string;
  readonly modified: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
}

interface CompareSheetProps {
  readonly comparison: Comparison;
  /** The editor with two sides. */
  readonly Diff: ComponentType<DiffProps>;
}

/** How the open project differs from another board or project. */
export default function CompareSheet({ comparison, Diff }: CompareSheetProps) {
  const store = useWorkspaceStore();
  const { left, right, devices, settings, findings, files } = comparison;
  const close = () => store.getState().showDialog(undefined);
  const differing = files.filter(({ state }) => state !== 'same');
  const views = [
    {
      name: texts.devices,
      count: devices.length,
      same: texts.sameDevices(comparison.sameDevices),
      view: <DeviceDifferences devices={devices} />,
    },
    {
      name: texts.settings,
      count: settings.length,
      same: undefined,
      view: <SettingDifferences settings={settings} />,
    },
    {
      name: texts.findings,
      count: findings.length,
      same: texts.sameFindings(comparison.sameFindings),
      view: <FindingDifferences findings={findings} />,
    },
    {
      name: texts.files,
      count: differing.length,
      same: texts.sameFiles(files.length - differing.length),
      view: <FileDifferences files={differing} left={left} right={right} Diff={Diff} />,
    },
  ];
  const [shown, setShown] = useState<string>(
    () => views.find(({ count }) => count > 0)?.name ?? texts.devices,
  );
  const same = views.find(({ name }) => name === shown)?.same;
  return (
    <Sheet
      wide
      title={texts.title}
      lead={texts.lead(left, right)}
      onClose={close}
      foot={
        <>
          <span className={styles.hint}>{same}</span>
          <span className="grow" />
          <Button look="primary" onClick={close}>
            {texts.close}
          </Button>
        </>
      }
    >
      <Tabs.Root value={shown} onValueChange={setShown} className={styles.views!}>
        <Tabs.List aria-label={texts.views} className={styles.tabList!}>
          {views.map(({ name, count }) => (
            <Tabs.Trigger key={name} value={name} className={tabs.tab!}>
              {name}
              <span className={tabs.count}>{count}</span>
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {views.map(({ name, count, view }) => (
          <Tabs.Content key={name} value={name} className={styles.view!} tabIndex={-1}>
            <Suspense fallback={<p className={styles.hint}>{texts.loading}</p>}>
              {count === 0 ? <p className={styles.nothing}>{texts.same}</p> : view}
            </Suspense>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Sheet>
  );
}
