/**
 * Names that say number, length, time or position: measured on boards whose compiler told where the phandles are,
 * cells under these names equal an existing phandle thousands of times and never are one.
 */
const NUMBERS = new RegExp(
  [
    '^#',
    // What a value is measured in or counts.
    '(?:^|[-,_])(?:frequency|freq|hz|mhz|khz|rate|us|ms|ns|ps|sec|days|mm|microvolts?|microamps?|milliamps?|uv|ua)$',
    '(?:^|[-,_])(?:ohms?|celsius|percent|bits?|bytes|lanes?|levels?|count|cnt|num|size|len|length|width|height|depth)$',
    '(?:^|[-,_])(?:delay|timeout|interval|period|strength|speed|gain|threshold|tap|trim|skew|slew|weight|priority)$',
    '(?:^|[-,_])n(?:um|r|gpios?|pins)(?:-|$)|[-,]num-|[-,]nr-',
    // Positions, choices and bit patterns.
    '(?:^|[-,_])(?:ids?|pid|index|indices|offset|shift|div|mult|mask|mode|modes|type|types|state|states|edge|bias)$',
    '(?:^|[-,_])(?:ranges?|map|pins?|pinmux|pull|pull-?up|pull-?down|pud|drv|func|function|values?|table|config|cfg)$',
    '(?:^|[-,_])(?:channels?|sigs|inputs?|outputs?|requests?|users|fifos?|queues?|enable|tristate|polarity|active)$',
    // Timings of displays and memory cards.
    '-(?:porch|len|del-sel-.*|phase)$|^ti,itap-|^cdns,phy-|^snps,|^nvidia,(?:pad-autocal|xcvr|hs)',
    // Single names of every tree.
    `^(?:${[
      'bank-width bosch,mram-cfg brightness-levels bus-range cache-level cache-sets color dma-channel-mask',
      'default-brightness-level dynamic-power-coefficient frame-number idle-states label linux,code linux,phandle',
      'linux,input-type linux,pci-domain numa-node-id opp-supported-hw phandle reg lanes-per-direction',
      'max-functions offset mask power-source renesas,id renesas,buswait qcom,remote-pid qcom,tcs-config',
      'qcom,vmid ti,mbox-tx ti,mbox-rx ti,loczrama ti,trm-icp reg-io-width vendor-id device-id pagesize ports-implemented distance-matrix',
      'mux-reg-masks debounce tx_delay rx_delay compatible model status device_type bootargs',
    ]
      .join(' ')
      .replaceAll(' ', '|')})$`,
    '-names?$|-rm-range-|-wins$|-timing$|-sel$|-pdn$|-interrupts$|-passive$|-(?:class|slot|era|param|calibration)$',
  ].join('|'),
);

/**
 * Whether a property that is not in the table may hold a phandle, so that a cell which equals one is worth
 * telling; names that say number, length or time are not.
 */
export function mayHoldPhandle(property: string): boolean {
  return !NUMBERS.test(property);
}
