import { hex } from '../base/hex.ts';

/** What the SCMI specification and the `arm,scmi` binding say about a protocol. */
export interface ProtocolKind {
  readonly id: number;
  readonly name: string;
  /** The `#…-cells` properties one of which a provider node of this protocol carries. */
  readonly cells: readonly string[];
  /** What one of its resources is called. */
  readonly resource: string;
  /** A domain that reaches it can do more than drive its own devices. */
  readonly privileged?: string;
}

const KINDS: readonly ProtocolKind[] = [
  { id: 0x10, name: 'Base', cells: [], resource: 'agent' },
  { id: 0x11, name: 'Power domains', cells: ['#power-domain-cells'], resource: 'power domain' },
  {
    id: 0x12,
    name: 'System power',
    cells: [],
    resource: 'system state',
    privileged: 'can shut down or restart the machine',
  },
  {
    id: 0x13,
    name: 'Performance',
    cells: ['#power-domain-cells', '#clock-cells'],
    resource: 'performance domain',
    privileged: 'can change the frequency of cores that other domains run on',
  },
  { id: 0x14, name: 'Clocks', cells: ['#clock-cells'], resource: 'clock' },
  {
    id: 0x15,
    name: 'Sensors',
    cells: ['#thermal-sensor-cells'],
    resource: 'sensor',
    privileged: 'can read and configure every sensor of the machine',
  },
  { id: 0x16, name: 'Resets', cells: ['#reset-cells'], resource: 'reset' },
  { id: 0x17, name: 'Voltage', cells: [], resource: 'regulator' },
  {
    id: 0x18,
    name: 'Power capping',
    cells: [],
    resource: 'power cap',
    privileged: 'can slow the machine down by its power limits',
  },
  { id: 0x19, name: 'Pin control', cells: [], resource: 'pin group' },
];

/** Protocols of the i.MX9x system manager (binding `nxp,imx95-scmi`). */
const NXP_KINDS: readonly ProtocolKind[] = [
  {
    id: 0x80,
    name: 'Logical machines (NXP)',
    cells: [],
    resource: 'machine',
    privileged: 'can start, stop and reset other logical machines',
  },
  { id: 0x81, name: 'Battery-backed module (NXP)', cells: [], resource: 'function' },
  {
    id: 0x82,
    name: 'CPU control (NXP)',
    cells: [],
    resource: 'cpu',
    privileged: 'can start and stop auxiliary cores',
  },
  { id: 0x84, name: 'Miscellaneous controls (NXP)', cells: [], resource: 'control' },
];

/** The first protocol number that belongs to vendors (SCMI specification, 4.1). */
const FIRST_VENDOR_ID = 0x80;

/**
 * What is known of a protocol number; a vendor's number is looked up among those of the vendor whose binding is
 * read here, and otherwise only called by its number.
 */
export function protocolKind(id: number): ProtocolKind {
  const known = [...KINDS, ...NXP_KINDS].find((kind) => kind.id === id);
  const owner = id >= FIRST_VENDOR_ID ? 'Vendor protocol' : 'Unknown protocol';
  return known ?? { id, name: `${owner} ${hex(id)}`, cells: [], resource: 'resource' };
}

/** Whether a protocol number means what its vendor says. */
export const isVendorProtocol = (id: number): boolean => id >= FIRST_VENDOR_ID;
