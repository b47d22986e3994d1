import { type Chord, disturbsTyping, isChord, type KeyPress } from './keys.ts';

export const ACTION_GROUPS = ['Project', 'Edit', 'Domains', 'Tree', 'Problems', 'View', 'Help'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** Something the user can do by name; menus, palette, shortcuts and help are all made from these. */
export interface Action {
  /** Stable, `group.verb`. */
  readonly id: string;
  readonly group: ActionGroup;
  /** What happens, as a command: `Export the files`. */
  readonly title: string;
  /** What it would act on now: the label of the step to undo, the device to assign. */
  readonly detail?: () => string | undefined;
  /** The first is printed; the others work too. */
  readonly keys?: readonly Chord[];
  /** The keys win over the widget that has the focus. */
  readonly everywhere?: true;
  /** Whether it makes sense now; absent: always. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

/** All actions of the app, in the order in which they were added. */
export class ActionRegistry {
  readonly #actions = new Map<string, Action>();
  readonly #listeners = new Set<() => void>();
  #list: readonly Action[] = [];

  /** Adds actions; gives back how to take them away again. An id may stand once. */
  add(actions: readonly Action[]): () => void {
    for (const action of actions) {
      if (this.#actions.has(action.id)) throw new Error(`The action ${action.id} is registered twice.`);
      this.#actions.set(action.id, action);
    }
    this.#changed();
    return () => {
      for (const { id } of actions) this.#actions.delete(id);
      this.#changed();
    };
  }

  /** The same array until something is added or removed. */
  readonly all = (): readonly Action[] => this.#list;

  find(id: string): Action | undefined {
    return this.#actions.get(id);
  }

  /** Runs an action if it makes sense now; tells whether it did. */
  run(id: string): boolean {
    const action = this.#actions.get(id);
    if (action === undefined || !isAvailable(action)) return false;
    action.run();
    return true;
  }

  /**
   * The action a key press asks for.
   * @param where `everywhere` before the focused widget has seen the press, `rest` after it left the press alone
   */
  forKey(press: KeyPress, where: 'everywhere' | 'rest', typing: boolean): Action | undefined {
    return this.#list.find(
      (action) =>
        (where === 'everywhere') === (action.everywhere === true) &&
        action.keys?.some((chord) => isChord(press, chord) && !(typing && disturbsTyping(chord))) &&
        isAvailable(action),
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #changed(): void {
    this.#list = [...this.#actions.values()];
    for (const listener of this.#listeners) listener();
  }
}

export const isAvailable = (action: Action): boolean => action.when?.() ?? true;
