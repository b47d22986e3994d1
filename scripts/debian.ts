/** Debian packages of another architecture, fetched and verified by apt without touching the machine's own state. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs apt-get, apt-cache or another tool in the work folder. */
export type Apt = (command: string, args: readonly string[]) => string;

/** apt with the machine's sources and keys, but for another architecture, its lists and state below `work`. */
export function privateApt(architecture: string, work: string): Apt {
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(work, part), { recursive: true });
  const config = join(work, 'apt.conf');
  writeFileSync(
    config,
    `APT::Architecture "${architecture}";
#clear APT::Architectures;
APT::Architectures { "${architecture}"; };
APT::Sandbox::User "";
Dir::State "${work}";
Dir::State::lists "${join(work, 'lists')}";
Dir::State::status "/dev/null";
Dir::Cache "${join(work, 'cache')}";
Acquire::Languages "none";
Acquire::Retries "3";
`,
  );
  const env = { ...process.env, APT_CONFIG: config, LC_ALL: 'C' };
  const run: Apt = (command, args) =>
    execFileSync(command, args, { cwd: work, env, encoding: 'utf8', stdio: 'pipe' });
  try {
    run('apt-get', ['-qq', 'update']);
  } catch (error) {
    // One list out of step with its mirror (a security update under way) is no reason to do without the others.
    const [why] = String((error as { stderr?: unknown }).stderr ?? error).split('\n');
    console.warn(`apt-get update was not complete: ${why}`);
  }
  return run;
}

/** The real package behind one that only depends on the current one: `linux-image-arm64`. */
export function dependency(apt: Apt, name: string, pattern: RegExp): string {
  const found = pattern.exec(apt('apt-cache', ['depends', name]))?.[1];
  if (found === undefined) throw new Error(`Debian has no package behind ${name}`);
  return found;
}

/** Downloads packages into the work folder and unpacks them all below `into`. */
export function unpack(apt: Apt, work: string, names: readonly string[], into: string): void {
  mkdirSync(into, { recursive: true });
  apt('apt-get', ['-qq', 'download', ...names]);
  for (const archive of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
    execFileSync('dpkg-deb', ['-x', join(work, archive), into]);
  }
}
