const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };
/** The largest rate that a `clock-frequency` of one cell can state. */
const HIGHEST = 0xffff_ffff;

/** Reads a rate as people write it: `24000000`, `24 MHz`, `14.7456M`. Hz, or undefined for anything else. */
export function parseRate(text: string): number | undefined {
  const match = /^([0-9][0-9_ ]*(?:\.[0-9]+)?)\s*([kmg]?)(?:hz)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const rate = Math.round(Number(match[1]!.replaceAll(/[_ ]/g, '')) * UNITS[match[2]!.toLowerCase()]!);
  return rate > 0 && rate <= HIGHEST ? rate : undefined;
}
