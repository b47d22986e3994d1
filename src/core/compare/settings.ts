import type { Domain, Plan } from '../plan/plan.ts';
import type { SettingDifference } from './comparison.ts';

/** What is compared elsewhere, or says nothing: devices have a list of their own, and hosts are named already. */
const ELSEWHERE: ReadonlySet<string> = new Set(['schema', 'host', 'domains', 'devices', 'name']);

/** What two plans say differently beside their devices: target, options, domains and their fields, words of people. */
export function settingDifferences(left: Plan, right: Plan): SettingDifference[] {
  const names = new Set([...left.domains, ...right.domains].map(({ name }) => name));
  const domain = (plan: Plan, name: string): Domain | undefined =>
    plan.domains.find((each) => each.name === name);
  return [
    ...fieldDifferences('target.', left.target, right.target),
    ...fieldDifferences('', { ...left, target: undefined }, { ...right, target: undefined }),
    ...[...names].flatMap((name): SettingDifference[] => {
      const [a, b] = [domain(left, name), domain(right, name)];
      if (a === undefined || b === undefined) {
        return [{ what: name, ...(a && { left: 'domain' }), ...(b && { right: 'domain' }) }];
      }
      return [...fieldDifferences(`${name}.`, a, b), ...pinDifferences(a, b)];
    }),
  ];
}

function fieldDifferences(prefix: string, left: object, right: object): SettingDifference[] {
  const [a, b] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  const keys = [...new Set([...a.keys(), ...b.keys()])].filter((key) => !ELSEWHERE.has(key));
  return keys.flatMap((key): SettingDifference[] => {
    const [from, to] = [textOf(a.get(key)), textOf(b.get(key))];
    if (from === to) return [];
    return [
      {
        what: `${prefix}${key}`,
        ...(from !== undefined && { left: from }),
        ...(to !== undefined && { right: to }),
      },
    ];
  });
}

/** Guest addresses of devices that both have. */
function pinDifferences(a: Domain, b: Domain): SettingDifference[] {
  return a.devices.flatMap(({ path, pinned = {} }): SettingDifference[] => {
    const other = b.devices.find((device) => device.path === path);
    if (other === undefined) return [];
    const [from, to] = [textOf(pinned), textOf(other.pinned ?? {})];
    return from === to ? [] : [{ what: `${a.name}: pins of ${path}`, left: from ?? '', right: to ?? '' }];
  });
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
