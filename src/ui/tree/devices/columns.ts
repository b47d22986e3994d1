import { DEVICE_COLUMNS, type DeviceColumn } from '../../../store/device-rows.ts';

/** Least width in pixels, and the share of what is left over. The first three fit a panel of its first width. */
const WIDTHS: Record<DeviceColumn, readonly [least: number, share: number]> = {
  device: [172, 3],
  protection: [96, 0],
  domain: [64, 1],
  dma: [80, 0],
  intids: [96, 1],
  sharers: [80, 0],
  address: [112, 0],
  bus: [112, 1],
  assignable: [152, 3],
};

export const GRID_TEMPLATE = DEVICE_COLUMNS.map((column) => {
  const [least, share] = WIDTHS[column];
  return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
}).join(' ');

export const LEAST_WIDTH = DEVICE_COLUMNS.reduce((sum, column) => sum + WIDTHS[column][0], 0);
