import { useRef } from 'react';
import { DOM0_FACE } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Domains.module.css';
import { texts } from './strings.ts';
import { useDeviceDrop } from './use-device-drop.ts';

/** dom0 is what remains: a summary, and a place to give devices back to. */
export function Dom0Column() {
  const store = useWorkspaceStore();
  const column = useRef<HTMLElement>(null);
  const assigned = useWorkspace(({ plan }) =>
    plan === undefined ? 0 : plan.domains.reduce((sum, { devices }) => sum + devices.length, 0),
  );
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
        <DomainBadge large face={DOM0_FACE} />
        <h3>{DOM0_FACE.name}</h3>
        <span className={styles.role}>{texts.host}</span>
      </div>
      <p className={styles.note}>
        {texts.dom0Note} {texts.dom0Marks(assigned)} <span className="monoSmall">xen,passthrough</span>.
      </p>
    </section>
  );
}
