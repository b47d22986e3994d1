import { Choice } from './choice.ts';

export const theme = new Choice('theme', ['system', 'light', 'dark']);
/** How much room rows and controls take. */
export const density = new Choice('density', ['compact', 'comfortable']);
/** `presenter`: larger type and nothing that distracts, for a projector. */
export const mode = new Choice('mode', ['work', 'presenter']);

export function restoreAppearance(): void {
  for (const choice of [theme, density, mode]) choice.restore();
}
