import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const NOTICES_FILE = 'public/third-party-notices.txt';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Where the source of a package is, for those whose licence asks for it. */
const SOURCES: Readonly<Record<string, string>> = { elkjs: 'https://github.com/kieler/elkjs' };

/** The packages that end up in the built site, with their licences in full; equal texts stand once. */
export function notices(): string {
  const byText = new Map<string, Package[]>();
  for (const found of shippedPackages()) byText.set(found.text, [...(byText.get(found.text) ?? []), found]);
  const parts = [...byText].map(([text, packages]) => {
    const names = packages.map(({ name, version, license }) => {
      const source = SOURCES[name] ? `, used unmodified; source: ${SOURCES[name]}` : '';
      return `${name} ${version} (${license})${source}`;
    });
    return `${names.join('\n')}\n\n${text}\n`;
  });
  return `domgraft is built with the work of others. Their licences:\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function shippedPackages(): Package[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; license?: string; dev?: boolean; optional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(
      ([path, { dev, optional }]) => path !== '' && !dev && !optional && existsSync(path) && !isTypes(path),
    )
    .map(([path, { version = '', license = 'see below' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      license,
      text: licenceText(path) ?? `Licensed under ${license}; the package brings no text of its own.`,
    }));
}

/** Declarations alone are not shipped. */
const isTypes = (path: string): boolean => path.includes('node_modules/@types/');

function licenceText(path: string): string | undefined {
  const file = readdirSync(path).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file && readFileSync(join(path, file), 'utf8').replaceAll('\r', '').trim();
}
