/** What the panels derive from the state; each view is computed once per change of what it reads. */
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import type { Finding, Severity } from '../core/contract.ts';
import type { DeviceTree } from '../core/devicetree/tree.ts';
import type { Domain } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';

/** The slots a domain can take; the first is dom0's. */
export const SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export type Slot = (typeof SLOTS)[number];

/** How a domain looks everywhere: a letter, and a slot for its colour and pattern. */
export interface Face {
  readonly name: string;
  readonly letter: string;
  readonly slot: Slot;
}

export const DOM0_FACE: Face = { name: 'dom0', letter: '0', slot: 'a' };

/** The faces of the plan's domains, in the plan's order; letters are unique and follow the names. */
export const facesOf = memoizeLast((domains: readonly Domain[]): readonly Face[] => {
  const taken = new Set([DOM0_FACE.letter]);
  return domains.map(({ name }, i) => {
    const letter = pickLetter(name, taken);
    taken.add(letter);
    return { name, letter, slot: SLOTS[1 + (i % (SLOTS.length - 1))]! };
  });
});

/** From the name where it differs from others: `domd` becomes D, `domu` U. */
function pickLetter(name: string, taken: ReadonlySet<string>): string {
  const distinct = name.replace(/^dom(?=[a-z])/i, '');
  const candidates = `${distinct}${name}ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789`.toUpperCase().match(/[A-Z0-9]/g);
  return candidates?.find((letter) => !taken.has(letter)) ?? '#';
}

/** A node that is worth a mark, and where it goes. */
export interface Ownership {
  /** Position of the domain in the plan. */
  readonly domain: number;
  /** False where the node only follows an assigned ancestor. */
  readonly assigned: boolean;
}

/** Who has which node: assigned devices and all that stands below them. */
export const ownershipOf = memoizeLast(
  (tree: DeviceTree, domains: readonly Domain[]): ReadonlyMap<NodeIndex, Ownership> => {
    const owners = new Map<NodeIndex, Ownership>();
    const tops: [NodeIndex, number][] = [];
    for (const [i, { devices }] of domains.entries()) {
      for (const { path } of devices) {
        const node = tree.byPath(path);
        if (node !== undefined) tops.push([node, i]);
      }
    }
    // In document order an ancestor comes first, so that the nearest assigned ancestor wins.
    for (const [top, domain] of tops.sort(([a], [b]) => a - b)) {
      for (const node of tree.subtree(top)) owners.set(node, { domain, assigned: node === top });
    }
    return owners;
  },
);

const RANK: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

/** The worst open finding about each of something; notes and accepted findings leave no mark. */
function worstBy<Key>(
  findings: readonly Finding[],
  of: (finding: Finding) => Key | undefined,
): ReadonlyMap<Key, Finding> {
  const worst = new Map<Key, Finding>();
  for (const finding of findings) {
    const key = of(finding);
    if (key === undefined || finding.severity === 'info' || finding.accepted !== undefined) continue;
    const before = worst.get(key);
    if (before === undefined || RANK[finding.severity] > RANK[before.severity]) worst.set(key, finding);
  }
  return worst;
}

/** What is said of a channel is no mark of the device that it stands at. */
export const worstByPath = memoizeLast((findings: readonly Finding[]) =>
  worstBy<NodePath>(findings, ({ path, channel }) => (channel === undefined ? path : undefined)),
);

export const worstByChannel = memoizeLast((findings: readonly Finding[]) =>
  worstBy(findings, ({ channel }) => channel),
);

/** How many findings of each severity are open. */
export const countOpen = memoizeLast((findings: readonly Finding[]): Readonly<Record<Severity, number>> => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, accepted } of findings) if (accepted === undefined) counts[severity]++;
  return counts;
});
