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

/** The files of one domain: `<name>/dom.cfg`, `<name>/passthrough.dtb`, or whatever stands together in a folder. */
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

/** Reads `.cfg` and `passthrough.dtb` files, one guest for each folder. */
export function readGuests(files: readonly Pick<OutputFile, 'name' | 'bytes'>[]): Guest[] {
  const folders = new Map<string, Pick<OutputFile, 'name' | 'bytes'>[]>();
  for (const file of files) {
    const folder = file.name.slice(0, Math.max(0, file.name.lastIndexOf('/')));
    if (!/\.(cfg|dtb)$/.test(file.name) || folder === 'host') continue;
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([name, group]) => readGuest(name, group));
}

function readGuest(name: string, files: readonly Pick<OutputFile, 'name' | 'bytes'>[]): Guest {
  let config: Guest['config'];
  let partial: Guest['partial'];
  const broken: { file: string; line?: number; why: string }[] = [];
  for (const { name: file, bytes } of files) {
    try {
      if (file.endsWith('.cfg')) config = { file, settings: readConfig(decodeUtf8(bytes)) };
      else partial = { file, tree: new DeviceTree(bytes) };
    } catch (error) {
      if (error instanceof XlSyntaxError) broken.push({ file, line: error.line, why: error.message });
      else if (error instanceof FdtError) broken.push({ file, why: error.message });
      else throw error;
    }
  }
  return { name, ...(config && { config }), ...(partial && { partial }), broken };
}

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
export function value({ config }: Guest, key: string): string | undefined {
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
