/** Property names as they are kept in tables: written one after the other, blanks and lines between them. */
export function nameList(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
