/** The largest file of a form that holds device trees, in bytes; a device tree itself may have MAX_TOTALSIZE. */
export const MAX_CONTAINER = 256 * 1024 * 1024;
/** The largest source text, in bytes. */
export const MAX_SOURCE = 16 * 1024 * 1024;
