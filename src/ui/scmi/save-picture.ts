import type { ScmiGraph } from '../../store/scmi-graph.ts';
import type { Face } from '../../store/views.ts';
import { saveBytes } from '../parts/save.ts';
import type { Places } from './columns.ts';
import { type Ink, pictureOf } from './picture.ts';

/** As in the style sheet of the graph; dom0 has none. */
const DASHES: Readonly<Record<Face['slot'], string>> = {
  a: '',
  b: '7 3',
  c: '2 3',
  d: '10 3 2 3',
  e: '4 4',
  f: '12 4',
  g: '1 4',
  h: '6 2 1 2 1 2',
};

/** Pixels of the PNG for each pixel of the picture. */
const SCALE = 2;

/** The colours of the present theme; `light-dark()` means nothing outside of the page, so each is computed. */
function inkOf(faceOf: (owner: number) => Face): Ink {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const slots = new Map(Object.keys(DASHES).map((slot) => [slot, colour(`--dom-${slot}`)]));
  const ink: Ink = {
    ground: colour('--ground'),
    text: colour('--text'),
    line: colour('--line-strong'),
    domain: (owner) => {
      const { slot } = faceOf(owner);
      return { colour: slots.get(slot)!, dashes: DASHES[slot] };
    },
  };
  probe.remove();
  return ink;
}

export function saveSvg(
  name: string,
  graph: ScmiGraph,
  places: Places,
  faceOf: (owner: number) => Face,
): void {
  const text = pictureOf(graph, places, inkOf(faceOf));
  saveBytes(`${name}.svg`, new TextEncoder().encode(text), 'image/svg+xml');
}

/** Draws the SVG on a canvas; rejects where the browser does not. */
export async function savePng(
  name: string,
  graph: ScmiGraph,
  places: Places,
  faceOf: (owner: number) => Face,
): Promise<void> {
  const text = pictureOf(graph, places, inkOf(faceOf));
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('no PNG');
    saveBytes(`${name}.png`, new Uint8Array(await blob.arrayBuffer()), 'image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}
