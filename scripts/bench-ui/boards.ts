import type { FdtNode } from '../../src/core/fdt/index.ts';
import { writeFdt } from '../../src/core/fdt/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`);
const cells = (...values: number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setUint32(4 * i, value);
  });
  return new Uint8Array(view.buffer);
};

/** A board with so many nodes: buses of a hundred devices each. */
export function syntheticBoard(nodes: number): Uint8Array {
  const bus = (at: number): FdtNode => ({
    name: `bus@${(at << 20).toString(16)}`,
    properties: [
      { name: 'compatible', value: bytes('simple-bus') },
      { name: '#address-cells', value: cells(1) },
      { name: '#size-cells', value: cells(1) },
      { name: 'ranges', value: new Uint8Array() },
    ],
    children: Array.from({ length: 99 }, (_, i) => {
      const address = (at << 20) + (i << 12);
      return {
        name: `device@${address.toString(16)}`,
        properties: [
          { name: 'compatible', value: bytes(`acme,device-${i}`) },
          { name: 'reg', value: cells(address, 0x1000) },
        ],
        children: [],
      };
    }),
  });
  const root: FdtNode = {
    name: '',
    properties: [
      { name: 'compatible', value: bytes('acme,large') },
      { name: '#address-cells', value: cells(1) },
      { name: '#size-cells', value: cells(1) },
    ],
    children: Array.from({ length: Math.round(nodes / 100) }, (_, i) => bus(i + 1)),
  };
  return writeFdt({ reservations: [], bootCpu: 0, root });
}
