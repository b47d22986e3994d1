/** Reads an address as the plan stores it: hexadecimal text with or without `0x`. */
export function parseAddress(text: string): bigint | undefined {
  const digits = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : BigInt(`0x${digits}`);
}
