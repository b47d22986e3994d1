import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { FILTER_KEYS, type FilterKey } from '../../store/filter/query.ts';
import styles from './FilterField.module.css';
import { texts } from './filter-words.ts';

interface FilterHelpProps {
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly onKey: (key: FilterKey) => void;
}

/** What the filter understands; an example begins a term. */
export function FilterHelp({ children, onKey }: FilterHelpProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.help!}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={texts.help}
          // A chosen key is typed on in the field.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <p>{texts.lead}</p>
          <ul>
            {FILTER_KEYS.map((key) => (
              <li key={key}>
                <button
                  type="button"
                  aria-label={texts.use(key)}
                  onClick={() => {
                    setOpen(false);
                    onKey(key);
                  }}
                >
                  {texts.keys[key][0]}
                </button>
                <span>{texts.keys[key][1]}</span>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
