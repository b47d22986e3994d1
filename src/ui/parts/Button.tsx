import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly small?: boolean;
}

export function Button({ look = 'plain', small = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], small && styles.small, className)}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title'> {
  /** The name for screen readers; shown as tooltip. */
  readonly label: string;
}

/** A button with nothing but a picture; quiet unless told otherwise. */
export function IconButton({ label, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      look={look}
      className={classes(styles.icon, className)}
      aria-label={label}
      title={label}
    />
  );
}
