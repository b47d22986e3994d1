/** What is given away of the machine that QEMU emulates: to the small guest, to Linux, by Xen and by xl. */
import type { NodePath } from '../../src/core/base/brand.ts';
import type { AssignedDevice } from '../../src/core/plan/plan.ts';
import { assigned, type Wish } from './plans.ts';
import { hasSecondPort, type Parts } from './setup.ts';

export interface Case extends Wish {
  readonly given: string;
}

/** Paths of the host, and a guest address each that is free in every version of Xen. */
const RTC = { path: '/pl031@9010000', moved: '0x22010000' };
const GPIO = { path: '/pl061@9030000', moved: '0x33030000' };
const VIRTIO = { path: '/virtio_mmio@a000000', moved: '0x3a000000' };
const PORT = { path: '/pl011@9040000', moved: '0x4040000' };
type Machine = typeof RTC;

/** What Linux calls the drivers of these devices, by `compatible`. */
export const DRIVERS: Readonly<Record<string, string>> = {
  'arm,pl031': 'rtc-pl031',
  'arm,pl061': 'pl061_gpio',
  'arm,pl011': 'uart-pl011',
  'virtio,mmio': 'virtio-mmio',
};

/** Devices that the Linux guest makes ask for attention, by `compatible`: their interrupts have to come. */
export const ASKS_FOR_ATTENTION: ReadonlySet<string> = new Set(['arm,pl031', 'arm,pl011']);

const identity = (devices: readonly Machine[]): AssignedDevice[] => assigned(devices.map(({ path }) => path));
const moved = (devices: readonly Machine[]): AssignedDevice[] =>
  devices.map(({ path, moved }) => ({ path: path as NodePath, pinned: { 0: moved } }));

export const CLOCK: Case = { name: 'clock', given: 'clock, at its own address', devices: identity([RTC]) };

/** One device of each kind alone, and all of them together, at the host's addresses and at others. */
export function machineCases({ qemu }: Pick<Parts, 'qemu'>): Case[] {
  const ports = hasSecondPort(qemu) ? [PORT] : [];
  const all = [RTC, GPIO, VIRTIO, ...ports];
  return [
    CLOCK,
    { name: 'clock-moved', given: 'clock, moved', devices: moved([RTC]) },
    { name: 'gpio', given: 'GPIO', devices: identity([GPIO]) },
    { name: 'virtio', given: 'a virtio window smaller than a page', devices: identity([VIRTIO]) },
    ...ports.map((port) => ({ name: 'port', given: 'second serial port', devices: identity([port]) })),
    { name: 'several', given: 'all of these', devices: identity(all) },
    { name: 'several-moved', given: 'all of these, moved', devices: moved(all) },
  ];
}
