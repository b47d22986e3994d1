/** Rules about the memory and the interrupts that a virtual machine asks for. */

import { hex } from '../../base/hex.ts';
import { isWholePages } from '../../base/page.ts';
import { joinCells } from '../../devicetree/cells.ts';
import { ACCESS_CODES, type IoMemoryRange } from '../../gunyah/model.ts';
import { guestDevices, mappedRegisters, ofConfig, sharedInterrupts } from './of-config.ts';
import { RESOURCE_MANAGER, type TreeRule } from './tree-rule.ts';

const aligned = ({ physical, guest, size }: IoMemoryRange): boolean => isWholePages(physical, guest, size);
const span = ({ physical, size }: IoMemoryRange): string => `${hex(physical)}…${hex(physical + size - 1n)}`;

/** Numbers of the GIC that are SPIs or extended SPIs. */
const isShared = (intid: number): boolean => (intid >= 32 && intid < 1020) || (intid >= 4096 && intid < 5120);

export const GUNYAH_PASSTHROUGH_RULES: readonly TreeRule[] = [
  {
    id: 'GV-04',
    name: 'Memory list has an odd length',
    severity: 'error',
    why: 'A record is physical address, guest address, size and access; the cells of the addresses and of the size are those of the root.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ node, ioMemory, recordCells }, path) {
        if (ioMemory !== undefined) return;
        const words = (tree.value(node, 'iomemory-ranges')?.length ?? 0) / 4;
        const message = `${path}: "iomemory-ranges invalid length (${words} words, should be multiple of ${recordCells})".`;
        yield { path, property: 'iomemory-ranges', message };
      }),
  },
  {
    id: 'GV-05',
    name: 'Guest address differs from physical address',
    severity: 'error',
    why: 'The Resource Manager maps device memory one to one; it refuses the virtual machine otherwise.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ ioMemory = [] }, path) {
        for (const { physical, guest } of ioMemory) {
          if (physical === guest) continue;
          const message = `${path} asks for ${hex(physical)} at ${hex(guest)}: the Resource Manager maps 1:1 only.`;
          yield { path, property: 'iomemory-ranges', message };
        }
      }),
  },
  {
    id: 'GV-06',
    name: 'Memory list is not made of pages',
    severity: 'error',
    why: 'Memory changes its owner in pages of 4 KiB.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ ioMemory = [] }, path) {
        for (const range of ioMemory) {
          if (aligned(range)) continue;
          const message = `${path}: "iomemory-ranges invalid alignment": ${span(range)} is not made of whole 4 KiB pages.`;
          yield { path, property: 'iomemory-ranges', message };
        }
      }),
  },
  {
    id: 'GV-07',
    name: 'Unknown access code',
    severity: 'error',
    why: 'The last cell of a record is 0 (read and write) to 6 (none).',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ ioMemory = [] }, path) {
        for (const range of ioMemory) {
          if (ACCESS_CODES[range.access] !== undefined) continue;
          const message = `${path}: "iomemory-ranges invalid access": ${range.access} for ${span(range)}.`;
          yield { path, property: 'iomemory-ranges', message };
        }
      }),
  },
  {
    id: 'GV-08',
    name: 'Interrupt list is not pairs of INTIDs',
    severity: 'error',
    why: 'In spite of its name, gic-irq-ranges is a list of pairs, physical and virtual INTID, one interrupt each; SPIs begin at 32.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ interruptPairs, oddInterrupt }, path) {
        const property = 'gic-irq-ranges';
        if (oddInterrupt) {
          const message = `${property} of ${path} has an odd number of cells: the last one is dropped without a word; they must be pairs of GIC INTIDs.`;
          yield { path, property, message };
        }
        for (const { physical, virtual } of interruptPairs) {
          const wrong = [physical, virtual].find((intid) => !isShared(intid));
          if (wrong === undefined) continue;
          const message = `${property} of ${path} has ${wrong}, which is no INTID of an SPI or extended SPI: they must be pairs of GIC INTIDs.`;
          yield { path, property, message };
        }
      }),
  },
  {
    id: 'GV-09',
    name: 'Interrupt of a device is not passed on',
    severity: 'warning',
    why: 'The virtual machine gets the interrupts of gic-irq-ranges alone; a driver that waits for another one waits for ever.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* (config) {
        const given = new Set(config.interruptPairs.map(({ virtual }) => virtual));
        for (const node of guestDevices(tree, config)) {
          for (const intid of sharedInterrupts(tree, node)) {
            if (given.has(intid)) continue;
            const path = tree.path(node);
            const message = `Interrupt ${intid} of ${path} is not among the virtual INTIDs of gic-irq-ranges: it is never delivered.`;
            yield { path, property: 'interrupts', message };
          }
        }
      }),
  },
  {
    id: 'GV-10',
    name: 'Registers of a device are not passed on',
    severity: 'warning',
    why: 'Addresses that nobody gave to the virtual machine are not mapped; the first access of a driver faults.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* (config) {
        if (config.ioMemory === undefined) return;
        const bases = config.vdevices.flatMap(({ memories }) =>
          memories.map((memory) => tree.cells(memory, 'base')),
        );
        const made = new Set(bases.map((cells) => cells && joinCells(cells)));
        for (const node of guestDevices(tree, config)) {
          for (const { address, size } of mappedRegisters(tree, node)) {
            const inside = config.ioMemory.some(
              (range) => range.guest <= address && address + size <= range.guest + range.size,
            );
            if (inside || made.has(address)) continue;
            const path = tree.path(node);
            const message = `Registers of ${path} at ${hex(address)} are in no record of iomemory-ranges and made by no vdevice: access will fault.`;
            yield { path, property: 'reg', message };
          }
        }
      }),
  },
  {
    id: 'GV-11',
    name: 'SPI number instead of INTID',
    severity: 'warning',
    why: 'Specifiers count SPIs from 0, gic-irq-ranges counts interrupts of the GIC: 32 more.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* (config, path) {
        const wanted = new Set(guestDevices(tree, config).flatMap((node) => sharedInterrupts(tree, node)));
        const given = new Set(config.interruptPairs.map(({ virtual }) => virtual));
        for (const number of given) {
          if (wanted.has(number) || !wanted.has(number + 32) || given.has(number + 32)) continue;
          const message = `${number} in gic-irq-ranges of ${path} looks like an SPI number; add 32: ${number + 32}.`;
          yield { path, property: 'gic-irq-ranges', message };
        }
      }),
  },
  {
    id: 'GV-21',
    name: 'Works only for an authenticated machine',
    severity: 'warning',
    why: 'The Resource Manager gives device memory and interrupts only to a machine whose image the platform authenticates (or if it was built to trust it), and only what the boot-time table of the platform lists for its VMID.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ ioMemory = [], interruptPairs }, path) {
        const count = ioMemory.length + interruptPairs.length;
        if (count === 0) return;
        yield {
          path,
          property: ioMemory.length > 0 ? 'iomemory-ranges' : 'gic-irq-ranges',
          message: `${path} asks for ${ioMemory.length} ranges of device memory and ${interruptPairs.length} interrupts: works only for a VM whose image is authenticated by the platform, and whose boot table lists them.`,
        };
      }),
  },
];
