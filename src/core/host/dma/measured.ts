import { MEASURED_MASTERS, MEASURED_NEVER, MEASURED_PROXY_CAPABLE } from './measured.generated.ts';

/** What is known about compatibles beyond the classes; undefined where nothing is. */
export type Measured = (compatible: string) => MeasuredVerdict | undefined;

export type MeasuredVerdict = 'master' | 'not-master' | 'proxy-capable';

/** Only the compatibles for which drivers, bindings or boards contradict, or add to, the classes. */
let table: Map<string, MeasuredVerdict> | undefined;

/** What is known about a compatible beyond the classes of `names.ts` and `compatibles.ts`. */
export const measuredVerdict: Measured = (compatible) => {
  table ??= new Map([
    ...unpack(MEASURED_MASTERS, 'master'),
    ...unpack(MEASURED_NEVER, 'not-master'),
    ...unpack(MEASURED_PROXY_CAPABLE, 'proxy-capable'),
  ]);
  return table.get(compatible);
};

/** The packed form: one line per vendor, `vendor,` then the names after the comma; a lone word has no vendor. */
function* unpack(packed: string, verdict: MeasuredVerdict): Generator<[string, MeasuredVerdict]> {
  for (const line of packed.trim().split('\n')) {
    const [vendor, ...names] = line.split(' ');
    for (const name of names) yield [`${vendor}${name}`, verdict];
  }
}
