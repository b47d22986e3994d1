import { hex } from '../../core/base/hex.ts';
import { parseAddress } from '../../core/plan/address.ts';
import type { BootKind, BootModules, Domain, MemoryRange } from '../../core/plan/plan.ts';
import { byteWords, parseBytes } from '../parts/bytes.ts';
import { xenTexts as texts } from './xen-strings.ts';

const PAGE = 4096n;
const MIB = 0x10_0000n;

export const MODULES = ['kernel', 'ramdisk', 'deviceTree'] as const;
type Module = (typeof MODULES)[number];
export type PlaceField = `${Module}${'Address' | 'Size'}`;

/** What is typed about a domain that only Xen or its tools start. */
export type XenForm = {
  readonly ramdisk: string;
  /** Empty: the usual one. */
  readonly folder: string;
  readonly vuart: boolean;
  readonly driverDomain: boolean;
  readonly directMap: boolean;
  /** Address and size of each range, with commas between ranges. */
  readonly staticMemory: string;
} & Readonly<Record<PlaceField, string>>;

export type XenFieldsOfDomain = Pick<Domain, 'vuart' | 'driverDomain' | 'directMap'> &
  Partial<Pick<Domain, 'ramdisk' | 'folder' | 'modules' | 'staticMemory'>>;

export type XenProblems = Partial<Record<'ramdisk' | 'folder' | 'staticMemory' | PlaceField, string>>;

export const xenFormOf = (domain: XenFieldsOfDomain): XenForm => ({
  ramdisk: domain.ramdisk ?? '',
  folder: domain.folder ?? '',
  vuart: domain.vuart,
  driverDomain: domain.driverDomain,
  directMap: domain.directMap,
  staticMemory: (domain.staticMemory ?? []).map(rangeWords).join(', '),
  ...(Object.fromEntries(
    MODULES.flatMap((module) => {
      const place = domain.modules?.[module];
      return [
        [`${module}Address`, place === undefined ? '' : shownAddress(place.address)],
        [`${module}Size`, place === undefined ? '' : shownSize(place.size)],
      ];
    }),
  ) as Record<PlaceField, string>),
});

/** What is wrong with each field that shows, in a domain of so much memory. */
export function xenProblems(form: XenForm, boot: BootKind, memoryMib: number): XenProblems {
  const problems: XenProblems = {};
  for (const name of ['ramdisk', 'folder'] as const)
    if (/["'\r\n\0]/.test(form[name])) problems[name] = texts.pathChars;
  if (form.folder.trim() !== '' && !form.folder.trim().startsWith('/')) problems.folder = texts.folderForm;
  if (boot === 'xl') return problems;
  const wanted = MODULES.filter((module) => module !== 'ramdisk' && placesTyped(form).length > 0);
  for (const module of [...wanted, ...placesTyped(form)]) {
    const [address, size] = [form[`${module}Address`], form[`${module}Size`]];
    if (!isWhole(address, PAGE)) problems[`${module}Address`] = texts.badAddress;
    if (!isWhole(size, 1n) || parseBytes(size) === 0n) problems[`${module}Size`] = texts.badSize;
  }
  const memory = memoryProblem(form.staticMemory, BigInt(memoryMib) * MIB);
  if (memory !== undefined) problems.staticMemory = memory;
  return problems;
}

/** The fields of a form without problems; a text that nobody sees at the moment stays as it is. */
export function xenFieldsOf(form: XenForm): XenFieldsOfDomain {
  const [ramdisk, folder] = [form.ramdisk.trim(), form.folder.trim()];
  const place = (module: Module): MemoryRange => ({
    address: stored(form[`${module}Address`]),
    size: stored(form[`${module}Size`]),
  });
  const modules: BootModules | undefined =
    placesTyped(form).length === 0
      ? undefined
      : {
          kernel: place('kernel'),
          ...(placesTyped(form).includes('ramdisk') && { ramdisk: place('ramdisk') }),
          deviceTree: place('deviceTree'),
        };
  const staticMemory = rangesOf(form.staticMemory).map(([address = '', size = '']) => ({
    address: stored(address),
    size: stored(size),
  }));
  return {
    vuart: form.vuart,
    driverDomain: form.driverDomain,
    directMap: form.directMap,
    ...(ramdisk !== '' && { ramdisk }),
    ...(folder !== '' && { folder }),
    ...(modules && { modules }),
    ...(staticMemory.length > 0 && { staticMemory }),
  };
}

/** The files of which an address or a size is typed. */
const placesTyped = (form: XenForm): Module[] =>
  MODULES.filter((module) => `${form[`${module}Address`]}${form[`${module}Size`]}`.trim() !== '');

function memoryProblem(text: string, memory: bigint): string | undefined {
  const ranges = rangesOf(text);
  if (ranges.length === 0) return undefined;
  const isRange = (range: readonly string[]) => range.length === 2 && range.every((n) => isWhole(n, PAGE));
  if (!ranges.every(isRange)) return texts.badRanges;
  const sum = ranges.reduce((all, [, size = '']) => all + (parseBytes(size) ?? 0n), 0n);
  return sum === memory ? undefined : texts.badSum(byteWords(sum), byteWords(memory));
}

/** Each range in its words: `0x40000000 512 MiB` has two. */
const rangesOf = (text: string): string[][] =>
  text
    .split(/[,;\n]/)
    .map((range) => range.trim())
    .filter((range) => range !== '')
    .map((range) => {
      const [, address = range, size] = /^(\S+)\s+(.+)$/.exec(range) ?? [];
      return size === undefined ? [address] : [address, size];
    });

const isWhole = (text: string, of: bigint): boolean => {
  const value = parseBytes(text);
  return value !== undefined && value % of === 0n;
};

const stored = (text: string): string => {
  const value = parseBytes(text);
  return value === undefined ? text.trim() : hex(value);
};
const shownAddress = (text: string): string => {
  const value = parseAddress(text);
  return value === undefined ? text : hex(value);
};
/** Whole MiB in words, anything else exactly. */
const shownSize = (text: string): string => {
  const value = parseAddress(text);
  if (value === undefined) return text;
  return value > 0n && value % MIB === 0n ? byteWords(value) : hex(value);
};
const rangeWords = ({ address, size }: MemoryRange): string => `${shownAddress(address)} ${shownSize(size)}`;
