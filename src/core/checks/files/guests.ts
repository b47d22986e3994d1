import { addTo } from '../../base/lists.ts';
import type { Finding, OutputFile } from '../../contract.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { FdtError } from '../../fdt/index.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { XenTarget } from '../../plan/plan.ts';
import { decodeUtf8 } from '../../platform.ts';
import { type ConfigValue, readConfig, type Setting, XlSyntaxError } from '../../targets/xl-syntax.ts';

/** What file rules are given: the files of a folder, read, and the host where it is known. */
export interface FileContext {
  readonly guests: readonly Guest[];
  readonly target: XenTarget;
  readonly facts?: HostFacts;
  /** Host paths that carry `xen,passthrough`; undefined where no overlay and no marked host tree is at hand. */
  readonly marks?: ReadonlySet<string>;
}

/** The files of one domain: `<name>/dom.cfg` and `<name>/passthrough.dtb`, or what else goes together. */
export interface Guest {
  readonly name: string;
  readonly config?: { readonly file: string; readonly settings: readonly Setting[] };
  readonly partial?: { readonly file: string; readonly tree: DeviceTree };
  /** Files that could not be read, with the reason. */
  readonly broken: readonly { readonly file: string; readonly line?: number; readonly why: string }[];
}

/** A finding about a file; its path is one of the file's tree, or `/`. */
export type FileObservation = Omit<Finding, 'rule' | 'severity' | 'accepted'> & {
  readonly severity?: Finding['severity'];
  readonly file: string;
  readonly line?: number;
};

type Given = Pick<OutputFile, 'name' | 'bytes'>;

/**
 * Reads `.cfg` and `.dtb` files: a guest for each configuration, with the tree that its `device_tree` names or the only
 * one beside it, and one for each tree that no configuration takes.
 */
export function readGuests(files: readonly Given[]): Guest[] {
  const folders = new Map<string, Given[]>();
  for (const file of files) {
    const folder = folderOf(file.name);
    if (!/\.(cfg|dtb)$/.test(file.name) || folder === 'host') continue;
    addTo(folders, folder, file);
  }
  return [...folders.values()].flatMap(guestsOfFolder);
}

function guestsOfFolder(files: readonly Given[]): Guest[] {
  const configs = files.filter(({ name }) => name.endsWith('.cfg')).map(readConfiguration);
  const trees = files.filter(({ name }) => name.endsWith('.dtb'));
  const left = new Set(trees);
  const guests = configs.map((read): Guest => {
    const named = read.config && baseName(value(read, 'device_tree') ?? '');
    const own =
      trees.find(({ name }) => baseName(name) === named) ??
      (configs.length === 1 && trees.length === 1 ? trees[0] : undefined);
    if (own === undefined) return read;
    left.delete(own);
    const tree = readPartial(own);
    return { ...tree, ...read, broken: [...read.broken, ...tree.broken] };
  });
  return [...guests, ...[...left].map(readPartial)];
}

function readConfiguration({ name: file, bytes }: Given): Guest {
  try {
    const config = { file, settings: readConfig(decodeUtf8(bytes)) };
    const name = folderOf(file) || value({ config }, 'name') || baseName(file);
    return { name, config, broken: [] };
  } catch (error) {
    if (!(error instanceof XlSyntaxError)) throw error;
    const name = folderOf(file) || baseName(file);
    return { name, broken: [{ file, line: error.line, why: error.message }] };
  }
}

function readPartial({ name: file, bytes }: Given): Guest {
  const name = folderOf(file) || baseName(file);
  try {
    return { name, partial: { file, tree: new DeviceTree(bytes) }, broken: [] };
  } catch (error) {
    if (!(error instanceof FdtError)) throw error;
    return { name, broken: [{ file, why: error.message }] };
  }
}

const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));
const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** One item of a list in a configuration, and where it stands. */
export interface Item {
  readonly text: string;
  /** Line of the setting. */
  readonly line: number;
}

/** The items of a list setting, `+=` included; a lone string is a list of one. */
export function items({ config }: Guest, key: string): Item[] {
  let found: Item[] = [];
  for (const { key: name, value, line, append } of config?.settings ?? []) {
    if (name !== key) continue;
    const added = flat(value).map((text) => ({ text, line }));
    found = append ? [...found, ...added] : added;
  }
  return found;
}

const flat = (value: ConfigValue): string[] => (typeof value === 'string' ? [value] : value.flatMap(flat));

/** The last value of a setting that is one string or number. */
export function value({ config }: Pick<Guest, 'config'>, key: string): string | undefined {
  const found = config?.settings.findLast((setting) => setting.key === key)?.value;
  return typeof found === 'string' ? found : undefined;
}

/** An `iomem` item as xl reads it: hexadecimal numbers of 4 KiB pages. */
export interface Iomem extends Item {
  readonly mfn: number;
  readonly count: number;
  readonly gfn: number;
}

/** The `iomem` items that xl reads (xl_parse.c: sscanf of "%x,%x@%x"). */
export function iomem(guest: Guest): Iomem[] {
  return items(guest, 'iomem').flatMap((item) => {
    const match = /^(?:0x)?([0-9a-f]+),\s*(?:0x)?([0-9a-f]+)(?:@(?:0x)?([0-9a-f]+))?$/i.exec(
      item.text.trim(),
    );
    if (match === null) return [];
    const [mfn, count] = [Number.parseInt(match[1]!, 16), Number.parseInt(match[2]!, 16)];
    return [{ ...item, mfn, count, gfn: match[3] === undefined ? mfn : Number.parseInt(match[3], 16) }];
  });
}

/** Whether xl starts the guest; both ways may be open. */
export const isForXl = ({ config }: Guest): boolean => config !== undefined;

/** Whether Xen starts the guest: nodes tell what they get, or there is no configuration for xl. */
export const isForDom0less = ({ config, partial }: Guest): boolean =>
  partial !== undefined &&
  (config === undefined ||
    [...partial.tree.nodes()].some(
      (node) => partial.tree.has(node, 'xen,reg') || partial.tree.has(node, 'xen,path'),
    ));
