/**
 * Device trees with their meaning: paths and phandles, cells and references, addresses as the CPU sees them,
 * interrupts down to the GIC. Knows the bindings that all devices share, and nothing about single devices, domains or what
 * anybody wants to do with the tree.
 */
export { cpuAddress, type Register, registers } from './addresses.ts';
export { annotations, cellLayout } from './annotate.ts';
export { addressCells, interruptCells, sizeCells } from './cells.ts';
export { interruptParent } from './controllers.ts';
export { type Entry, entries, isHole, phandleCells } from './entries.ts';
export { primaryGic, systemGic, type Trigger } from './gic.ts';
export { type Interrupt, interrupts } from './interrupts.ts';
export { nameOfEntry, namesProperty } from './names.ts';
export { aliases, resolvePath, stdoutNode } from './paths.ts';
export { type BusAddress, type BusMap, busMap, dmaRanges, type Window } from './ranges.ts';
export { type Reference, ReferenceIndex, references } from './references.ts';
export { type ReferenceRule, referenceRule } from './references-table.ts';
export { isAvailable, isEnabled } from './status.ts';
export { cellAt, DeviceTree, ROOT, splitStrings } from './tree.ts';
export { type DecodedValue, decodeValue } from './values.ts';
