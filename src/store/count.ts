/** 31204 becomes "31,204", whatever the locale of the browser. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
