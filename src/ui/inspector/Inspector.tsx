import { Copy } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useMemo } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import { ownerOf } from '../../core/plan/plan.ts';
import { referenceBundles } from '../../store/node/bundles.ts';
import { filesOf } from '../../store/provenance.ts';
import { IconButton } from '../parts/Button.tsx';
import { copyText } from '../parts/copy.ts';
import { FoldButton } from '../parts/FoldButton.tsx';
import { NodeName } from '../parts/NodeName.tsx';
import panel from '../parts/Panel.module.css';
import tabStyles from '../parts/Tabs.module.css';
import { useAssessments } from '../parts/use-assessments.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Access } from './Access.tsx';
import { AssignTo } from './AssignTo.tsx';
import { Follows } from './Follows.tsx';
import styles from './Inspector.module.css';
import { NodeProblems } from './NodeProblems.tsx';
import { ProducedLines } from './ProducedLines.tsx';
import { PropertyList } from './PropertyList.tsx';
import { References } from './References.tsx';
import { StatusNote } from './StatusNote.tsx';
import { texts } from './strings.ts';

interface AboutNode {
  readonly facts: HostFacts;
  readonly node: NodeIndex;
}

/** All that is known about the selected node. */
export function Inspector() {
  const facts = useWorkspace(({ host }) => host?.facts);
  const plan = useWorkspace((state) => state.plan);
  const node = useWorkspace(({ selection }) => selection.active);
  return (
    <section className={panel.panel} aria-label={texts.title} id="inspector-panel" tabIndex={-1}>
      <div className={panel.head}>
        <h2>{texts.title}</h2>
        <FoldButton />
      </div>
      {facts === undefined || plan === undefined || node === undefined || node >= facts.tree.size ? (
        <p className={panel.empty}>{texts.nothing}</p>
      ) : (
        <div className={panel.body}>
          <Identity facts={facts} node={node} />
          <NodeProblems tree={facts.tree} node={node} />
          <Access facts={facts} plan={plan} node={node} />
          <Details facts={facts} node={node} />
        </div>
      )}
    </section>
  );
}

function Identity({ facts, node }: AboutNode) {
  const { tree } = facts;
  const store = useWorkspaceStore();
  const path = tree.path(node);
  const compatible = tree.strings(node, 'compatible').join(', ');
  const copy = async () => {
    const done = await copyText(path);
    store.getState().notify(done ? texts.copied(path) : texts.copyRefused);
  };
  return (
    <div className={styles.identity}>
      <h3>
        <NodeName name={tree.name(node)} />
      </h3>
      {compatible !== '' && <p className={styles.compatible}>{compatible}</p>}
      <p className={styles.path}>
        <span className={styles.pathText}>{path}</span>
        <IconButton small label={texts.copyPath} onClick={() => void copy()}>
          <Copy size={14} />
        </IconButton>
      </p>
      <StatusNote tree={tree} node={node} />
      <AssignTo facts={facts} node={node} />
    </div>
  );
}

const NOBODY: readonly never[] = [];

function Details({ facts, node }: AboutNode) {
  const { tree } = facts;
  const path = tree.path(node);
  const files = useWorkspace(({ outcome }) => outcome.files);
  const marked = useWorkspace(({ problem }) => (problem?.path === path ? problem.property : undefined));
  const found = useMemo(() => referenceBundles(facts.references, node), [facts, node]);
  const produced = useMemo(() => filesOf(files, path), [files, path]);
  const plan = useWorkspace((state) => state.plan);
  const owner = plan && ownerOf(plan, path);
  const assessments = useAssessments(owner === undefined ? NOBODY : [path], plan, 'resting');
  const assessment = owner === undefined ? undefined : assessments?.find(({ domain }) => domain === owner);
  const tabs = [
    {
      id: 'properties',
      title: texts.properties,
      count: tree.propertyNames(node).length,
      body: <PropertyList tree={tree} node={node} marked={marked} />,
    },
    {
      id: 'references',
      title: texts.references,
      count: found.out.length + found.in.length,
      body: <References tree={tree} found={found} />,
    },
    {
      id: 'follows',
      title: texts.whatFollows,
      count: assessment === undefined ? 0 : assessment.followers.length + assessment.provisions.length,
      body: <Follows path={path} assessment={assessment} />,
    },
    {
      id: 'lines',
      title: texts.lines,
      count: produced.flatMap(({ ranges }) => ranges).reduce((sum, { from, to }) => sum + to - from + 1, 0),
      body: <ProducedLines produced={produced} />,
    },
  ];
  return (
    <Tabs.Root defaultValue="properties" className={styles.details}>
      <Tabs.List className={styles.tabs} aria-label={texts.details}>
        {tabs.map(({ id, title, count }) => (
          <Tabs.Trigger key={id} value={id} className={tabStyles.tab}>
            {title} <span className={tabStyles.count}>{count}</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ id, body }) => (
        <Tabs.Content key={id} value={id} className={styles.content} tabIndex={-1}>
          {body}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
