import { type ReactNode, useId } from 'react';
import { Brand } from '../parts/Brand.tsx';
import { ThemeSwitch } from '../parts/ThemeSwitch.tsx';
import styles from './Cover.module.css';

interface CoverProps {
  readonly role: 'dialog' | 'alertdialog';
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  readonly onEscape: () => void;
}

/** A page that lies over everything else until it is answered. */
export function Cover({ role, title, lead, children, onEscape }: CoverProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: either role is a dialog's
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role is a dialog's
    <div
      className={styles.cover}
      role={role}
      aria-modal="true"
      aria-labelledby={id}
      onKeyDown={({ key }) => key === 'Escape' && onEscape()}
    >
      <header className={styles.head}>
        <Brand />
        <span className="grow" />
        <ThemeSwitch />
      </header>
      <main className={styles.main}>
        <h1 id={id}>{title}</h1>
        <p className="sec">{lead}</p>
        {children}
      </main>
    </div>
  );
}
