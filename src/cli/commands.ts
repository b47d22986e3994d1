/** What the commands are asked for. */
import type { Severity } from '../core/contract.ts';
import type { FleetColumn } from '../core/fleet/csv.ts';
import type { HostSource, Wish } from './wish.ts';

/** `domgraft build`, as asked for. */
export interface BuildCommand extends HostSource, Wish {
  readonly kind: 'build';
  readonly output: string;
  readonly json: boolean;
}

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

/** `domgraft check`, as asked for. */
export interface CheckCommand extends HostSource, Wish {
  readonly kind: 'check';
  /** Configurations and partial trees of domains, or folders of them, that are judged in the place of a plan. */
  readonly files: readonly string[];
  readonly format: (typeof CHECK_FORMATS)[number];
  /** The mildest severity of an open finding that makes the exit status 1. */
  readonly failOn: Severity | 'never';
}

export const INSPECT_PARTS = ['board', 'devices', 'scmi', 'tree'] as const;
export type InspectPart = (typeof INSPECT_PARTS)[number];

/** `domgraft inspect`, as asked for. */
export interface InspectCommand extends HostSource, Pick<Wish, 'target'> {
  readonly kind: 'inspect';
  readonly show: readonly InspectPart[];
  readonly json: boolean;
}

/** `domgraft import`, as asked for. */
export interface ImportCommand extends HostSource, Pick<Wish, 'target'> {
  readonly kind: 'import';
  /** Configurations and partial trees, or folders of them. */
  readonly files: readonly string[];
  /** The project file to put the domains into; without one a new project is begun. */
  readonly into?: string;
  /** Where the project file goes. */
  readonly output: string;
  readonly json: boolean;
}

export const REBIND_FATES = ['moved', 'changed', 'vanished'] as const;

/** `domgraft rebind`, as asked for. */
export interface RebindCommand extends HostSource {
  readonly kind: 'rebind';
  readonly plan: string;
  /** The tree that the plan was made for. */
  readonly from?: string;
  /** What is accepted: moved paths follow, changed ones stay, vanished ones leave the plan. */
  readonly accept: readonly (typeof REBIND_FATES)[number][];
  readonly output: string;
  readonly json: boolean;
}

/** `domgraft compare`, as asked for. */
export interface CompareCommand {
  readonly kind: 'compare';
  /** A host tree, or a project in any of its forms. */
  readonly left: string;
  readonly right: string;
  /** Host trees for the projects: one for both, or one for each. */
  readonly hosts: readonly string[];
  /** The project that both host trees are compared with. */
  readonly plan?: string;
  /** Also the differing lines of text files. */
  readonly diff: boolean;
  readonly json: boolean;
}

export const FLEET_FORMATS = ['text', 'csv', 'json'] as const;

/** `domgraft fleet`, as asked for. */
export interface FleetCommand extends Pick<Wish, 'target'> {
  readonly kind: 'fleet';
  /** Host trees, or folders and tar archives of them. */
  readonly files: readonly string[];
  readonly format: (typeof FLEET_FORMATS)[number];
  readonly sort: FleetColumn;
  readonly descending: boolean;
}

export const COMMANDS = ['build', 'check', 'inspect', 'import', 'rebind', 'compare', 'fleet'] as const;
export type CommandName = (typeof COMMANDS)[number];

export type Command =
  | BuildCommand
  | CheckCommand
  | InspectCommand
  | ImportCommand
  | RebindCommand
  | CompareCommand
  | FleetCommand
  | { readonly kind: 'help'; readonly about?: CommandName }
  | { readonly kind: 'version' };
