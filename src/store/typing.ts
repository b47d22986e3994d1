/** Typing into the texts of a domain: every character is in the plan at once, every pause ends an undoable step. */
import type { OwnText } from '../core/plan/own-text.ts';
import type { Plan } from '../core/plan/plan.ts';
import { changeDomain } from './edits.ts';
import type { WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

/** How long somebody who types may rest before the next character begins a new step, in milliseconds. */
const PAUSE = 900;
/** How long after the last character the files are built, in milliseconds: half-typed words are no mistakes. */
export const TYPING_REST = 350;

export interface TypingState {
  /** Replaces a text of a domain. Changes that follow one another without a pause are one step. */
  typeText(domain: string, text: OwnText, value: string): void;
}

interface History {
  pause(): void;
  resume(): void;
}

/** The typing part of the state, and whether the plan is being typed at right now. */
export function typingActions(get: () => WorkspaceState, history: () => History) {
  let last: { readonly plan: Plan; readonly action: string; readonly at: number } | undefined;
  let typing = false;

  const typeText: TypingState['typeText'] = (domain, text, value) => {
    const { plan } = get();
    if (plan?.domains.find(({ name }) => name === domain)?.[text] === value) return;
    const action = texts.typed[text](domain);
    const continues = last?.plan === plan && last?.action === action && Date.now() - last.at < PAUSE;
    typing = true;
    if (continues) history().pause();
    get().edit(action, (before) => changeDomain(before, domain, (fields) => ({ ...fields, [text]: value })));
    if (continues) history().resume();
    typing = false;
    const now = get().plan;
    last = now && { plan: now, action, at: Date.now() };
  };

  return { actions: { typeText }, isTyping: () => typing };
}
