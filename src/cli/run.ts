import { TOOL } from '../core/base/tool.ts';
import { parseArguments } from './arguments.ts';
import { runBuild } from './build.ts';
import { runCheck } from './check.ts';
import type { Command } from './commands.ts';
import { runCompare } from './compare.ts';
import { runFleet } from './fleet.ts';
import { HELP, helpAbout, USAGE } from './help.ts';
import { runImport } from './import.ts';
import { runInspect } from './inspect.ts';
import { UsageError } from './options.ts';
import { runRebind } from './rebind.ts';
import { BadInput, EXIT, type Terminal } from './terminal.ts';

/** Carries out a command line (the words after `domgraft`); the exit status. */
export function run(words: readonly string[], terminal: Terminal): number {
  try {
    return runCommand(parseArguments(words), terminal);
  } catch (error) {
    if (error instanceof UsageError) terminal.error(`domgraft: ${error.message}\n${USAGE}`);
    else if (error instanceof BadInput) terminal.error(`domgraft: ${error.message}\n`);
    else {
      terminal.error(
        `domgraft: this is a mistake in domgraft, please report it\n${(error as Error).stack}\n`,
      );
      return EXIT.ourMistake;
    }
    return EXIT.badInput;
  }
}

function runCommand(command: Command, terminal: Terminal): number {
  switch (command.kind) {
    case 'help':
      terminal.out(command.about === undefined ? HELP : helpAbout(command.about));
      return EXIT.good;
    case 'version':
      terminal.out(`${TOOL.name} ${TOOL.version}\n`);
      return EXIT.good;
    case 'build':
      return runBuild(command, terminal);
    case 'check':
      return runCheck(command, terminal);
    case 'inspect':
      return runInspect(command, terminal);
    case 'import':
      return runImport(command, terminal);
    case 'rebind':
      return runRebind(command, terminal);
    case 'compare':
      return runCompare(command, terminal);
    case 'fleet':
      return runFleet(command, terminal);
  }
}
