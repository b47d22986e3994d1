import { useRef } from 'react';
import { ownerOf, type Plan } from '../../core/plan/plan.ts';
import { type Remainder, remainderOf } from '../../store/remainder.ts';
import type { Host } from '../../store/state.ts';
import { DOM0_FACE, ownershipOf } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useDeviceDrop } from '../parts/use-device-drop.ts';
import { useDeviceFacts } from '../parts/use-device-facts.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Domains.module.css';
import { texts } from './strings.ts';

/** dom0 is what remains: a summary, and a place to give devices back to. */
export function Dom0Column() {
  const store = useWorkspaceStore();
  const column = useRef<HTMLElement>(null);
  const host = useWorkspace((state) => state.host);
  const plan = useWorkspace((state) => state.plan);
  const over = useDeviceDrop(column, (paths) => store.getState().unassign(paths));
  return (
    <section
      ref={column}
      className={classes(styles.column, styles.dom0, over && styles.over)}
      data-slot={DOM0_FACE.slot}
      aria-label={DOM0_FACE.name}
    >
      <div className={styles.rule} />
      <div className={styles.head}>
        <DomainBadge large beside face={DOM0_FACE} />
        <h3>{DOM0_FACE.name}</h3>
        <span className={styles.role}>{texts.host}</span>
      </div>
      {host !== undefined && plan !== undefined && <Summary host={host} plan={plan} />}
      {plan !== undefined && <GiveBackHint plan={plan} />}
    </section>
  );
}

/** What dropping the held devices here means. */
function GiveBackHint({ plan }: { plan: Plan }) {
  const held = useWorkspace(({ considered }) => considered?.paths);
  if (held === undefined) return null;
  const given = held.filter((path) => ownerOf(plan, path) !== undefined).length;
  return (
    <p className={styles.dropHint} aria-hidden="true">
      {given === 0 ? texts.alreadyDom0 : texts.backTo(given)}
    </p>
  );
}

function Summary({ host: { facts, tree }, plan }: { host: Host; plan: Plan }) {
  if (!useDeviceFacts(facts)) return null;
  const { devices, kinds, kept }: Remainder = remainderOf(facts, ownershipOf(tree, plan.domains));
  const marked = plan.domains.reduce(
    (sum, { gunyah, devices: given }) => sum + (gunyah ? 0 : given.length),
    0,
  );
  return (
    <>
      <p className={styles.sums}>{texts.devices(devices)}</p>
      <dl className={styles.kinds} tabIndex={0}>
        {kinds.map(({ kind, count }) => (
          <div key={kind}>
            <dt>{kind}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        <div className={styles.kept}>
          <dt>{texts.kept}</dt>
          <dd>{kept}</dd>
        </div>
      </dl>
      <p className={styles.note}>
        {plan.trueDom0less ? (
          texts.dom0Less
        ) : (
          <>
            {texts.dom0Note} {texts.dom0Marks(marked)} <span className="monoSmall">xen,passthrough</span>.
          </>
        )}
      </p>
    </>
  );
}
