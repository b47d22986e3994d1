/** A key combination as written in the registry: `Ctrl+Shift+Z`, `F8`, `?`. `Ctrl` is Command on a Mac. */
export type Chord = string;

/** What a keydown event must tell to be compared with a chord. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a key press is a chord. Shift counts only with keys that it does not turn into another character. */
export function isChord(press: KeyPress, chord: Chord): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1)!;
  const typed = key.length === 1 && !/[a-z0-9]/i.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === parts.includes('Ctrl') &&
    press.altKey === parts.includes('Alt') &&
    (typed || press.shiftKey === parts.includes('Shift'))
  );
}

/** Chords with which a text field edits itself; they stay its own while it has the focus. */
const TEXT_CHORDS: ReadonlySet<Chord> = new Set([
  'Ctrl+Z',
  'Ctrl+Shift+Z',
  'Ctrl+Y',
  'Ctrl+X',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+A',
]);

/** Whether a chord would take a key away from somebody who is typing. */
export function disturbsTyping(chord: Chord): boolean {
  const plain = !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord);
  return plain || TEXT_CHORDS.has(chord);
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };

/** The caps to print for a chord: `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function keyCaps(chord: Chord, mac: boolean): string[] {
  return chord.split('+').map((part) => (mac && MAC_SIGNS[part]) || part);
}
