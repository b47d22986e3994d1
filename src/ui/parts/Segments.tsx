import styles from './Segments.module.css';

interface SegmentsProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}

/** A few ways to see the same thing, side by side; one of them is pressed. */
export function Segments<Value extends string>({
  label,
  values,
  words,
  value,
  onValue,
}: SegmentsProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <span className={styles.segments} role="group" aria-label={label}>
      {values.map((each) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onValue(each)}>
          {words[each]}
        </button>
      ))}
    </span>
  );
}
