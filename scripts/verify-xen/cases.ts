/** What is given away of the machine that QEMU emulates: to the small guest, to Linux, by Xen and by xl. */
import type { NodePath } from '../../src/core/base/brand.ts';
import type { AssignedDevice } from '../../src/core/plan/plan.ts';
import { assigned, type Wish } from './plans.ts';
import { hasSecondPort, type Parts, whyNoSecondPort } from './setup.ts';
import { lacking, type Row } from './table.ts';

export interface Case extends Wish {
  readonly given: string;
  /** Why it cannot be asked here. */
  readonly lacks?: string;
}

/** Paths of the host, and a guest address each that is free in every version of Xen. */
export const PLACES = {
  rtc: { path: '/pl031@9010000', moved: '0x22010000' },
  gpio: { path: '/pl061@9030000', moved: '0x33030000' },
  virtio: { path: '/virtio_mmio@a000000', moved: '0x3a000000' },
  port: { path: '/pl011@9040000', moved: '0x4040000' },
} as const;
type Place = (typeof PLACES)[keyof typeof PLACES];

/** What Linux calls the drivers of these devices, by `compatible`. */
export const DRIVERS: Readonly<Record<string, string>> = {
  'arm,pl031': 'rtc-pl031',
  'arm,pl061': 'pl061_gpio',
  'arm,pl011': 'uart-pl011',
  'virtio,mmio': 'virtio-mmio',
};

/** Devices that the Linux guest makes ask for attention, by `compatible`: their interrupts have to come. */
export const ASKS_FOR_ATTENTION: ReadonlySet<string> = new Set(['arm,pl031', 'arm,pl011']);

const identity = (devices: readonly Place[]): AssignedDevice[] => assigned(devices.map(({ path }) => path));
const moved = (devices: readonly Place[]): AssignedDevice[] =>
  devices.map(({ path, moved }) => ({ path: path as NodePath, pinned: { 0: moved } }));

export const CLOCK: Case = {
  name: 'clock',
  given: 'clock, at its own address',
  devices: identity([PLACES.rtc]),
};

/** One device of each kind alone, and all of them together, at the host's addresses and at others. */
export function machineCases({ qemu }: Pick<Parts, 'qemu'>): Case[] {
  const lacks = hasSecondPort(qemu) ? {} : { lacks: whyNoSecondPort(qemu) };
  const { rtc, gpio, virtio, port } = PLACES;
  const all = [rtc, gpio, virtio, ...(lacks.lacks ? [] : [port])];
  return [
    CLOCK,
    { name: 'clock-moved', given: 'clock, moved', devices: moved([rtc]) },
    { name: 'gpio', given: 'GPIO', devices: identity([gpio]) },
    { name: 'virtio', given: 'a virtio window smaller than a page', devices: identity([virtio]) },
    { name: 'port', given: 'second serial port', devices: identity([port]), ...lacks },
    { name: 'several', given: 'all of these', devices: identity(all) },
    { name: 'several-moved', given: 'all of these, moved', devices: moved(all) },
  ];
}

/** A row for each case: from what `ask` says of those that can be asked, in their order. */
export async function rowsOf(
  subject: string,
  cases: readonly Case[],
  ask: (wish: Wish) => Promise<Pick<Row, 'answer' | 'passed'>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { given, lacks, ...wish } of cases) {
    if (lacks !== undefined) rows.push(lacking(subject, given, lacks));
    else rows.push({ subject, given, ...(await ask(wish)) });
  }
  return rows;
}
