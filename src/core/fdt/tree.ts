/** A property: a name and the bytes of its value (a view, not a copy, where the tree was read from a blob). */
export interface FdtProperty {
  readonly name: string;
  readonly value: Uint8Array;
}

/** A node with its properties and children in document order. The root's name is the empty string. */
export interface FdtNode {
  readonly name: string;
  readonly properties: readonly FdtProperty[];
  readonly children: readonly FdtNode[];
}

/** An entry of the memory reservation block; both numbers in bytes. */
export interface MemoryReservation {
  readonly address: bigint;
  readonly size: bigint;
}

/** All that a flattened device tree says, without its layout. */
export interface FdtTree {
  readonly reservations: readonly MemoryReservation[];
  /** The header's `boot_cpuid_phys`. */
  readonly bootCpu: number;
  readonly root: FdtNode;
}
