/** The types that cross the thread between page and worker, all of them plain data; no code. */
import type { Assessment } from './assess/assessment.ts';
import type { NodePath, PageNumber } from './base/brand.ts';
import type { CompareSide, Comparison } from './compare/comparison.ts';
import type { RebindReport } from './compare/rebind.ts';
import type { FdtErrorCode } from './fdt/error.ts';
import type { Survey } from './fleet/survey.ts';
import type { ImportReport } from './imports/report.ts';
import type { Channel } from './plan/channel.ts';
import type { Plan, ProviderAction, XenTarget } from './plan/plan.ts';
import type { ScmiPrivileges } from './plan/privileges.ts';

export type {
  Assessment,
  Follower,
  FollowReason,
  PolicyOption,
  Provision,
  ProvisionUse,
} from './assess/assessment.ts';

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
  /** The channel concerned, by its name in the plan. */
  readonly channel?: string;
  /** What the user has to change for want of a fix: the channel, or else the settings of the domain. */
  readonly edit?: 'channel' | 'domain';
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
  /** One policy for all that a provider gives, or, without one, the defaults again. */
  | {
      readonly kind: 'switch-provider';
      readonly domain: string;
      readonly provider: NodePath;
      readonly action?: ProviderAction;
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
    }
  /** Another channel in the place of one, or none. */
  | { readonly kind: 'set-channel'; readonly name: string; readonly channel?: Channel };

