import { addTo } from '../base/lists.ts';
import type { ScmiNames } from '../plan/scmi.ts';

/** A name that a `dt-bindings` header gives a number. */
export interface HeaderName {
  readonly name: string;
  readonly value: number;
}

/**
 * The numbers that a header defines: `#define NAME 5`, `(0x5)`, `OTHER`, and `(OTHER + 5)` of names before it. Other
 * definitions (flags, macros with arguments, texts) are passed over.
 */
export function readHeader(text: string): HeaderName[] {
  const known = new Map<string, number>();
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, '');
  for (const [, name, said] of plain.matchAll(
    /^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w*)[ \t]+(.+?)[ \t]*$/gm,
  )) {
    const value = numberOf(said!, known);
    if (value !== undefined && !known.has(name!)) known.set(name!, value);
  }
  return [...known].map(([name, value]) => ({ name, value }));
}

function numberOf(said: string, known: ReadonlyMap<string, number>): number | undefined {
  const bare = said.replace(/^\((.*)\)$/, '$1').trim();
  const terms = bare.split('+').map((term) => termOf(term.trim(), known));
  const sum = terms.reduce<number>((total, term) => total + (term ?? Number.NaN), 0);
  return Number.isInteger(sum) && sum >= 0 && sum < 2 ** 32 ? sum : undefined;
}

function termOf(term: string, known: ReadonlyMap<string, number>): number | undefined {
  const digits = /^(0x[0-9a-f]+|\d+)u?l{0,2}$/i.exec(term)?.[1];
  return digits === undefined ? known.get(term) : Number(digits);
}

/** What the names of a kind of resource have in common; the first that fits says what a name is of. */
const WORDS: readonly (readonly [protocol: number, word: RegExp])[] = [
  [0x16, /(?:^|_)S?(?:RST|RESET)/],
  [0x17, /VOLTD|(?:^|_)(?:REG|REGU|VREG)\d*(?:_|$)/],
  [0x13, /(?:^|_)PERF/],
  [0x11, /(?:^|_)(?:PD|PWR|POWER|DOMAIN)(?:_|\d|$)/],
  [0x15, /(?:^|_)(?:SENS|SENSOR|TEMP)/],
  [0x14, /(?:^|_)(?:CK|CLK|CLOCK)/],
];

/**
 * The names of SCMI resources in a header, by protocol. What a name is of is told by its words, or by those of the
 * file where it has none; where some names of a kind say SCMI, the others are those of another provider.
 */
export function readScmiNames(file: string, text: string): ScmiNames[] {
  const ofFile = protocolOf(file.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_'));
  const byProtocol = new Map<number, HeaderName[]>();
  for (const found of readHeader(text)) {
    const protocol = protocolOf(found.name.toUpperCase()) ?? ofFile;
    if (protocol !== undefined) addTo(byProtocol, protocol, found);
  }
  return [...byProtocol]
    .sort(([a], [b]) => a - b)
    .map(([protocol, found]) => ({ file, protocol, names: named(found) }));
}

const protocolOf = (name: string): number | undefined => WORDS.find(([, word]) => word.test(name))?.[0];

/** Each id once, by its first name. */
function named(found: readonly HeaderName[]): ScmiNames['names'] {
  const own = found.filter(({ name }) => /(?:^|_)SCMI(?:_|\d|$)/i.test(name));
  const byId = new Map<number, string>();
  for (const { name, value } of own.length > 0 ? own : found) if (!byId.has(value)) byId.set(value, name);
  return [...byId].sort(([a], [b]) => a - b).map(([id, name]) => ({ id, name }));
}

/** What the headers call a resource; the one loaded last has the first say. */
export function scmiName(
  lists: readonly ScmiNames[] | undefined,
  protocol: number,
  id: number | undefined,
): string | undefined {
  if (id === undefined) return undefined;
  for (const list of (lists ?? []).toReversed()) {
    if (list.protocol !== protocol) continue;
    const found = list.names.find((entry) => entry.id === id);
    if (found) return found.name;
  }
  return undefined;
}
