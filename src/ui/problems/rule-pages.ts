/** The pages of `docs/checks`, all in one piece that is fetched when the first is asked for. */
const pages = import.meta.glob<string>('/docs/checks/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The page of a rule as Markdown. */
export const rulePage = (rule: string): string | undefined => pages[`/docs/checks/${rule}.md`];
