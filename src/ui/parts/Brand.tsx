import styles from './Brand.module.css';
import { texts } from './strings.ts';

export function Brand() {
  return (
    <span className={styles.brand}>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M4 2v14M4 12h3.5c2 0 2.5-1 2.5-2.5V8.5" />
        <rect x="7" y="3" width="8.5" height="5.5" rx="1.2" />
        <path d="M9.9 3v5.5M12.6 3v5.5" strokeWidth="1" />
      </svg>
      <span className={styles.word}>{texts.product}</span>
    </span>
  );
}
