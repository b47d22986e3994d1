import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Menu.module.css';
import { floatInMain } from './panels.ts';

interface PopupMenuProps {
  /** Where it opens, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A menu at a place on the page; whoever opened it takes the focus back when it closes. */
export function PopupMenu({ x, y, label, children, onClose }: PopupMenuProps) {
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.anchor} style={{ left: x, top: y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={floatInMain()}>
        <DropdownMenu.Content
          className={styles.menu!}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  /** The one of several that holds now. */
  readonly current?: boolean;
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ disabled = false, current, className, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={classes(styles.item, className)}
      disabled={disabled}
      onSelect={onSelect}
      {...(current && { 'aria-current': 'step' })}
    >
      {children}
    </DropdownMenu.Item>
  );
}

interface MenuChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onValue: (value: string) => void;
}

/** One of several. The menu stays open, so that what was chosen can be seen and another tried. */
export function MenuChoice({ label, value, options, onValue }: MenuChoiceProps) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} onValueChange={onValue}>
      {options.map(({ value: each, words }) => (
        <DropdownMenu.RadioItem
          key={each}
          value={each}
          className={styles.item!}
          onSelect={(event) => event.preventDefault()}
        >
          <span className={styles.tick}>
            <DropdownMenu.ItemIndicator>
              <Check size={14} aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
          </span>
          {words}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className={styles.label!}>{children}</DropdownMenu.Label>
);

export const MenuSeparator = () => <DropdownMenu.Separator className={styles.separator!} />;
