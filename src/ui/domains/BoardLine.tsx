import { useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { Fix } from '../../core/contract.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Override, XenTarget } from '../../core/plan/plan.ts';
import { type BoardStatement, boardView, withDriver } from '../../store/board.ts';
import { platformStatement } from '../../store/statements.ts';
import { Button } from '../parts/Button.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { StatementNote } from '../parts/StatementNote.tsx';
import { useDeviceFacts } from '../parts/use-device-facts.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './BoardLine.module.css';
import { boardTexts as texts } from './board-strings.ts';

/** What assigning devices of this board is like with the target's Xen, and what would make it better. */
export function BoardLine() {
  const facts = useWorkspace(({ host }) => host?.facts);
  const target = useWorkspace(({ plan }) => plan?.target);
  const overrides = useWorkspace(({ plan }) => plan?.overrides);
  if (facts === undefined || target === undefined || overrides === undefined) return null;
  return (
    <section className={styles.line} aria-label={texts.title}>
      <Verdict facts={facts} target={target} overrides={overrides} />
    </section>
  );
}

interface VerdictProps {
  readonly facts: HostFacts;
  readonly target: XenTarget;
  readonly overrides: readonly Override[];
}

function Verdict({ facts, target, overrides }: VerdictProps) {
  if (!useDeviceFacts(facts)) return null;
  const stated = platformStatement(overrides);
  const { severity, statements } = boardView(facts, target, overrides);
  return (
    <>
      <SeverityMark severity={severity} />
      <ul>
        {statements.map((statement) => (
          <Statement
            key={statement.kind === 'driver' ? statement.driver : statement.kind}
            statement={statement}
          />
        ))}
        {stated !== undefined && (
          <li>
            <StatementNote statement={stated} />
          </li>
        )}
      </ul>
    </>
  );
}

function Statement({ statement }: { statement: BoardStatement }) {
  switch (statement.kind) {
    case 'masters':
      return (
        <li title={texts.mastersHint}>{texts.masters(statement.protectedMasters, statement.masters)}</li>
      );
    case 'no-iommu':
      return <li>{texts.noIommu}</li>;
    case 'unknown':
      return (
        <li>
          {texts.unknown(statement.devices)}
          <Vouch />
        </li>
      );
    case 'vouched':
    case 'stated':
      return <li>{texts[statement.kind](statement.devices)}</li>;
    case 'driver':
      return (
        <li>
          {texts.needsDriver(statement.name)} <Nodes paths={statement.nodes} />
          <EnableDriver {...statement} />
        </li>
      );
    case 'dangling':
      return (
        <li title={texts.danglingHint}>
          {texts.dangling(statement.nodes.length)} <Nodes paths={statement.nodes} />
        </li>
      );
    default:
      return (
        <li>
          {texts.iommus[statement.kind](statement.nodes.length)} <Nodes paths={statement.nodes} />
        </li>
      );
  }
}

/** One of the nodes at a time: a click shows the one that is named, and then names the next. */
function Nodes({ paths }: { paths: readonly NodePath[] }) {
  const store = useWorkspaceStore();
  const [turn, setTurn] = useState(0);
  const position = turn % paths.length;
  const path = paths[position];
  if (path === undefined) return null;
  return (
    <button
      type="button"
      className={styles.node}
      title={paths.length === 1 ? path : texts.oneOf(path, position + 1, paths.length)}
      onClick={() => {
        store.getState().reveal(path);
        setTurn(position + 1);
      }}
    >
      {path.slice(path.lastIndexOf('/') + 1)}
      {paths.length > 1 && ` (${position + 1}/${paths.length})`}
    </button>
  );
}

/** Offers to answer for the whole platform, until somebody does. */
function Vouch() {
  const store = useWorkspaceStore();
  const stated = useWorkspace(({ plan }) => plan && platformStatement(plan.overrides));
  if (stated !== undefined) return null;
  return (
    <Button small onClick={() => store.getState().applyFix(VOUCH)}>
      {texts.vouch}
    </Button>
  );
}

const VOUCH: Fix = {
  label: texts.vouchAction,
  change: { kind: 'state', override: { scope: 'platform', says: 'covered', author: '', reason: '' } },
};

function EnableDriver({ driver, name, option }: BoardStatement & { kind: 'driver' }) {
  const store = useWorkspaceStore();
  const target = useWorkspace(({ plan }) => plan?.target);
  if (target === undefined) return null;
  return (
    <Button
      small
      title={texts.enableHint(option)}
      onClick={() =>
        store
          .getState()
          .apply({ kind: 'set-target', target: withDriver(target, driver) }, texts.enableAction(name))
      }
    >
      {texts.enable(name)}
    </Button>
  );
}
