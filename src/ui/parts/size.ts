import { count } from './format.ts';

/** A size for lists: "812 B", "1.2 kB", "30 kB". */
export function shortSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const tenths = Math.round(bytes / 100);
  if (tenths < 100) return `${Math.floor(tenths / 10)}.${tenths % 10} kB`;
  return `${count(Math.round(bytes / 1000))} kB`;
}
