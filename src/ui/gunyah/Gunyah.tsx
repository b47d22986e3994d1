import {
  Bell,
  Boxes,
  Cpu,
  type LucideIcon,
  MemoryStick,
  MessagesSquare,
  PlugZap,
  Rocket,
} from 'lucide-react';
import { type GunyahMachineView, type GunyahRow, gunyahMachines } from '../../store/gunyah.ts';
import { facesOf } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Gunyah.module.css';
import { texts } from './strings.ts';

const ICONS: Readonly<Record<GunyahRow['kind'], LucideIcon>> = {
  'resource-manager': Cpu,
  queue: MessagesSquare,
  doorbell: Bell,
  memory: MemoryStick,
  virtio: PlugZap,
  loads: Rocket,
  other: Boxes,
};

/** Every machine on the left, its peers on the right, and the channels as lines between them. */
export function Gunyah() {
  const tree = useWorkspace(({ host }) => host?.tree);
  const domains = useWorkspace(({ plan }) => plan?.domains);
  if (tree === undefined || domains === undefined) return null;
  return (
    <section className={styles.pane} aria-label={texts.heading}>
      <p className={styles.lead}>{texts.lead}</p>
      {gunyahMachines(tree, domains).map((machine) => (
        <Machine key={`${machine.domain} ${machine.name}`} machine={machine} />
      ))}
    </section>
  );
}

function Machine({ machine: { name, detail, node, domain, rows } }: { machine: GunyahMachineView }) {
  const tree = useWorkspace(({ host }) => host!.tree);
  const faces = facesOf(useWorkspace(({ plan }) => plan!.domains));
  const face = domain === undefined ? undefined : faces[domain];
  return (
    <article className={styles.machine} data-slot={face?.slot} aria-label={name}>
      <header className={styles.head}>
        {face && <DomainBadge beside face={face} />}
        <h3>{name}</h3>
        <p className="small dim">{detail}</p>
        {node !== undefined && <NodeLink path={tree.path(node)} />}
      </header>
      {rows.length === 0 ? (
        <p className="dim">{texts.none}</p>
      ) : (
        <ul className={styles.rows} aria-label={texts.channelsOf(name)}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Row({ row }: { row: GunyahRow }) {
  const tree = useWorkspace(({ host }) => host!.tree);
  const { kind, what, label, detail, node, peer, atRunTime } = row;
  const Icon = ICONS[kind];
  return (
    <li className={styles.row}>
      <span className="hiddenText">{texts.row(row)}</span>
      <span className={classes(styles.line, atRunTime && styles.dashed)} aria-hidden="true" />
      <span className={styles.channel} aria-hidden="true">
        <Icon size={14} />
        {what}
        {label !== undefined && <b>{texts.label(label)}</b>}
      </span>
      <span className={classes(styles.line, atRunTime && styles.dashed)} aria-hidden="true" />
      <span className={styles.peer} aria-hidden="true">
        {peer}
      </span>
      <span className={styles.detail}>
        {detail !== undefined && <span className="monoSmall">{detail}</span>}
        {node !== undefined && <NodeLink path={tree.path(node)} />}
      </span>
    </li>
  );
}
