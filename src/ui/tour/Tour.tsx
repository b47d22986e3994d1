import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { WorkspaceState } from '../../store/state.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { floatInMain } from '../parts/panels.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { STEPS, type Step, textOf } from './steps.ts';
import { texts } from './strings.ts';
import styles from './Tour.module.css';
import { useAnchor } from './use-anchor.ts';

/** The guided tour: a mark beside the part of the app that it speaks of. The app stays usable all the while. */
export default function Tour({ at }: { at: number }) {
  const step = STEPS[Math.min(at, STEPS.length - 1)]!;
  return createPortal(<Mark key={step.id} step={step} at={at} />, floatInMain());
}

function Mark({ step, at }: { step: Step; at: number }) {
  const store = useWorkspaceStore();
  const [before] = useState<WorkspaceState>(() => store.getState());
  const done = useWorkspace((state) => step.done?.(state, before) ?? true);
  const hidden = useWorkspace(({ dialog }) => dialog !== undefined);
  const mark = useRef<HTMLElement>(null);
  const { anchor, place } = useAnchor(step.anchors, mark);
  const { showTour } = store.getState();
  const isLast = at === STEPS.length - 1;
  const { title, text } = textOf(step);

  useEffect(() => step.enter?.(store), [step, store]);
  // The tour begins where the focus is; later the focus is left to the work.
  useEffect(() => {
    if (at === 0) mark.current?.focus();
  }, [at]);

  if (hidden) return null;
  return (
    <>
      {anchor !== undefined && <div className={styles.ring} style={anchor} aria-hidden="true" />}
      <section
        ref={mark}
        className={styles.mark}
        style={place}
        aria-label={texts.label}
        id="tour"
        tabIndex={-1}
        onKeyDown={({ key }) => key === 'Escape' && showTour(undefined)}
      >
        <div className={styles.head}>
          <span className={styles.place}>{texts.place(at + 1, STEPS.length)}</span>
          <IconButton small label={texts.leave} onClick={() => showTour(undefined)}>
            <X size={14} />
          </IconButton>
        </div>
        <div role="status">
          <h2>{title}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {step.done !== undefined && done && (
            <p className={styles.done}>
              <Check size={14} aria-hidden="true" />
              {texts.done}
            </p>
          )}
        </div>
        <div className={styles.foot}>
          {at > 0 && (
            <Button small look="quiet" onClick={() => showTour(at - 1)}>
              {texts.back}
            </Button>
          )}
          <span className="grow" />
          {!done && step.perform !== undefined && (
            <Button small onClick={() => step.perform?.(store)}>
              {texts.perform}
            </Button>
          )}
          <Button
            small
            look={done ? 'primary' : 'quiet'}
            onClick={() => showTour(isLast ? undefined : at + 1)}
          >
            {isLast ? texts.finish : done ? texts.next : texts.skip}
          </Button>
        </div>
      </section>
    </>
  );
}
