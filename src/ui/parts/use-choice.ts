import { useSyncExternalStore } from 'react';
import type { Choice } from '../theme/choice.ts';

/** What is shown of a choice now. */
export const useChoice = <Value extends string>(choice: Choice<Value>): Value =>
  useSyncExternalStore(choice.subscribe, choice.shown);
