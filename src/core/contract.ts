/** The types that cross the thread between page and worker, all of them plain data; no code. */
import type { NodePath } from './base/brand.ts';
import type { FdtErrorCode } from './fdt/error.ts';
import type { Plan } from './plan/plan.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A fact that led to a conclusion: one sentence, and where it was read. */
export interface Evidence {
  readonly text: string;
  readonly path?: NodePath;
  readonly property?: string;
}

/** Something odd about the tree or risky about the wish. */
export interface Finding {
  /** Stable id of the rule, e.g. `DG-DMA-01`; its page is `docs/checks/<rule>.md`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The host node concerned, `/` where it is the tree as a whole. */
  readonly path: NodePath;
  readonly property?: string;
  readonly domain?: string;
  /** The file concerned, and a line of it counted from 1, where the finding is about a file. */
  readonly file?: string;
  readonly line?: number;
  /** One sentence: the effect, with paths. */
  readonly message: string;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
  /** A clock whose rate only the user can tell: its provider, and the first cell of its specifier. */
  readonly rateOf?: { readonly provider: NodePath; readonly id?: number };
  /** Set where the plan accepts the finding. */
  readonly accepted?: { readonly author: string; readonly reason: string };
}

/** A change of the plan that mends a finding; the store applies it as one undoable step. */
export interface Fix {
  /** The words on the button. */
  readonly label: string;
  readonly change: PlanChange;
}

export type PlanChange =
  | { readonly kind: 'assign'; readonly paths: readonly NodePath[]; readonly domain: string }
  | { readonly kind: 'unassign'; readonly paths: readonly NodePath[] }
  | { readonly kind: 'set-target'; readonly target: Plan['target'] }
  | {
      readonly kind: 'set-provider';
      readonly domain: string;
      readonly decision: Plan['domains'][number]['providers'][number];
    }
  | {
      readonly kind: 'set-domain';
      readonly domain: string;
      readonly fields: Partial<Plan['domains'][number]>;
    }
  /** A statement of the user. A fix leaves author and reason empty; whoever applies it asks for them first. */
  | { readonly kind: 'state'; readonly override: Plan['overrides'][number] }
  /** Pins a register of a device to a guest address (hexadecimal text), or sets it free without one. */
  | {
      readonly kind: 'pin';
      readonly domain: string;
      readonly path: NodePath;
      readonly register: number;
      readonly address?: string;
    };

/** Why lines of a generated file are there. Lines count from 1, `to` included. */
export interface Provenance {
  readonly from: number;
  readonly to: number;
  /** One sentence. */
  readonly why: string;
  /** The host node the lines come from. */
  readonly path?: NodePath;
  readonly property?: string;
  /** The rule of Xen behind it: `libxl_arm.c:copy_partial_fdt`. */
  readonly source?: string;
}

/** A generated file; `name` is its path inside the export, with `/`. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For text files. */
  readonly lines?: readonly Provenance[];
}

export interface BuildResult {
  readonly findings: readonly Finding[];
  readonly files: readonly OutputFile[];
  /** Rules that could not be run. */
  readonly skipped?: readonly SkippedRule[];
}

/** A rule whose ground is missing, so that its silence says nothing. */
export interface SkippedRule {
  readonly rule: string;
  /** What would have to hold: one sentence. */
  readonly prerequisite: string;
}

/** A blob that is no sound device tree, as plain data. */
export interface InputError {
  readonly code: FdtErrorCode | string;
  /** Bytes from the start of the input. */
  readonly offset: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** A file as the user gave it; `name` holds the path inside of a dropped folder, with `/`. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Several device trees in what was opened: the user picks one, whose name and bytes are then the host. */
export interface HostChoice {
  /** What holds them, in words: `FIT image board.itb`. */
  readonly container: string;
  readonly choices: readonly (InputFile & {
    /** Model, or first `compatible`, of the board; where in the container it stands, where it has neither. */
    readonly detail: string;
  })[];
}

export type Request =
  | { readonly kind: 'build'; readonly number: number; readonly bytes: Uint8Array; readonly plan: Plan }
  | {
      readonly kind: 'open';
      readonly number: number;
      readonly files: readonly InputFile[];
    };

export type Reply =
  | { readonly kind: 'built'; readonly number: number; readonly result: BuildResult }
  | {
      readonly kind: 'opened';
      readonly number: number;
      readonly host: InputFile;
    }
  | { readonly kind: 'choice'; readonly number: number; readonly choice: HostChoice }
  | { readonly kind: 'refused'; readonly number: number; readonly error: InputError }
  | { readonly kind: 'crashed'; readonly number: number; readonly message: string };

/** Runs requests somewhere: in a worker, or directly in tests and on the command line. */
export interface Runner {
  build(bytes: Uint8Array, plan: Plan): Promise<BuildResult>;
  open(files: readonly InputFile[]): Promise<InputFile | HostChoice | InputError>;
}
