import { type Chord, keyCaps } from './keys.ts';
import styles from './Palette.module.css';

const MAC = /^Mac|iPhone|iPad/.test(navigator.platform);

/** The caps of a chord. */
export function Keys({ chord }: { chord: Chord }) {
  return (
    <span className={styles.keys}>
      {keyCaps(chord, MAC).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
