import type { Domain } from '../plan/plan.ts';
import { typedSettings } from '../targets/typed-settings.ts';

/** The last value of a typed setting, as xl takes it; undefined where there is none or it is a list. */
export function setting(domain: Domain, key: string): string | undefined {
  const value = typedSettings(domain)?.findLast((found) => found.key === key)?.value;
  return typeof value === 'string' ? value : undefined;
}
