/** What a blob may cost. A blob that asks for more is refused by code, never read in part. */
export interface FdtLimits {
  /** Bytes of the whole blob. */
  readonly totalsize: number;
  /** Nodes below each other, the root counted. */
  readonly depth: number;
  readonly nodes: number;
  readonly properties: number;
  /** Bytes of one property value. */
  readonly valueLength: number;
  /** Bytes of one node or property name, without its NUL. */
  readonly nameLength: number;
  /** Places in the strings block that properties take their names from. */
  readonly propertyNames: number;
  /** Characters of the paths of all nodes together, which grow with nodes times depth. */
  readonly pathLengths: number;
}

/**
 * Far above any real board (250 KiB, 11 levels, 1,500 nodes, 7,000 properties, 700 names, paths of 120 bytes), and
 * low enough that the worst blob within them takes a few seconds and some hundred megabytes.
 */
export const DEFAULT_LIMITS: FdtLimits = {
  totalsize: 16 * 1024 * 1024,
  depth: 64,
  nodes: 1 << 18,
  properties: 1 << 20,
  valueLength: 16 * 1024 * 1024,
  nameLength: 255,
  propertyNames: 1 << 16,
  pathLengths: 1 << 24,
};

/** The largest blob that is read unless the caller asks for more, in bytes: Xen itself takes 2 MiB. */
export const MAX_TOTALSIZE = DEFAULT_LIMITS.totalsize;
/** The deepest tree that is read unless the caller asks for more. */
export const MAX_DEPTH = DEFAULT_LIMITS.depth;

/** No node takes less: FDT_BEGIN_NODE, an empty name with its padding, FDT_END_NODE. In bytes. */
export const MIN_NODE_SIZE = 12;
/** No property takes less: FDT_PROP, length, name offset. In bytes. */
export const MIN_PROPERTY_SIZE = 12;
