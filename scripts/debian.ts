/** Debian packages of another architecture or suite, fetched and verified by apt without touching the machine's own state. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs apt-get, apt-cache or another tool in the work folder. */
export type Apt = (command: string, args: readonly string[]) => string;

/** Which packages an apt of our own sees. */
export interface PackageSource {
  readonly architecture: string;
  /** Other suites than the machine's, of the archive that the machine uses: `trixie`. */
  readonly suites?: readonly string[];
}

/** The architecture of this machine, as Debian calls it. */
export const ownArchitecture = (): string =>
  execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();

/** apt with the machine's sources and keys, but for another architecture or suite, its lists and state below `work`. */
export function privateApt({ architecture, suites }: PackageSource, work: string): Apt {
  for (const part of ['lists/partial', 'cache/archives/partial', 'sources'])
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
${suites ? otherSources(join(work, 'sources'), suites) : ''}`,
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

/** Names the suites as the only sources. @returns the settings that make apt read them. */
function otherSources(folder: string, suites: readonly string[]): string {
  const used = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI) $(RELEASE)'], {
    encoding: 'utf8',
  });
  // The archive proper has a suite of updates beside it; others (security) have not.
  const archive = /^(\S+) [a-z]+-updates$/m.exec(used)?.[1];
  if (archive === undefined) throw new Error("this machine's apt does not know where Debian's archive is");
  writeFileSync(
    join(folder, 'suites.sources'),
    `Types: deb deb-src
URIs: ${archive}
Suites: ${suites.join(' ')}
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`,
  );
  return `Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "${folder}";\n`;
}

/** The real package behind one that only depends on the current one: `linux-image-arm64`. */
export function dependency(apt: Apt, name: string, pattern: RegExp): string {
  const found = pattern.exec(apt('apt-cache', ['depends', name]))?.[1];
  if (found === undefined) throw new Error(`Debian has no package behind ${name}`);
  return found;
}

/** Downloads packages into the work folder and unpacks them below `into`: all of them, or the members that match. */
export function unpack(
  apt: Apt,
  work: string,
  names: readonly string[],
  into: string,
  members: readonly string[] = [],
): void {
  mkdirSync(into, { recursive: true });
  const archives = mkdtempSync(join(work, 'archives-'));
  apt('sh', ['-c', 'cd "$0" && exec apt-get -qq download "$@"', archives, ...names]);
  const script = 'into=$1; shift; dpkg-deb --fsys-tarfile "$0" | tar -x -C "$into" --wildcards "$@"';
  for (const archive of readdirSync(archives)) {
    execFileSync('bash', ['-o', 'pipefail', '-c', script, join(archives, archive), into, ...members]);
  }
}
