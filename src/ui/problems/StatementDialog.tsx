import { useId, useState } from 'react';
import type { StatementFix } from '../../store/statements.ts';
import fields from '../parts/Field.module.css';
import { FormDialog } from '../parts/FormDialog.tsx';
import { saysWords, scopeWords } from '../parts/statement-words.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { rememberAuthor, rememberedAuthor } from './author.ts';
import styles from './Problems.module.css';
import { texts } from './strings.ts';

/** Asks for the reason and the name that a statement carries from then on; only then is it made. */
export default function StatementDialog({ fix }: { fix: StatementFix }) {
  const store = useWorkspaceStore();
  const { override } = fix.change;
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(rememberedAuthor);
  const [asked, setAsked] = useState(false);
  const id = useId();
  const { applyFix, showDialog } = store.getState();
  const close = () => showDialog(undefined);
  const signed = { author: author.trim(), reason: reason.trim() };
  const complete = signed.author !== '' && signed.reason !== '';
  return (
    <FormDialog
      title={`${scopeWords(override)}: ${saysWords(override)}`}
      lead={texts.stateLead}
      submit={texts.state}
      onClose={close}
      onSubmit={() => {
        setAsked(true);
        if (!complete) return;
        rememberAuthor(signed.author);
        close();
        applyFix({ ...fix, change: { kind: 'state', override: { ...override, ...signed } } });
      }}
    >
      <div className={fields.field}>
        <label htmlFor={`${id}reason`}>{texts.stateReason}</label>
        <textarea
          id={`${id}reason`}
          className={styles.stateReason}
          rows={3}
          value={reason}
          aria-invalid={asked && signed.reason === ''}
          aria-describedby={`${id}need`}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className={fields.field}>
        <label htmlFor={`${id}author`}>{texts.author}</label>
        <input
          id={`${id}author`}
          className={fields.input}
          value={author}
          autoComplete="name"
          aria-invalid={asked && signed.author === ''}
          aria-describedby={`${id}need`}
          onChange={({ target }) => setAuthor(target.value)}
        />
        <p id={`${id}need`} className={fields.problem} role="alert">
          {asked && !complete && texts.needsNote}
        </p>
      </div>
    </FormDialog>
  );
}