/** Why lines of a generated file are there. Lines count from 1, `to` included. */
export interface Provenance {
  readonly from: number;
  readonly to: number;
  /** One sentence. */
  readonly why: string;
  /** The host node the lines come from. */
  readonly path?: NodePath;
  readonly property?: string;
  /** The channel of the plan that the lines come from. */
  readonly channel?: string;
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

/**
 * What a stretch of a guest's address space is for. `ram`: memory. `xen`: kept for what Xen shows the guest. `hole`:
 * free for devices. `offered`: free as well, but the guest may put foreign pages there.
 */
export type GuestAreaKind = 'ram' | 'xen' | 'hole' | 'offered';

/** A stretch of a guest's address space; `end` is the first page after it. */
export interface GuestArea {
  readonly start: PageNumber;
  readonly end: PageNumber;
  readonly kind: GuestAreaKind;
  /** What lies there: `the grant table`. */
  readonly use: string;
}

/** Host pages that go to a guest as one. */
export interface GuestPages {
  readonly mfn: PageNumber;
  readonly count: number;
  /** The host nodes with something in these pages, by address. */
  readonly paths: readonly NodePath[];
}

/** Host pages that are mapped into a guest. */
export interface GuestMapping extends GuestPages {
  readonly gfn: PageNumber;
  /** Why they are not at their host address. */
  readonly moved?: string;
  /** What they lie over although they must not. */
  readonly clash?: string;
  /** What they lie in, where Xen offers that to the guest as free. */
  readonly exposed?: string;
}

/** The physical address space of a domain. */
export interface GuestSpace {
  readonly domain: string;
  /** By address; a small one may lie in a larger one before it. */
  readonly areas: readonly GuestArea[];
  /** By host address. */
  readonly mappings: readonly GuestMapping[];
  /** Pages for which there is no room, and what lies at their host address. */
  readonly homeless: readonly (GuestPages & { readonly why: string })[];
}

export interface BuildResult {
  readonly findings: readonly Finding[];
  readonly files: readonly OutputFile[];
  /** The address spaces of the plan's domains, in its order. */
  readonly guests?: readonly GuestSpace[];
  /** What dom0 and each domain need of the SCMI firmware, and reach beyond that. */
  readonly privileges?: readonly ScmiPrivileges[];
  /** Rules that could not be run. */
  readonly skipped?: readonly SkippedRule[];
  /** What the rules that found something are called, by id. */
  readonly ruleNames?: Readonly<Record<string, string>>;
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

/** Configurations and partial trees, to be imported; with what was given beside them, opened as the board. */
export interface DomainFiles {
  readonly domainFiles: readonly InputFile[];
  readonly board?: InputFile | HostChoice | InputError;
}

/** What the files of the user are. */
export type Opened = InputFile | HostChoice | InputError | DomainFiles | ProjectInput;

/** What can be asked beside `build` and `open`, and what the answer is. */
export interface Questions {
  /** What files of domains would make of a plan. */
  import: {
    readonly asked: {
      readonly bytes: Uint8Array;
      readonly plan: Plan;
      readonly files: readonly InputFile[];
    };
    readonly answer: ImportReport;
  };
  /** A node of a blob as device tree source; undefined where there is none. */
  source: {
    readonly asked: { readonly bytes: Uint8Array; readonly path: NodePath };
    readonly answer: string | undefined;
  };
  /** How what is open differs from another board or project. */
  compare: {
    readonly asked: { readonly left: CompareSide; readonly files: readonly InputFile[] };
    readonly answer: Comparison | InputError;
  };
  /** Every board in some files, in figures. */
  survey: {
    readonly asked: { readonly files: readonly InputFile[]; readonly target: XenTarget };
    readonly answer: Survey;
  };
  /** What becomes of a plan on another tree; `before` is the tree that it was made for. */
  rebind: {
    readonly asked: {
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly plan: Plan;
      readonly before?: Uint8Array;
    };
    readonly answer: RebindReport;
  };
}

export type QuestionName = keyof Questions;

/** A project that came in, with the host where it was at hand; it replaces nothing by itself. */
export interface ProjectInput {
  /** What it came in: a project file, an exported zip, a report, or a link. */
  readonly origin: 'file' | 'export' | 'report' | 'link';
  /** Of the file. */
  readonly name: string;
  readonly project: Plan;
  /** The host that came with it, whose SHA-256 need not be the one of the plan. */
  readonly host?: InputFile;
}

export type Request =
  | {
      readonly kind: 'assess';
      readonly number: number;
      readonly bytes: Uint8Array;
      readonly plan: Plan;
      readonly paths: readonly NodePath[];
    }
  | { readonly kind: 'build'; readonly number: number; readonly bytes: Uint8Array; readonly plan: Plan }
  | {
      readonly kind: 'open';
      readonly number: number;
      readonly files: readonly InputFile[];
    }
  | {
      [Name in QuestionName]: {
        readonly kind: 'ask';
        readonly number: number;
        readonly name: Name;
        readonly asked: Questions[Name]['asked'];
      };
    }[QuestionName];

export type Reply =
  | { readonly kind: 'assessed'; readonly number: number; readonly assessments: readonly Assessment[] }
  | { readonly kind: 'built'; readonly number: number; readonly result: BuildResult }
  | {
      readonly kind: 'opened';
      readonly number: number;
      readonly host: InputFile;
    }
  | { readonly kind: 'choice'; readonly number: number; readonly choice: HostChoice }
  | { readonly kind: 'domains'; readonly number: number; readonly files: DomainFiles }
  | {
      readonly kind: 'answered';
      readonly number: number;
      readonly answer: Questions[QuestionName]['answer'];
    }
  | { readonly kind: 'project'; readonly number: number; readonly input: ProjectInput }
  | { readonly kind: 'refused'; readonly number: number; readonly error: InputError }
  | { readonly kind: 'crashed'; readonly number: number; readonly message: string };

/** Runs requests somewhere: in a worker, or directly in tests and on the command line. */
export interface Runner {
  build(bytes: Uint8Array, plan: Plan): Promise<BuildResult>;
  /** What giving the devices to each domain of the plan would mean, in the order of the plan. */
  assess(bytes: Uint8Array, plan: Plan, paths: readonly NodePath[]): Promise<readonly Assessment[]>;
  open(files: readonly InputFile[]): Promise<Opened>;
  ask<Name extends QuestionName>(
    name: Name,
    asked: Questions[Name]['asked'],
  ): Promise<Questions[Name]['answer']>;
}
