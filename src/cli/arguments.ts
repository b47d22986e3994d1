import type { Severity } from '../core/contract.ts';
import { FLEET_COLUMNS, type FleetColumn } from '../core/fleet/csv.ts';
import { atMost, type OptionTable, oneOf, readWords, UsageError } from './options.ts';
import { DomainOptions, HostOptions, type HostSource, TargetOptions, type Wish } from './wish.ts';

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

/**
 * Reads the words after `domgraft`. Options of a domain stand after its `--domain NAME`; all others may stand
 * anywhere behind the command.
 * @throws UsageError
 */
export function parseArguments(words: readonly string[]): Command {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help' };
  if (first === 'help') return rest[0] === undefined ? { kind: 'help' } : helpAbout(commandNamed(rest[0]));
  if (['version', '--version', '-V'].includes(first)) return { kind: 'version' };
  const name = commandNamed(first);
  if (rest.includes('--help') || rest.includes('-h')) return helpAbout(name);
  return PARSERS[name](rest);
}

const helpAbout = (about: CommandName): Command => ({ kind: 'help', about });

function commandNamed(word: string): CommandName {
  const name = COMMANDS.find((each) => each === word);
  if (name === undefined) {
    throw new UsageError(`there is no command "${word}"; the commands are ${COMMANDS.join(', ')}`);
  }
  return name;
}

