import { Dialog } from 'radix-ui';
import type { FormEvent, ReactNode } from 'react';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import fields from './Field.module.css';
import { useReturnFocus } from './return-focus.ts';
import { texts } from './strings.ts';

interface FormDialogProps {
  readonly title: string;
  readonly lead?: string | undefined;
  /** The word on the primary button. */
  readonly submit: string;
  /** Something else to do than to submit, at the other end of the foot. */
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  /** The fields. */
  readonly children: ReactNode;
  readonly onSubmit: (form: HTMLFormElement) => void;
  readonly onClose: () => void;
  /** Moves the focus when the dialog has closed; tells whether it did, otherwise it goes back where it was. */
  readonly focusNext?: () => boolean;
}

/** A dialog that is one form; Enter submits it, Escape closes it. */
export function FormDialog(props: FormDialogProps) {
  const { title, lead, submit, aside, wide = false, children, onSubmit, onClose, focusNext } = props;
  const returnFocus = useReturnFocus();
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim!} />
        <Dialog.Content
          className={classes(styles.dialog, wide && styles.wide)}
          {...(lead === undefined && { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            returnFocus(event);
            focusNext?.();
          }}
        >
          <form onSubmit={handleSubmit} noValidate>
            <Dialog.Title className={styles.title!}>{title}</Dialog.Title>
            {lead !== undefined && <Dialog.Description className={styles.lead!}>{lead}</Dialog.Description>}
            <div className={fields.fields}>{children}</div>
            <div className={styles.foot}>
              {aside !== undefined && <div className={styles.aside}>{aside}</div>}
              <Button look="quiet" onClick={onClose}>
                {texts.cancel}
              </Button>
              <Button look="primary" type="submit">
                {submit}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
