import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './LinkButton.module.css';

/** A button that looks like what it does: it leads somewhere else in the app. */
export function LinkButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" {...rest} className={classes(styles.link, className)} />;
}

/** The same for a verb instead of a name. */
export function ActionLink({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" {...rest} className={classes(styles.action, className)} />;
}
