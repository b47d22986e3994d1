/** The properties of one node, each decoded the way a person reads it. Nothing is left out: what has no known meaning shows its cells, strings or bytes. */

import type { NodeIndex } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';

import {
  dmaRanges,
  type Interrupt,
  interrupts,
  type Reference,
  references,
  registers,
  type Window,
} from '../../core/devicetree/index.ts';
import { nameOfEntry } from '../../core/devicetree/names.ts';
import { busMap } from '../../core/devicetree/ranges.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { gunyahLines } from './gunyah.ts';
import { link, note, type Piece, trouble, value } from './pieces.ts';
import { readPlain } from './plain-values.ts';
import { sizeWords } from './quantities.ts';

export interface PropertyRow {
  readonly name: string;
  /** One line per entry. */
  readonly lines: readonly (readonly Piece[])[];
}

/** Decodes all properties of a node, in their order in the blob. */
export function propertyRows(tree: DeviceTree, node: NodeIndex): PropertyRow[] {
  const known = references(tree, node).filter(({ kind }) => kind === 'known');
  return tree.propertyNames(node).map((name) => ({
    name,
    lines:
      gunyahLines(tree, node, name) ??
      structured(tree, node, name) ??
      nonEmpty(
        known.filter(({ property }) => property === name).map((reference) => referenceLine(tree, reference)),
      ) ??
      readPlain(tree, node, name),
  }));
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** The lines of a property with a structure of its own; undefined where it has none, or the value does not have it. */
function structured(
  tree: DeviceTree,
  node: NodeIndex,
  name: string,
): readonly (readonly Piece[])[] | undefined {
  switch (name) {
    case 'reg':
      return nonEmpty(registers(tree, node).map(registerLine));
    case 'interrupts':
      return tree.has(node, 'interrupts-extended')
        ? undefined
        : nonEmpty(interrupts(tree, node).map(interruptLine));
    case 'interrupts-extended':
      return nonEmpty(interrupts(tree, node).map(interruptLine));
    case 'ranges':
      return windowLines(busMap(tree, node).kind, busMap(tree, node).windows);
    case 'dma-ranges':
      return windowLines(dmaRanges(tree, node).kind, dmaRanges(tree, node).windows);
    default:
      return undefined;
  }
}

function registerLine({ name, busAddress, cpuAddress, size }: ReturnType<typeof registers>[number]): Piece[] {
  const pieces = [value(hex(cpuAddress ?? busAddress))];
  if (size > 0n) pieces.push(value(`+ ${hex(size)}`), note(sizeWords(size)));
  if (cpuAddress === undefined && size > 0n) pieces.push(note('on its bus, not memory mapped'));
  if (cpuAddress !== undefined && cpuAddress !== busAddress)
    pieces.push(note(`bus address ${hex(busAddress)}`));
  if (name !== undefined) pieces.push(note(name));
  return pieces;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  spi: 'SPI',
  ppi: 'PPI',
  espi: 'ESPI',
  eppi: 'EPPI',
  sgi: 'SGI',
};

/** `SPI 57  INTID 89, level-high, name`, or the cells and the controller that gets them. */
function interruptLine({ kind, specifier, intid, trigger, controller, why, name, via }: Interrupt): Piece[] {
  const word = KIND_WORDS[kind];
  const pieces: Piece[] = [];
  if (word === undefined) {
    pieces.push(value(specifier.join(' ')));
    if (controller !== undefined) pieces.push(note('of'), link(controller));
    else if (why !== undefined) pieces.push(trouble(why));
  } else {
    pieces.push(value(`${word} ${specifier[1] ?? specifier[0]}`));
  }
  const words = [intid === undefined ? undefined : `INTID ${intid}`, trigger, name];
  const known = words.filter((text) => text !== undefined).join(', ');
  if (known !== '') pieces.push(note(known));
  for (const passed of via) pieces.push(note('through'), link(passed));
  return pieces;
}

function windowLines(kind: string, windows: readonly Window[]): Piece[][] | undefined {
  if (kind === 'empty') return [[note('all addresses, as on the parent bus')]];
  return nonEmpty(windows)?.map(({ child, parent, size }) => [
    value(hex(child.address)),
    note('is'),
    value(hex(parent.address)),
    value(`+ ${hex(size)}`),
    note(sizeWords(size)),
  ]);
}

function referenceLine(tree: DeviceTree, reference: Reference): Piece[] {
  const { node, property, entry, phandle, target, args } = reference;
  const pieces: Piece[] =
    target === undefined ? [value(hex(phandle)), trouble('points nowhere')] : [link(target)];
  if (args.length > 0)
    pieces.push(value(args.map(property === 'iommus' ? (arg) => hex(arg) : argument).join(' ')));
  const name = nameOfEntry(tree, node, property, entry);
  if (name) pieces.push(note(name));
  return pieces;
}

const argument = (arg: number): string => (arg > 0xffff ? hex(arg) : String(arg));
