/** What generated files say about the program that made them. */
export const TOOL = { name: 'domgraft', version: '0.1.0' } as const;
