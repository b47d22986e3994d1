import { CircleQuestionMark, Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import type { FilterSubject, NodeFilter } from '../../store/filter/match.ts';
import { splitTerms } from '../../store/filter/query.ts';
import { type Suggestion, suggestionsFor } from '../../store/filter/suggest.ts';
import { IconButton } from '../parts/Button.tsx';
import styles from './FilterField.module.css';
import { FilterHelp } from './FilterHelp.tsx';
import { texts } from './filter-words.ts';

/** What is asked of nodes: terms that are done, and the text that is still being typed. */
export interface Query {
  readonly terms: readonly string[];
  readonly draft: string;
}

export const NO_QUERY: Query = { terms: [], draft: '' };

interface FilterFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly query: Query;
  readonly subject: FilterSubject;
  readonly errors: NodeFilter['errors'];
  readonly onQuery: (query: Query) => void;
  /** Down, into the rows. */
  readonly onLeave: () => void;
}

const KEYED = /^-?[a-z]+:/i;
const NONE: readonly Suggestion[] = [];

/** The filter of tree and table: words stay in the field, terms with a key become chips below it. */
export function FilterField({ ref, query, subject, errors, onQuery, onLeave }: FilterFieldProps) {
  const { terms, draft } = query;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const typed = hasEnded(draft) ? '' : (splitTerms(draft).at(-1) ?? '');
  const offered = useMemo(
    () => (open && typed !== '' ? suggestionsFor(subject, typed) : NONE),
    [open, typed, subject],
  );
  const errorText = errors.map(({ source, error }) => texts.errors(source, error)).join(' · ');

  /** Makes chips of all terms with a key. */
  const settle = (text: string) => {
    const parts = splitTerms(text);
    const wrong = new Set(errors.map(({ source }) => source));
    const done = parts.filter((part) => KEYED.test(part) && !wrong.has(part));
    const rest = parts.filter((part) => !done.includes(part));
    onQuery({
      terms: [...terms, ...done.filter((part) => !terms.includes(part))],
      draft: rest.length > 0 ? `${rest.join(' ')} ` : '',
    });
    setAt(-1);
  };
  const type = (text: string) => {
    setOpen(true);
    setAt(-1);
    if (hasEnded(text) && splitTerms(text).some((part) => KEYED.test(part))) settle(text);
    else onQuery({ terms, draft: text });
  };
  const choose = ({ text, key }: Suggestion) => {
    const before = draft.slice(0, draft.length - typed.length);
    if (key === undefined) settle(before + text);
    else onQuery({ terms, draft: before + text });
    setAt(-1);
    ref.current?.focus();
  };
  const remove = (term: string) => {
    onQuery({ terms: terms.filter((each) => each !== term), draft });
    ref.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const list = offered.length > 0;
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: list ? () => setAt((at + 1) % offered.length) : onLeave,
      ArrowUp: list ? () => setAt(at <= 0 ? offered.length - 1 : at - 1) : undefined,
      Enter: () => (offered[at] === undefined ? settle(draft) : choose(offered[at])),
      Escape: () => {
        if (list) setOpen(false);
        else onQuery(draft === '' ? NO_QUERY : { terms, draft: '' });
        setAt(-1);
      },
      Backspace:
        draft === '' && terms.length > 0
          ? () => onQuery({ terms: terms.slice(0, -1), draft: terms.at(-1)! })
          : undefined,
    };
    const action = keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  return (
    <search className={styles.place}>
      <div className={styles.field}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={ref}
          id="tree-filter"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={offered[at] === undefined ? undefined : `${id}-${at}`}
          aria-invalid={errors.length > 0}
          aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
          value={draft}
          placeholder={terms.length === 0 ? texts.example : undefined}
          aria-label={texts.field}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        {draft === '' && terms.length === 0 ? (
          <kbd>/</kbd>
        ) : (
          <IconButton small label={texts.clear} onClick={() => onQuery(NO_QUERY)}>
            <X size={14} />
          </IconButton>
        )}
        <FilterHelp
          onKey={(key) => {
            onQuery({ terms, draft: `${draft}${draft === '' || /\s$/.test(draft) ? '' : ' '}${key}:` });
            setOpen(true);
            ref.current?.focus();
          }}
        >
          <IconButton small label={texts.help}>
            <CircleQuestionMark size={14} />
          </IconButton>
        </FilterHelp>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={texts.suggestions}
        hidden={offered.length === 0}
        className={styles.list}
      >
        {offered.map((suggestion, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, this is its active descendant
          <div
            key={suggestion.text}
            id={`${id}-${i}`}
            ref={(element) => void (i === at && element?.scrollIntoView({ block: 'nearest' }))}
            role="option"
            aria-selected={i === at}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(suggestion)}
          >
            <span>{suggestion.text}</span>
            {suggestion.key !== undefined && (
              <span className={styles.about}>{texts.keys[suggestion.key][1]}</span>
            )}
          </div>
        ))}
      </div>
      {terms.length > 0 && (
        <ul className={styles.chips} aria-label={texts.chips}>
          {terms.map((term) => (
            <li key={term} className={styles.chip}>
              <span className="trunc">{term}</span>
              <IconButton small label={texts.remove(term)} onClick={() => remove(term)}>
                <X size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-error`} role="status" className={styles.error}>
        {errorText}
      </p>
    </search>
  );
}

/** Whether a space outside of quotes ends the last term. */
const hasEnded = (text: string): boolean => /\s$/.test(text) && (text.match(/"/g)?.length ?? 0) % 2 === 0;
