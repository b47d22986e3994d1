/** What an import found. Plain data: it crosses the thread. */
import type { NodePath } from '../base/brand.ts';
import type { Finding } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';

export interface ImportReport {
  /** The plan with the domains in it: those of the same name are replaced, and devices leave who had them. */
  readonly plan: Plan;
  readonly domains: readonly ImportedDomain[];
  /** What was concluded about the plan as a whole. Sentences. */
  readonly assumptions: readonly string[];
  /** What is wrong in the files, by the file rules. */
  readonly findings: readonly Finding[];
}

export interface ImportedDomain {
  readonly name: string;
  /** The files that tell of it. */
  readonly files: readonly string[];
  /** The plan has a domain of that name, which this one replaces. */
  readonly replaces: boolean;
  readonly devices: readonly ImportedDevice[];
  /** What the files do not say and was derived or taken for granted. Sentences. */
  readonly assumptions: readonly string[];
  /** What the plan cannot express, or does not have in the host. */
  readonly mismatches: readonly Mismatch[];
}

export interface ImportedDevice {
  readonly path: NodePath;
  /** By what it was recognised, in words: `dtdev`, `xen,path`, `registers`, … */
  readonly by: readonly string[];
  /** The domain of the plan that has it so far. */
  readonly takenFrom?: string;
}

export interface Mismatch {
  /** Where it stands: a file, and a line of it where that is known. */
  readonly file: string;
  readonly line?: number;
  /** What stands there: `irqs 71`, `/passthrough/serial@0`. */
  readonly what: string;
  /** One sentence. */
  readonly why: string;
}
