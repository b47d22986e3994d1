import type { Domain } from '../plan/plan.ts';
import { readConfig, type Setting, XlSyntaxError } from './xl-syntax.ts';

/** The settings that somebody typed for a domain; undefined where the text is no configuration, which a rule tells. */
export function typedSettings({ extraConfig }: Pick<Domain, 'extraConfig'>): readonly Setting[] | undefined {
  if (extraConfig.trim() === '') return [];
  try {
    return readConfig(`${extraConfig}\n`);
  } catch (error) {
    if (error instanceof XlSyntaxError) return undefined;
    throw error;
  }
}
