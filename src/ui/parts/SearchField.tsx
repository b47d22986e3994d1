import { Search, X } from 'lucide-react';
import { IconButton } from './Button.tsx';
import styles from './PaneBar.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly clear: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onEnter?: () => void;
}

/** A field of a pane's bar in which something is looked for. */
export function SearchField({ label, clear, value, onValue, onEnter }: SearchFieldProps) {
  return (
    <search className={styles.search}>
      <Search size={14} aria-hidden="true" />
      <input
        type="text"
        value={value}
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        onChange={({ target }) => onValue(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onValue('');
          else if (key === 'Enter') onEnter?.();
        }}
      />
      {value !== '' && (
        <IconButton small label={clear} onClick={() => onValue('')}>
          <X size={14} />
        </IconButton>
      )}
    </search>
  );
}
