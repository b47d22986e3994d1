import { FLEET_COLUMNS, type FleetColumn } from '../core/fleet/csv.ts';
import {
  CHECK_FORMATS,
  type CheckCommand,
  COMMANDS,
  type Command,
  type CommandName,
  FAIL_ON,
  FLEET_FORMATS,
  type FleetCommand,
  INSPECT_PARTS,
  type InspectPart,
  REBIND_FATES,
  type RebindCommand,
} from './commands.ts';
import { atMost, type OptionTable, oneOf, readWords, UsageError } from './options.ts';
import {
  DomainOptions,
  HostOptions,
  type HostSource,
  OutputOptions,
  TargetOptions,
  type Wish,
} from './wish.ts';

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

const NO_PROJECT_FILE = '-o FILE is missing: where the project file is to go';

const PARSERS: Readonly<Record<CommandName, (words: readonly string[]) => Command>> = {
  build(words) {
    const out = new OutputOptions();
    const wish = readWish(words, out.table);
    const output = out.path('-o DIR is missing: where the files are to go');
    if (wish.plan === undefined && wish.domains.length === 0) {
      throw new UsageError('nothing to build: name a project file, or a domain with --domain NAME');
    }
    return { kind: 'build', ...wish, output, json: out.json };
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
    const out = new OutputOptions();
    const given: { host?: string; into?: string } = {};
    const files = readWords(words, {
      ...hostOptions.table,
      ...target.table,
      ...out.table,
      '--host': (following) => {
        given.host = following.value();
      },
      '--into': (following) => {
        given.into = following.value();
      },
    });
    const { host, into } = given;
    if (files.length === 0) throw new UsageError('nothing to import: name a dom.cfg or a partial tree');
    if (host === undefined)
      throw new UsageError('--host HOST is missing: the host tree that the files are for');
    return {
      kind: 'import',
      ...hostOptions.source(host),
      files,
      ...(into !== undefined && { into }),
      target: target.target,
      output: out.path(NO_PROJECT_FILE),
      json: out.json,
    };
  },

  rebind(words) {
    const hostOptions = new HostOptions();
    const out = new OutputOptions();
    const given: { from?: string } = {};
    let accept: RebindCommand['accept'] = ['moved', 'changed'];
    const operands = readWords(words, {
      ...hostOptions.table,
      ...out.table,
      '--from': (following) => {
        given.from = following.value();
      },
      '--accept': (following) => {
        const names = following.value().split(',');
        accept = names.includes('none') ? [] : names.map((name) => oneOf(REBIND_FATES, '--accept', name));
      },
    });
    const [plan, host] = atMost(operands, ['a project file', 'a host tree']);
    if (plan === undefined) throw new UsageError('no project file is named');
    const output = out.path(NO_PROJECT_FILE);
    return {
      kind: 'rebind',
      ...hostOptions.source(host),
      plan,
      ...given,
      accept,
      output,
      json: out.json,
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
