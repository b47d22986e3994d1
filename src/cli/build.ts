import { build } from '../core/build.ts';
import type { BuildResult } from '../core/contract.ts';
import type { BuildCommand } from './commands.ts';
import { countText, findingsText, openErrors } from './findings.ts';
import { readInput } from './input.ts';
import { writeFiles } from './output.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `domgraft build`: writes the files of a plan. @throws BadInput */
export function runBuild(command: BuildCommand, terminal: Terminal): number {
  const { bytes, plan, notes } = readInput(command, terminal);
  const result = build(bytes, plan);
  writeFiles(command.output, result.files);
  for (const note of notes) terminal.error(`domgraft: ${note}\n`);
  terminal.out(command.json ? json(command, result) : text(command, result));
  return openErrors(result.findings).length > 0 ? EXIT.openErrors : EXIT.good;
}

const text = ({ output }: BuildCommand, result: BuildResult): string =>
  `${findingsText(result)}\n${result.files.length} files in ${output}; ${countText(result.findings)}\n`.trimStart();

function json({ output }: BuildCommand, { findings, skipped = [], files }: BuildResult): string {
  const list = files.map(({ name, bytes }) => ({ name, size: bytes.length }));
  return `${JSON.stringify({ output, files: list, findings, skipped }, null, 2)}\n`;
}
