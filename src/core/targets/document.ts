import { derived } from '../base/derived.ts';

/** A document of headings, paragraphs, lists and tables, written as Markdown or HTML. All texts are plain. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** GitHub-flavoured Markdown. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}

/** Blocks that are kept are written once. */
const markdownBlock = derived((block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'text':
      return escapeMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map(markdownRow).join('\n');
  }
});

const markdownRow = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;

/** Most texts have nothing to escape, and looking is cheaper than replacing. */
const escapeMarkdown = (text: string): string =>
  MARKS.test(text) ? text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&') : text;
const MARKS = /[\r\n\\`*_[\]<>|#]/;

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2330;background:#fff}' +
  'table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #c9cfda;padding:.3rem .6rem;text-align:left;vertical-align:top}' +
  'th{background:#f1f3f7}td{overflow-wrap:anywhere}h1,h2,h3{line-height:1.2}' +
  '@media(prefers-color-scheme:dark){body{background:#14171d;color:#dfe3ea}th{background:#222733}th,td{border-color:#3a4150}}';

/**
 * One HTML page that needs no other file.
 * @param data an element that is not shown
 */
export function toHtml(title: string, blocks: readonly Block[], data: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${blocks.map(htmlBlock).join('\n')}
${data}
</body>
</html>
`;
}

const htmlBlock = derived((block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table>\n<tr>${htmlCells('th', block.head)}</tr>\n${block.rows.map((row) => `<tr>${htmlCells('td', row)}</tr>`).join('\n')}\n</table>`;
  }
});

const htmlCells = (tag: 'th' | 'td', cells: readonly string[]): string =>
  cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string =>
  /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (char) => ENTITIES[char]!) : text;
