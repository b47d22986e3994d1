import { useEffect, useId, useRef, useState } from 'react';
import type { Finding } from '../../core/contract.ts';
import { Button } from '../parts/Button.tsx';
import { scrollWithin } from '../parts/scroll.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { rememberAuthor, rememberedAuthor } from './author.ts';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

/** Asks for the reason and the name that an accepted finding carries from then on. */
export function AcceptForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const store = useWorkspaceStore();
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(rememberedAuthor);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => {
    if (form.current) scrollWithin(form.current, 'nearest');
  }, []);
  const complete = reason.trim() !== '' && author.trim() !== '';
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!complete) return;
        rememberAuthor(author.trim());
        store.getState().acceptFinding(finding, author.trim(), reason.trim());
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <label htmlFor={`${id}reason`}>
        {texts.reason} <span className="dim">{texts.reasonHint}</span>
      </label>
      <textarea
        id={`${id}reason`}
        // biome-ignore lint/a11y/noAutofocus: the form opens on the user's demand, to be typed into
        autoFocus
        rows={2}
        value={reason}
        aria-invalid={asked && reason.trim() === ''}
        aria-describedby={`${id}need`}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={styles.formFoot}>
        <label htmlFor={`${id}author`}>{texts.author}</label>
        <input
          id={`${id}author`}
          value={author}
          autoComplete="name"
          aria-invalid={asked && author.trim() === ''}
          aria-describedby={`${id}need`}
          onChange={({ target }) => setAuthor(target.value)}
        />
        <span id={`${id}need`} className={styles.need} role="alert">
          {asked && !complete && texts.needsNote}
        </span>
        <Button small look="quiet" onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button small type="submit">
          {texts.acceptNow}
        </Button>
      </div>
    </form>
  );
}
