/** Formats a number as lower-case hexadecimal with `0x`, padded to `digits` where given. */
export const hex = (value: number | bigint, digits = 0): string =>
  `0x${value.toString(16).padStart(digits, '0')}`;

/** Formats an address the way unit addresses are written: lower-case, no `0x`, no leading zeros. */
export const unitHex = (value: number | bigint): string => value.toString(16);
