/**
 * What a fresh machine lacks. Plain JavaScript without packages, as it runs before they are installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';

/** Commands that tests start, and the Debian packages that have them. */
export const TOOLS = {
  dtc: ['device-tree-compiler'],
  make: ['make'],
  'chromium-headless-shell': ['chromium-headless-shell', 'fonts-liberation'],
  cc: ['gcc', 'libc6-dev'],
  python3: ['python3'],
  'qemu-system-aarch64': ['qemu-system-arm'],
  'aarch64-linux-gnu-as': ['binutils-aarch64-linux-gnu'],
};

const APT_LOG = '.cache/apt.log';

/** Where Debian has Chromium; the one that cannot open a window needs half the processor's time. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The file of the Chromium that is driven: `CHROMIUM`, otherwise what is installed. */
export const browserFile = () => process.env.CHROMIUM ?? BROWSERS.find(existsSync) ?? BROWSERS[0];

export const say = (text) => console.log(`domgraft: ${text}`);

/** Ends the process where this Node is too old for the packages. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major >= 22 || (major === 20 && minor >= 19)) return;
  console.error(`domgraft needs Node 20.19 or newer; this is ${process.version}`);
  process.exit(1);
}

/** Installs the npm packages of package-lock.json, unless exactly these are there. */
export function installPackages() {
  if (packagesAreCurrent()) return;
  say('installing packages (npm ci)');
  const install = () =>
    spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' }).status === 0;
  if (install() || install()) return;
  console.error('domgraft: npm ci failed, see above');
  process.exit(1);
}

/** Compares the lock file with the one that npm leaves in `node_modules` when it has finished. */
function packagesAreCurrent() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(installed)) return false;
  const { packages: present } = JSON.parse(readFileSync(installed, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && present[path] === undefined),
  );
}

export const hasCommand = (name) =>
  spawnSync('sh', ['-c', 'command -v -- "$0"', name], { stdio: 'ignore' }).status === 0;

/** Whether Debian packages can be installed here without asking anybody. */
export const canInstall = () => process.getuid?.() === 0 && hasCommand('apt-get');

/** Installs the packages of the tools that are missing where that is possible, otherwise says which they are. */
export function installTools(tools = Object.keys(TOOLS)) {
  const packages = tools.flatMap((tool) => (hasCommand(tool) ? [] : TOOLS[tool]));
  if (packages.length === 0) return;
  if (!canInstall()) {
    say(`not installed: ${packages.join(', ')}. On Debian: sudo apt-get install ${packages.join(' ')}`);
    return;
  }
  say(`installing ${packages.join(', ')} (apt-get)`);
  mkdirSync('.cache', { recursive: true });
  const log = openSync(APT_LOG, 'w');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', '-o', 'Acquire::Retries=3', ...args], { stdio: ['ignore', log, log], env });
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages).status === 0;
  if (install()) return;
  apt('update');
  if (install()) return;
  const lines = readFileSync(APT_LOG, 'utf8').trimEnd().split('\n');
  say(`apt-get could not install ${packages.join(', ')}:\n${lines.slice(-15).join('\n')}`);
}
