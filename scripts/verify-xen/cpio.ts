/** An initial RAM disk: a cpio archive in the "newc" form that Linux unpacks (Documentation/driver-api/early-userspace). */

/** Files by their path without a leading slash; executable where the path says so. */
export type Files = ReadonlyMap<string, Uint8Array>;

const [FOLDER, EXECUTABLE, PLAIN, DEVICE] = [0o040755, 0o100755, 0o100644, 0o020600];
const CONSOLE = { name: 'dev/console', major: 5, minor: 1 };

/** The archive of the files, their folders, the given empty folders and a console. */
export function cpio(files: Files, emptyFolders: readonly string[] = []): Buffer {
  const folders = new Set<string>();
  for (const path of [...files.keys(), ...emptyFolders.map((folder) => `${folder}/`), CONSOLE.name]) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  }
  const entries = [
    ...[...folders].sort().map((name) => entry(name, FOLDER)),
    entry(CONSOLE.name, DEVICE, undefined, CONSOLE),
    ...[...files].map(([name, bytes]) => entry(name, isProgram(name) ? EXECUTABLE : PLAIN, bytes)),
    entry('TRAILER!!!', 0),
  ];
  return Buffer.concat(entries.flat());
}

const isProgram = (path: string): boolean => /(^|\/)(s?bin\/|init$|ld-)/.test(path);

function entry(
  name: string,
  mode: number,
  bytes: Uint8Array = new Uint8Array(),
  { major, minor } = { major: 0, minor: 0 },
): Uint8Array[] {
  const [inode, user, group, links, time, checksum] = [0, 0, 0, 1, 0, 0];
  const head = [inode, mode, user, group, links, time, bytes.length, 0, 0, major, minor, name.length + 1];
  const text = `070701${[...head, checksum].map((field) => field.toString(16).padStart(8, '0')).join('')}${name}\0`;
  return [Buffer.from(padded(text), 'latin1'), bytes, new Uint8Array(-bytes.length & 3)];
}

const padded = (text: string): string => text + '\0'.repeat(-text.length & 3);
