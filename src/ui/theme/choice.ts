/** A choice of how the page looks: shown by an attribute of <html>, and kept where the browser allows. */
export class Choice<Value extends string> {
  readonly #name: string;
  /** The first is what the page looks like without a choice. */
  readonly values: readonly Value[];
  readonly #listeners = new Set<() => void>();
  #shown: Value;

  constructor(name: string, values: readonly [Value, ...Value[]]) {
    this.#name = name;
    this.values = values;
    this.#shown = values[0];
  }

  readonly shown = (): Value => this.#shown;

  /** Calls back when another value is shown; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows what was chosen last time. */
  restore(): void {
    this.#show(this.#stored() ?? this.values[0]!);
  }

  choose(value: Value): void {
    this.#show(value);
    try {
      localStorage.setItem(this.#key, value);
    } catch {
      // A private window may refuse storage; the choice then lasts as long as the page.
    }
  }

  /** Goes on to the next value, from the last to the first. */
  step(): void {
    this.choose(this.values[(this.values.indexOf(this.#shown) + 1) % this.values.length]!);
  }

  get #key(): string {
    return `domgraft.${this.#name}`;
  }

  #stored(): Value | undefined {
    try {
      const stored = localStorage.getItem(this.#key);
      return this.values.find((value) => value === stored);
    } catch {
      return undefined;
    }
  }

  #show(value: Value): void {
    this.#shown = value;
    const { dataset } = document.documentElement;
    if (value === this.values[0]) delete dataset[this.#name];
    else dataset[this.#name] = value;
    for (const listener of this.#listeners) listener();
  }
}
