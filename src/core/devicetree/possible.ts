/** Properties that hold numbers and never a phandle, by the shape of their names. */
const NUMBERS =
  /^(?:#.*|(?:linux,)?phandle|reg|ranges|dma-ranges|interrupts|.*-names?|compatible|status|model|device_type|.*-frequency|.*-hz|.*-us|.*-ms|.*-ns|.*-ps|.*-microvolt|.*-microamp|.*-ohms?|.*-delay|.*-size|.*-width|.*-speed|.*-mask|bus-range|label)$/;

/**
 * Whether a property that is not in the table may hold a phandle, so that a cell which equals one is worth
 * telling; names that say number, length or time are not.
 */
export function mayHoldPhandle(property: string): boolean {
  return !NUMBERS.test(property);
}
