import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { countOpen } from '../../store/views.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Notices.module.css';
import { texts } from './strings.ts';

/** How long a notice stays, in milliseconds; it waits while the pointer or the focus is on it. */
const STAY = 6000;

/** For screen readers: the last notice, and how the problems stand. Always in the page, so that changes are announced. */
export function LiveRegion() {
  const notice = useWorkspace((state) => state.notice);
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const { error, warning } = countOpen(findings);
  return (
    <>
      <div role="status" className="hiddenText">
        {notice?.text}
      </div>
      <div role="status" className="hiddenText">
        {findings.length > 0 && texts.standing(error, warning)}
      </div>
    </>
  );
}

/**
 * The last notice for the eyes: in the status line, where it covers nothing that somebody may be reading, or floating
 * in the corner of a page that has no such line.
 */
export function Toast({ floating = false }: { floating?: boolean }) {
  const store = useWorkspaceStore();
  const notice = useWorkspace((state) => state.notice);
  const [held, setHeld] = useState(false);
  const { dismissNotice, undo } = store.getState();

  useEffect(() => {
    if (notice === undefined || held) return;
    const timer = setTimeout(dismissNotice, STAY);
    return () => clearTimeout(timer);
  }, [notice, held, dismissNotice]);

  if (notice === undefined) return null;
  return (
    <fieldset
      className={classes(styles.toast, floating ? styles.floating : styles.inLine)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p aria-hidden="true">{notice.text}</p>
      {notice.undoable && (
        <Button small onClick={undo}>
          {texts.undoShort} <kbd>Ctrl Z</kbd>
        </Button>
      )}
      <IconButton small label={texts.dismiss} onClick={dismissNotice}>
        <X size={14} />
      </IconButton>
    </fieldset>
  );
}
