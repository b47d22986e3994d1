import { Fragment, useRef } from 'react';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Domain } from '../../core/plan/plan.ts';
import type { MatrixCell, MatrixRow, Matrix as MatrixView } from '../../store/scmi-matrix.ts';
import { resourceLabel } from '../../store/scmi-users.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { ActionLink } from '../parts/LinkButton.tsx';
import { useDeviceDrop } from '../parts/use-device-drop.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Matrix.module.css';
import { NodeButton } from './NodeButton.tsx';
import { texts } from './strings.ts';

interface MatrixProps {
  readonly facts: HostFacts;
  readonly matrix: MatrixView;
  /** The rows to show, in order. */
  readonly rows: readonly MatrixRow[];
  readonly domains: readonly Domain[];
  readonly faces: readonly Face[];
  /** The resource whose users are listed. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

/** Who needs which resource, and who could reach more: the graph as a table. */
export function Matrix({ facts, matrix, rows, domains, faces, chosen, onChoose }: MatrixProps) {
  return (
    <table className={styles.matrix} aria-label={texts.matrix}>
      <thead>
        <tr>
          <th scope="col">{texts.resource}</th>
          {[DOM0_FACE, ...faces].map((face, i) => (
            <DomainHead key={face.name} face={face} domain={domains[i - 1]} sum={matrix.sums[i]!} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const label = resourceLabel(facts, row) || row.protocol.kind.resource;
          const open = row.key === chosen;
          return (
            <Fragment key={row.key}>
              <tr className={classes(open && styles.open)}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.name}
                    aria-expanded={open}
                    aria-label={texts.who(`${row.protocol.kind.resource} ${label}`)}
                    onClick={() => onChoose(open ? undefined : row.key)}
                  >
                    <span className={styles.kind}>{row.protocol.kind.resource}</span>
                    <span className={styles.label}>{label}</span>
                  </button>
                </th>
                {row.cells.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other identity
                  <td key={i}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
              {open && (
                <tr className={styles.users}>
                  <td colSpan={row.cells.length + 1}>
                    <Users facts={facts} row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface DomainHeadProps {
  readonly face: Face;
  /** Undefined for dom0. */
  readonly domain: Domain | undefined;
  readonly sum: MatrixView['sums'][number];
}

function DomainHead({ face, domain, sum }: DomainHeadProps) {
  const store = useWorkspaceStore();
  const head = useRef<HTMLTableCellElement>(null);
  const over = useDeviceDrop(head, (paths) => {
    const { assign, unassign } = store.getState();
    if (domain === undefined) unassign(paths);
    else assign(paths, domain.name);
  });
  return (
    <th ref={head} scope="col" className={classes(over && styles.over)} title={texts.dropOn(face.name)}>
      <span className={styles.head}>
        <span className={styles.domain}>
          <DomainBadge beside face={face} />
          <span className="trunc">{face.name}</span>
        </span>
        <span>{texts.needs(sum.needs)}</span>
        <span>{texts.sum(sum)}</span>
        {domain !== undefined && (
          <ActionLink
            aria-label={`${texts.mediation(domain.name)}: ${texts.models[domain.scmi?.model ?? 'none']}`}
            onClick={() => store.getState().showDialog({ kind: 'scmi-domain', name: domain.name })}
          >
            {texts.models[domain.scmi?.model ?? 'none']}
          </ActionLink>
        )}
      </span>
    </th>
  );
}

function Cell({ cell }: { cell: MatrixCell }) {
  return (
    <span className={classes(styles.cell, styles[cell])} title={texts.cellHints[cell]}>
      {cell !== 'none' && (
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" />
          {cell !== 'reachable' && (
            <path
              d={
                cell === 'shared'
                  ? 'M6 1.5a4.5 4.5 0 0 1 0 9z'
                  : 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z'
              }
            />
          )}
        </svg>
      )}
      {texts.cells[cell]}
    </span>
  );
}

function Users({ facts: { tree }, row }: { facts: HostFacts; row: MatrixRow }) {
  if (row.users.length === 0) return <span className={styles.kind}>{texts.nobody}</span>;
  return (
    <ul className={styles.list}>
      {row.users.map(({ node, name, through }) => (
        <li key={node}>
          <NodeButton tree={tree} node={node} />
          {name !== undefined && <span className={styles.kind}>{name}</span>}
          {through.length > 0 && (
            <span className={styles.kind}>
              {texts.through(through.map((relay) => tree.name(relay)).join(', '))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
