/**
 * The forms in which a host device tree comes: blob, source, overlays beside a board, FIT image, Android table,
 * kernel or boot loader with appended blobs, copy of /proc/device-tree. Recognises them by their content, never by
 * their name alone; knows no meaning of any device tree.
 */
export { openFiles } from './open.ts';
export { filesOfTar } from './tar.ts';
