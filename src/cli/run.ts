import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TOOL } from '../core/base/tool.ts';
import { build } from '../core/build.ts';
import type { BuildResult, OutputFile } from '../core/contract.ts';
import { type BuildCommand, parseArguments, UsageError } from './arguments.ts';
import { countText, findingsText, openErrors } from './findings.ts';
import { HELP, USAGE } from './help.ts';
import { BadInput, readInput } from './input.ts';

/** Where a command writes text to. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

export const EXIT = { good: 0, openErrors: 1, badInput: 2, ourMistake: 3 } as const;

/** Carries out a command line (the words after `domgraft`); the exit status. */
export function run(words: readonly string[], terminal: Terminal): number {
  try {
    const command = parseArguments(words);
    switch (command.kind) {
      case 'help':
        terminal.out(HELP);
        return EXIT.good;
      case 'version':
        terminal.out(`${TOOL.name} ${TOOL.version}\n`);
        return EXIT.good;
      case 'build':
        return runBuild(command, terminal);
    }
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

function runBuild(command: BuildCommand, terminal: Terminal): number {
  const { bytes, plan, notes } = readInput(command);
  const result = build(bytes, plan);
  writeFiles(command.output, result.files);
  const open = openErrors(result.findings);
  for (const note of notes) terminal.error(`domgraft: ${note}\n`);
  terminal.out(command.json ? json(command, result) : text(command, result));
  return open.length > 0 ? EXIT.openErrors : EXIT.good;
}

function writeFiles(folder: string, files: readonly OutputFile[]): void {
  try {
    for (const { name, bytes } of files) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  } catch (error) {
    throw new BadInput(`${folder} cannot be written: ${(error as Error).message}`);
  }
}

const text = ({ output }: BuildCommand, result: BuildResult): string =>
  `${findingsText(result)}\n${result.files.length} files in ${output}; ${countText(result.findings)}\n`.trimStart();

function json({ output }: BuildCommand, { findings, skipped = [], files }: BuildResult): string {
  const list = files.map(({ name, bytes }) => ({ name, size: bytes.length }));
  return `${JSON.stringify({ output, files: list, findings, skipped }, null, 2)}\n`;
}
