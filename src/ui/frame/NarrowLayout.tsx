import { Tabs } from 'radix-ui';
import { countOpen } from '../../store/views.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import { Problems } from '../problems/Problems.tsx';
import { Tree } from '../tree/Tree.tsx';
import styles from './NarrowLayout.module.css';
import { texts } from './strings.ts';
import { TroubleMark } from './TroubleMark.tsx';
import { WorkspaceTabs } from './WorkspaceTabs.tsx';

const PLACES = [
  { id: 'tree', name: texts.treeShort, Panel: Tree },
  { id: 'workspace', name: texts.workspace, Panel: WorkspaceTabs },
  { id: 'inspector', name: texts.inspector, Panel: Inspector },
  { id: 'problems', name: texts.problems, Panel: AllProblems },
] as const;

/** One panel at a time, with a bar below to go from one to the other. */
export function NarrowLayout() {
  return (
    <Tabs.Root defaultValue="tree" className={styles.layout}>
      {PLACES.map(({ id, name, Panel }) => (
        <Tabs.Content key={id} value={id} forceMount className={styles.place!} tabIndex={-1}>
          <CrashBoundary name={name}>
            <Panel />
          </CrashBoundary>
        </Tabs.Content>
      ))}
      <Tabs.List className={styles.bar} aria-label={texts.panels}>
        {PLACES.map(({ id, name }) => (
          <Tabs.Trigger key={id} value={id} className={styles.tab!}>
            {name}
            {id === 'problems' && <OpenProblems />}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

function OpenProblems() {
  return <TroubleMark trouble={countOpen(useWorkspace(({ outcome }) => outcome.findings))} />;
}

function AllProblems() {
  return <Problems collapsed={false} />;
}
