declare const brand: unique symbol;

/** A number or string whose meaning the compiler keeps apart from others of the same shape. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** The value of a `phandle` property: 1 to 0xfffffffe. */
export type Phandle = Brand<number, 'Phandle'>;

/** An absolute path in a device tree: `/` or `/soc/serial@e6540000`. */
export type NodePath = Brand<string, 'NodePath'>;

/** A GIC interrupt id: 0-15 SGI, 16-31 PPI, from 32 SPI (SPI n has INTID n + 32). */
export type Intid = Brand<number, 'Intid'>;

/** A node of an indexed device tree: its position in document order, the root being 0. */
export type NodeIndex = Brand<number, 'NodeIndex'>;

/** A 4 KiB page number: an address divided by 4096. Host pages are MFNs, guest pages GFNs. */
export type PageNumber = Brand<number, 'PageNumber'>;
