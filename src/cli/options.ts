/** Reading the words of a command line: options and operands. */

/** The command line makes no sense; `message` says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What an option may take of the words behind it. */
export interface Following {
  /** The next word. @throws UsageError where there is none. */
  value(): string;
  /** All words up to the next option. */
  values(): string[];
}

/** What the options of a command do, by their names. */
export type OptionTable = Readonly<Record<string, (following: Following) => void>>;

/**
 * Goes through words, lets options act, and gives back the operands. An option takes its value as the next word or
 * after `=`; `-` is an operand (standard input), and after `--` every word is one.
 * @throws UsageError
 */
export function readWords(words: readonly string[], options: OptionTable): string[] {
  const end = words.indexOf('--');
  const waiting = (end < 0 ? words : words.slice(0, end)).flatMap(splitAtEquals);
  const operands: string[] = [];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (!isOption(word)) {
      operands.push(word);
      continue;
    }
    const act = Object.hasOwn(options, word) ? options[word] : undefined;
    if (act === undefined) throw new UsageError(`there is no option ${word}`);
    const option = word;
    act({
      value() {
        const value = waiting.shift();
        if (value === undefined) throw new UsageError(`${option} needs a value`);
        return value;
      },
      values() {
        const next = waiting.findIndex(isOption);
        return waiting.splice(0, next < 0 ? waiting.length : next);
      },
    });
  }
  return [...operands, ...(end < 0 ? [] : words.slice(end + 1))];
}

const isOption = (word: string): boolean => word.startsWith('-') && word.length > 1;

const splitAtEquals = (word: string): string[] => {
  const [, option, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
  return option === undefined ? [word] : [option, value!];
};

/** A value that is one of some names. @throws UsageError */
export function oneOf<Name extends string>(names: readonly Name[], option: string, value: string): Name {
  const name = names.find((each) => each === value);
  if (name === undefined) throw new UsageError(`${option} is one of ${names.join(', ')}, not "${value}"`);
  return name;
}

/** The operands of a command by position. @throws UsageError where there are more than the command has names for. */
export function atMost(operands: readonly string[], names: readonly string[]): readonly string[] {
  const extra = operands[names.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one file too many: ${names.join(' and ')}`);
  return operands;
}
