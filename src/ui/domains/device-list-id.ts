/** The id of the element that lists a domain's devices, for moving the focus there. */
export const deviceListId = (domain: string): string => `devices-of-${domain}`;
