/** What a rule is; the rules themselves stand in one file per family. */
import type { Finding, Severity } from '../contract.ts';
import type { PlanContext } from './context.ts';
import type { FileContext, FileObservation } from './files/guests.ts';

export const FAMILIES = {
  'DG-DMA': 'DMA and IOMMU',
  'DG-PAGE': 'Shared pages',
  'DG-IRQ': 'Interrupts',
  'DG-PROV': 'Shared providers',
  'DG-XEN': "Xen's own devices",
  'DG-MEM': 'Guest memory layout',
  'DG-CHAN': 'Channels between domains',
  'DG-CFG': 'Configuration',
  'DG-FILE': 'Files',
  'DG-NOTE': 'Notes',
  'DG-GEN': 'Making of the partial tree',
  SC: 'SCMI firmware interface',
  SM: 'SCMI and domains',
  GH: 'Gunyah hypervisor node',
  GV: 'Gunyah virtual machines',
} as const;

export type Family = keyof typeof FAMILIES;

interface Described {
  /** Family and number: `DG-DMA-01`. Stable; its page is `docs/checks/<id>.md`. */
  readonly id: `${Family}-${string}`;
  /** A few words for lists. */
  readonly name: string;
  /** The severity where a finding does not say otherwise. */
  readonly severity: Severity;
  /** Why this is a problem: one or two sentences. */
  readonly why: string;
  /** Where that is known from: file and function of Xen, a specification, a measurement. */
  readonly source: string;
}

/** A finding before the registry adds rule and default severity. */
export type Observation = Omit<Finding, 'rule' | 'severity' | 'accepted'> & { readonly severity?: Severity };

/** Looks at a host and a plan. */
export interface PlanRule extends Described {
  readonly kind: 'plan';
  /** What must hold for the rule to have a meaning; otherwise it is reported as skipped. */
  readonly requires?: readonly Prerequisite[];
  run(context: PlanContext): Iterable<Observation>;
}

/** A rule of a file that has plan rules alone. */
export const planRule = (described: Omit<PlanRule, 'kind'>): PlanRule => ({ kind: 'plan', ...described });

/** By id, for families whose rules stand in several files. */
export const byId = (a: PlanRule, b: PlanRule): number => (a.id < b.id ? -1 : 1);

/** Looks at files, ours or somebody else's. */
export interface FileRule extends Described {
  readonly kind: 'file';
  run(context: FileContext): Iterable<FileObservation>;
}

/** Guidance that no program can check. */
export interface Note extends Described {
  readonly kind: 'note';
}

export type Rule = PlanRule | FileRule | Note;

/** A condition on which rules rest. */
export interface Prerequisite {
  /** One sentence, said of what is missing. */
  readonly missing: string;
  holds(context: PlanContext): boolean;
}
