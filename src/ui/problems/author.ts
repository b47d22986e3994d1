const KEY = 'domgraft.author';

/** The name last signed with in this browser; empty where there is none or storage is refused. */
export function rememberedAuthor(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberAuthor(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A private window may refuse storage; the name is then typed again.
  }
}
