import { nameList } from './name-list.ts';

/*
 * Names that say number, length, time or position. Measured on boards whose compiler told where the phandles are:
 * cells under these names equal the phandle of some node thousands of times and never are one.
 */

/** Last words of such names, parted by `-`, `,` or `_`. */
const LAST_WORDS: ReadonlySet<string> = new Set(
  nameList(`
    frequency freq hz khz mhz rate us ms ns ps sec days mm microvolt microvolts microamp microamps milliamp
    milliamps uv ua ohm ohms celsius percent bit bits bytes lane lanes level levels count cnt num size len length
    width height depth delay timeout interval period strength speed gain threshold tap trim skew slew weight priority
    id ids pid index indices offset shift div mult mask mode modes type types state states edge bias range ranges map
    pin pins pinmux pull pullup pulldown up down pud drv func function value values table config cfg channel channels
    sigs input inputs output outputs request requests user users fifo fifos queue queues enable tristate polarity
    active phase porch name names wins timing sel pdn interrupts passive class slot era param calibration
    ngpio ngpios npins
  `),
);

/** Such names as a whole. */
const NAMES: ReadonlySet<string> = new Set(
  nameList(`
    bootargs bosch,mram-cfg bus-range cache-sets color compatible debounce device_type distance-matrix
    dynamic-power-coefficient frame-number label linux,code linux,pci-domain linux,phandle model opp-supported-hw
    pagesize phandle ports-implemented power-source qcom,vmid reg renesas,buswait rx_delay status ti,loczrama
    ti,mbox-rx ti,mbox-tx ti,trm-icp tx_delay
  `),
);

/** Numbers of things, sizes of cells, and families of settings. */
const SHAPES =
  /^#|(?:^|[-,])(?:num|nr)-|-del-sel-|-rm-range-|^ti,itap-|^ti,sysc-|^cdns,phy-|^snps,|^nvidia,(?:pad-autocal|xcvr|hs)/;

/**
 * Whether a property that is not in the table may hold a phandle, so that a cell which equals one is worth
 * telling; names that say number, length or time are not.
 */
export function mayHoldPhandle(property: string): boolean {
  const lastWord = /[^-,_]*$/.exec(property)![0];
  return !LAST_WORDS.has(lastWord) && !NAMES.has(property) && !SHAPES.test(property);
}
