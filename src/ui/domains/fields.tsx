import { type ReactNode, useId } from 'react';
import styles from '../parts/Field.module.css';

/** A control below its name. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly hint?: string;
  readonly unit?: string;
  readonly mono?: boolean;
  readonly numeric?: boolean;
}

/** A line of text with a hint below, or what is wrong with it. */
export function TextField({
  name,
  label,
  value,
  onChange,
  problem,
  hint,
  unit,
  mono,
  numeric,
}: TextFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <span className={styles.line}>
            <input
              id={id}
              name={name}
              className={styles.input}
              data-mono={mono}
              inputMode={numeric ? 'numeric' : undefined}
              autoComplete="off"
              spellCheck={false}
              value={value}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}-note`}
              onChange={({ target }) => onChange(target.value)}
            />
            {unit !== undefined && <span className="small dim">{unit}</span>}
          </span>
          <span id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
            {problem ?? hint}
          </span>
        </>
      )}
    </Labelled>
  );
}

interface OptionProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A choice with what it means below. */
export function Option({ label, hint, checked, onChange }: OptionProps) {
  const id = useId();
  return (
    <>
      <label className={styles.line}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      <span id={id} className={styles.hint}>
        {hint}
      </span>
    </>
  );
}
