/** Numbers of bytes, as people type and read them. */

const UNITS = ['K', 'M', 'G', 'T'] as const;

/** Reads `0x200000`, `2097152`, `2M`, `2 MiB` or `2 MB`, all of which are the same; undefined where it is no number. */
export function parseBytes(text: string): bigint | undefined {
  const [, digits, unit] = /^(0x[0-9a-f]{1,16}|\d{1,19})\s*(?:([kmgt])(?:i?b)?)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const power = unit === undefined ? 0 : UNITS.indexOf(unit.toUpperCase() as (typeof UNITS)[number]) + 1;
  return BigInt(digits) << BigInt(power * 10);
}

/** `2 MiB`, `4 KiB`; what is no whole number of KiB in bytes. */
export function byteWords(bytes: bigint): string {
  let [value, power] = [bytes, 0];
  while (power < UNITS.length && value > 0n && value % 1024n === 0n) {
    value /= 1024n;
    power++;
  }
  return power === 0 ? `${value} bytes` : `${value} ${UNITS[power - 1]}iB`;
}
