/** Whether a cell in the place of a phandle says that there is none: an entry without provider and args. */
export const isHole = (phandle: number): boolean => phandle === 0 || phandle === 0xffffffff;
