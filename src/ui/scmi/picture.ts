import type { ScmiGraph } from '../../store/scmi-graph.ts';
import { COLUMN_OF, type Place, type Places } from './columns.ts';

/** How the picture looks: colours as text, per domain with its dashes. */
export interface Ink {
  readonly ground: string;
  readonly text: string;
  readonly line: string;
  readonly domain: (owner: number) => { readonly colour: string; readonly dashes: string };
}

const MARGIN = 16;
const FONT = '12px ui-monospace, "DejaVu Sans Mono", monospace';
/** Width of a character of the font, in pixels. */
const CHARACTER = 7.2;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The graph as an SVG file of its own. */
export function pictureOf({ boxes, lines }: ScmiGraph, places: Places, ink: Ink): string {
  const all = [...places.values()];
  const width = Math.max(0, ...all.map((place) => place.x + place.width)) + 2 * MARGIN;
  const height = Math.max(0, ...all.map((place) => place.y + place.height)) + 2 * MARGIN;
  const columns = new Map(boxes.map(({ id, kind }) => [id, COLUMN_OF[kind]]));
  const drawnLines = lines.map(({ from, to, owner, kind }) => {
    const upright = columns.get(from) === columns.get(to);
    const { colour, dashes } = owner === undefined ? { colour: ink.line, dashes: '' } : ink.domain(owner);
    const pattern = kind === undefined ? dashes : '3 5';
    const dash = pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
    return `<path d="${curve(places.get(from)!, places.get(to)!, upright)}" fill="none" stroke="${colour}"${dash}/>`;
  });
  const drawnBoxes = boxes.map(({ id, label, detail, owner }) => {
    const { x, y, width: wide, height: high } = places.get(id)!;
    const room = Math.floor((wide - 12) / CHARACTER);
    const whole = detail === undefined ? label : `${label} ${detail}`;
    const shown = whole.length > room ? `${whole.slice(0, room - 1)}…` : whole;
    const stroke = owner === undefined ? ink.line : ink.domain(owner).colour;
    return [
      `<g><title>${escaped(whole)}</title>`,
      `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="5" fill="${ink.ground}" stroke="${stroke}"/>`,
      `<text x="${x + 6}" y="${y + 16}" fill="${ink.text}">${escaped(shown)}</text></g>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" style="font: ${escaped(FONT)}">`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${ink.ground}"/>`,
    ...drawnLines,
    ...drawnBoxes,
    '</svg>\n',
  ].join('\n');
}

function curve(from: Place, to: Place, upright: boolean): string {
  const [x1, y1] = upright
    ? [from.x + from.width / 2, from.y + from.height]
    : [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = upright ? [to.x + to.width / 2, to.y] : [to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  return upright
    ? `M${x1} ${y1}L${x2} ${y2}`
    : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
