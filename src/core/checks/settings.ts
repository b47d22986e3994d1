import type { Domain } from '../plan/plan.ts';
import { readConfig, type Setting, XlSyntaxError } from '../targets/xl-syntax.ts';

/** The settings that somebody typed for a domain; none where the text is no configuration, which is told elsewhere. */
export function typedSettings({ extraConfig }: Domain): readonly Setting[] {
  if (extraConfig.trim() === '') return [];
  try {
    return readConfig(`${extraConfig}\n`);
  } catch (error) {
    if (error instanceof XlSyntaxError) return [];
    throw error;
  }
}

/** The last value of a typed setting, as xl takes it; undefined where there is none or it is a list. */
export function setting(domain: Domain, key: string): string | undefined {
  const value = typedSettings(domain).findLast((found) => found.key === key)?.value;
  return typeof value === 'string' ? value : undefined;
}
