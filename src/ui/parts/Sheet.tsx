import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import dialogs from './Dialog.module.css';
import { useReturnFocus } from './return-focus.ts';
import styles from './Sheet.module.css';
import { texts } from './strings.ts';

interface SheetProps {
  readonly title: ReactNode;
  readonly lead: string;
  readonly children: ReactNode;
  /** Buttons, and what stands beside them. */
  readonly foot: ReactNode;
  /** As wide as the window allows, for tables. */
  readonly wide?: boolean;
  readonly onClose: () => void;
}

/** A dialog with much to read before one answers: head and foot stay, what is between them scrolls. */
export function Sheet({ title, lead, children, foot, wide = false, onClose }: SheetProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content
          className={classes(dialogs.dialog, styles.sheet, wide && styles.wide)}
          onCloseAutoFocus={useReturnFocus()}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title!}>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={texts.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
            <Dialog.Description className={styles.lead!}>{lead}</Dialog.Description>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
          <div className={styles.body} tabIndex={0}>
            {children}
          </div>
          <div className={styles.foot}>{foot}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