const PARSERS: Readonly<Record<CommandName, (words: readonly string[]) => Command>> = {
  build(words) {
    let output: string | undefined;
    let json = false;
    const setOutput: OptionTable[string] = (following) => {
      output = following.value();
    };
    const wish = readWish(words, {
      '-o': setOutput,
      '--output': setOutput,
      '--json': () => {
        json = true;
      },
    });
    if (output === undefined) throw new UsageError('-o DIR is missing: where the files are to go');
    if (wish.plan === undefined && wish.domains.length === 0) {
      throw new UsageError('nothing to build: name a project file, or a domain with --domain NAME');
    }
    return { kind: 'build', ...wish, output, json };
  },

  check(words) {
    let format: CheckCommand['format'] = 'text';
    let failOn: CheckCommand['failOn'] = 'error';
    const files: string[] = [];
    const wish = readWish(words, {
      '--files': (following) => {
        files.push(...following.values());
        if (files.length === 0) throw new UsageError('--files needs a configuration or a partial tree');
      },
      '--format': (following) => {
        format = oneOf(CHECK_FORMATS, '--format', following.value());
      },
      '--json': () => {
        format = 'json';
      },
      '--sarif': () => {
        format = 'sarif';
      },
      '--fail-on': (following) => {
        failOn = oneOf(FAIL_ON, '--fail-on', following.value());
      },
    });
    if (files.length > 0 && (wish.plan !== undefined || wish.domains.length > 0)) {
      throw new UsageError('--files are judged as they are; they do not go with a project file or --domain');
    }
    return { kind: 'check', ...wish, files, format, failOn };
  },

  inspect(words) {
    const host = new HostOptions();
    const target = new TargetOptions();
    let show: readonly InspectPart[] = ['board', 'devices', 'scmi'];
    let json = false;
    const operands = readWords(words, {
      ...host.table,
      ...target.table,
      '--show': (following) => {
        const names = following.value().split(',');
        show = INSPECT_PARTS.filter((part) =>
          names.some((name) => oneOf(INSPECT_PARTS, '--show', name) === part),
        );
      },
      '--json': () => {
        json = true;
      },
    });
    const [file] = atMost(operands, ['a host tree']);
    return { kind: 'inspect', ...host.source(file), target: target.target, show, json };
  },

  import(words) {
    const hostOptions = new HostOptions();
    const target = new TargetOptions();
    const given: { host?: string; into?: string; output?: string } = {};
    let json = false;
    const setOutput: OptionTable[string] = (following) => {
      given.output = following.value();
    };
    const files = readWords(words, {
      ...hostOptions.table,
      ...target.table,
      '--host': (following) => {
        given.host = following.value();
      },
      '--into': (following) => {
        given.into = following.value();
      },
      '-o': setOutput,
      '--output': setOutput,
      '--json': () => {
        json = true;
      },
    });
    const { host, into, output } = given;
    if (files.length === 0) throw new UsageError('nothing to import: name a dom.cfg or a partial tree');
    if (host === undefined)
      throw new UsageError('--host HOST is missing: the host tree that the files are for');
    if (output === undefined) throw new UsageError('-o FILE is missing: where the project file is to go');
    return {
      kind: 'import',
      ...hostOptions.source(host),
      files,
      ...(into !== undefined && { into }),
      target: target.target,
      output,
      json,
    };
  },

  rebind(words) {
    const hostOptions = new HostOptions();
    const given: { from?: string; output?: string } = {};
    let accept: RebindCommand['accept'] = ['moved', 'changed'];
    let json = false;
    const setOutput: OptionTable[string] = (following) => {
      given.output = following.value();
    };
    const operands = readWords(words, {
      ...hostOptions.table,
      '--from': (following) => {
        given.from = following.value();
      },
      '--accept': (following) => {
        const names = following.value().split(',');
        accept = names.includes('none') ? [] : names.map((name) => oneOf(REBIND_FATES, '--accept', name));
      },
      '-o': setOutput,
      '--output': setOutput,
      '--json': () => {
        json = true;
      },
    });
    const [plan, host] = atMost(operands, ['a project file', 'a host tree']);
    const { from, output } = given;
    if (plan === undefined) throw new UsageError('no project file is named');
    if (output === undefined) throw new UsageError('-o FILE is missing: where the project file is to go');
    return {
      kind: 'rebind',
      ...hostOptions.source(host),
      plan,
      ...(from !== undefined && { from }),
      accept,
      output,
      json,
    };
  },

  compare(words) {
    const hosts: string[] = [];
    const given: { plan?: string } = {};
    let diff = false;
    let json = false;
    const operands = readWords(words, {
      '--host': (following) => {
        hosts.push(following.value());
      },
      '--plan': (following) => {
        given.plan = following.value();
      },
      '--diff': () => {
        diff = true;
      },
      '--json': () => {
        json = true;
      },
    });
    const [left, right] = atMost(operands, ['one side', 'the other side']);
    if (left === undefined || right === undefined) {
      throw new UsageError('two sides are needed: two host trees, or two projects');
    }
    if (hosts.length > 2) throw new UsageError('--host is given once for both sides, or once for each');
    return { kind: 'compare', left, right, hosts, ...given, diff, json };
  },

  fleet(words) {
    const target = new TargetOptions();
    let format: FleetCommand['format'] = 'text';
    let sort: FleetColumn = 'name';
    let descending = false;
    const files = readWords(words, {
      ...target.table,
      '--format': (following) => {
        format = oneOf(FLEET_FORMATS, '--format', following.value());
      },
      '--csv': () => {
        format = 'csv';
      },
      '--json': () => {
        format = 'json';
      },
      '--sort': (following) => {
        sort = oneOf(FLEET_COLUMNS, '--sort', following.value());
      },
      '--descending': () => {
        descending = true;
      },
    });
    if (files.length === 0) throw new UsageError('no host tree is named');
    return { kind: 'fleet', files, target: target.target, format, sort, descending };
  },
};

/** A host, and a project file or domains; with the options that a command has beside those. */
function readWish(words: readonly string[], more: OptionTable): HostSource & Wish {
  const host = new HostOptions();
  const target = new TargetOptions();
  const { domains, table } = new DomainOptions();
  const operands = readWords(words, { ...host.table, ...target.table, ...table, ...more });
  const [file, plan] = atMost(operands, ['a host tree', 'a project file']);
  if (plan !== undefined && domains.length > 0) {
    throw new UsageError(`the domains are those of ${plan}; --domain does not go with a project file`);
  }
  return {
    ...host.source(file),
    ...(plan !== undefined && { plan }),
    domains,
    target: target.target,
  };
}
