/** Numbers as people read them. Nothing here depends on the locale of the browser. */

const SIZE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** 65536 becomes "64 KiB"; a size that is no multiple of 1024 stays in bytes. */
export function sizeWords(bytes: bigint): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024n && value % 1024n === 0n && unit < SIZE_UNITS.length - 1) {
    value /= 1024n;
    unit++;
  }
  return `${grouped(value)} ${value === 1n && unit === 0 ? 'byte' : SIZE_UNITS[unit]}`;
}

/** Groups digits by three: "31,204". */
export const grouped = (value: number | bigint): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

interface Unit {
  /** What the number counts, and how many of it make each larger unit. */
  readonly names: readonly string[];
  readonly step: bigint;
}

const unit = (...names: string[]): Unit => ({ names, step: 1000n });

/** Units by the end of the property name (property-units of the devicetree schema). */
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/-(hz|frequency|rates?)$/, unit('Hz', 'kHz', 'MHz', 'GHz')],
  [/-khz$/, unit('kHz', 'MHz', 'GHz')],
  [/-mhz$/, unit('MHz', 'GHz')],
  [/-microvolt$/, unit('µV', 'mV', 'V')],
  [/-millivolt$/, unit('mV', 'V')],
  [/-microamp$/, unit('µA', 'mA', 'A')],
  [/-(micro-ohms|microohms)$/, unit('µΩ', 'mΩ', 'Ω')],
  [/-ohms$/, unit('Ω', 'kΩ', 'MΩ')],
  [/-kbps?$/i, unit('kB/s', 'MB/s', 'GB/s')],
  [/-ps$/, unit('ps', 'ns', 'µs', 'ms', 's')],
  [/-ns$/, unit('ns', 'µs', 'ms', 's')],
  [/-us$/, unit('µs', 'ms', 's')],
  [/-(ms|msec)$/, unit('ms', 's')],
  [/-(sec|secs|seconds)$/, unit('s')],
  [/-millicelsius$/, unit('m°C', '°C')],
  [/-celsius$/, unit('°C')],
  [/-percent$/, unit('%')],
  [/-bytes?$/, { names: ['bytes', 'KiB', 'MiB', 'GiB'], step: 1024n }],
  [/^(d|i)?-?cache(-(line|block))?-size$/, { names: ['bytes', 'KiB', 'MiB'], step: 1024n }],
];

/** What a number of a property counts, where its name tells: "100 MHz" for a clock-frequency of 100000000. */
export function quantity(property: string, number: bigint): string | undefined {
  const found = UNITS.find(([ending]) => ending.test(property))?.[1];
  if (found === undefined) return undefined;
  const { names, step } = found;
  let divisor = 1n;
  let at = 0;
  while (at < names.length - 1 && number >= divisor * step) {
    divisor *= step;
    at++;
  }
  return `${fraction(number, divisor)} ${names[at]}`;
}

/** An exact decimal fraction without trailing zeros, at most six digits behind the point. */
function fraction(number: bigint, divisor: bigint): string {
  const whole = grouped(number / divisor);
  const rest = (((number % divisor) * 1_000_000n) / divisor).toString().padStart(6, '0').replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}
