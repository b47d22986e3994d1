/** Which files tell of domains, and in which form the file rules read them. */
import type { InputFile } from '../contract.ts';
import { DeviceTree, ROOT } from '../devicetree/tree.ts';
import { DtsError } from '../dts/error.ts';
import { parseDts } from '../dts/parse.ts';
import { FdtError } from '../fdt/error.ts';
import { writeFdt } from '../fdt/write.ts';
import { decodeUtf8Strict } from '../platform.ts';
import { readConfig, XlSyntaxError } from '../targets/xl-syntax.ts';

/** Longer texts are no configuration of a domain. */
const MAX_CONFIG = 1 << 20;

/** A file of a domain, under a name by which it is known for what it is. */
interface DomainFile extends InputFile {
  readonly kind: 'configuration' | 'partial tree' | 'overlay';
}

/**
 * Tells a file that belongs to a domain from one that is a board: xl configurations, by their ending or by what stands
 * in them; trees (blob or source) with `/passthrough`; overlays beside them. Source is compiled.
 */
function domainFile(file: InputFile): DomainFile | undefined {
  const { name, bytes } = file;
  if (/\.dtbo$/i.test(name)) return { ...file, kind: 'overlay' };
  const blob = bytes[0] === 0xd0 ? bytes : compiled(file);
  if (blob !== undefined) {
    return hasPassthrough(blob)
      ? { name: /\.dtb$/.test(name) ? name : `${withoutEnding(name)}.dtb`, bytes: blob, kind: 'partial tree' }
      : undefined;
  }
  if (!isConfiguration(file)) return undefined;
  return { name: name.endsWith('.cfg') ? name : `${name}.cfg`, bytes, kind: 'configuration' };
}

/**
 * Splits what was given into files of domains and all else. Overlays belong to the domains where a configuration or a
 * partial tree is there, and otherwise to the board; source whose blob is there too is passed over.
 */
export function sortFiles(files: readonly InputFile[]): {
  domains: readonly InputFile[];
  others: readonly InputFile[];
} {
  const sorted = files.map((file) => ({ file, found: domainFile(file) }));
  if (!sorted.some(({ found }) => found !== undefined && found.kind !== 'overlay')) {
    return { domains: [], others: files };
  }
  return {
    domains: sorted.flatMap(({ file, found }) => {
      if (found === undefined) return [];
      const isRepeated = file.name !== found.name && files.some(({ name }) => name === found.name);
      return isRepeated ? [] : [{ name: found.name, bytes: found.bytes }];
    }),
    others: sorted.filter(({ found }) => found === undefined).map(({ file }) => file),
  };
}

function compiled({ name, bytes }: InputFile): Uint8Array | undefined {
  if (bytes.includes(0)) return undefined;
  const text = decodeUtf8Strict(bytes);
  if (text === undefined || !(/\.dtso?$/i.test(name) || /\/dts-v1\//.test(text))) return undefined;
  try {
    return writeFdt(parseDts(text));
  } catch (error) {
    if (error instanceof DtsError || error instanceof FdtError) return undefined;
    throw error;
  }
}

function hasPassthrough(blob: Uint8Array): boolean {
  try {
    const tree = new DeviceTree(blob);
    return tree.children(ROOT).some((node) => tree.name(node) === 'passthrough');
  } catch (error) {
    if (error instanceof FdtError) return false;
    throw error;
  }
}

/** A text with the ending of a configuration, or one that xl reads and that says what a domain has. */
function isConfiguration({ name, bytes }: InputFile): boolean {
  if (bytes.length > MAX_CONFIG || bytes.includes(0)) return false;
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return false;
  if (/\.(cfg|xl|hvm|pvh)$/i.test(name)) return true;
  try {
    const keys = new Set(readConfig(`${text}\n`).map(({ key }) => key));
    return keys.has('name') && ['kernel', 'device_tree', 'memory'].some((key) => keys.has(key));
  } catch (error) {
    if (error instanceof XlSyntaxError) return false;
    throw error;
  }
}

const withoutEnding = (name: string): string => name.replace(/\.[^./]*$/, '');
