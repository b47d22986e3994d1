import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../store/views.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const SCHEMES = ['light', 'dark'] as const;
const GROUNDS = ['', '-side', '-raised', '-sunken', '-hover', '-press', '-selected'].map(
  (end) => `ground${end}`,
);

type Colour = readonly [red: number, green: number, blue: number];
type Matrix = readonly [Colour, Colour, Colour];

/** A token in linear light, 0 to 1. */
function colour(token: string, scheme: (typeof SCHEMES)[number]): Colour {
  const pair = new RegExp(`--${token}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(css);
  const text = pair?.[scheme === 'light' ? 1 : 2];
  if (text === undefined) throw new Error(`there is no colour --${token}`);
  const channel = (at: number) => {
    const value = Number.parseInt(text.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

const times = (matrix: Matrix, [r, g, b]: Colour): Colour =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Colour;

const luminance = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2, contrast ratio. */
function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), in linear light. */
const VISION: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* under D65. */
function lab(linear: Colour): Colour {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    linear,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** How far two colours are apart for an eye: 2 is just noticed side by side. */
function distance(a: Colour, b: Colour, vision: Matrix): number {
  const seen = (each: Colour) =>
    lab(times(vision, each).map((c) => Math.min(Math.max(c, 0), 1)) as unknown as Colour);
  const [x, y] = [seen(a), seen(b)];
  return Math.hypot(...x.map((value, i) => value - y[i]!));
}

const nearest = (slots: readonly string[], scheme: (typeof SCHEMES)[number], vision: Matrix): number =>
  Math.min(
    ...slots.flatMap((a, i) =>
      slots.slice(i + 1).map((b) => distance(colour(`dom-${a}`, scheme), colour(`dom-${b}`, scheme), vision)),
    ),
  );

describe.each(SCHEMES)('the colours of domains, %s', (scheme) => {
  test.each(SLOTS)('%s stands out from every ground, 3 to 1', (slot) => {
    for (const ground of GROUNDS) {
      expect(contrast(colour(`dom-${slot}`, scheme), colour(ground, scheme)), ground).toBeGreaterThanOrEqual(
        3,
      );
    }
  });

  test.each(Object.entries(VISION))('are told apart with %s, the first four most easily', (_, vision) => {
    expect(nearest(SLOTS, scheme, vision)).toBeGreaterThan(11);
    expect(nearest(SLOTS.slice(0, 4), scheme, vision)).toBeGreaterThan(18);
  });
});

test.each(SCHEMES)('text of every rank reaches 4.5 to 1 on every ground that holds text, %s', (scheme) => {
  for (const text of ['text', 'text-2', 'text-3', 'accent', 'error', 'warning', 'info', 'ok']) {
    for (const ground of ['ground', 'ground-side', 'ground-raised', 'ground-selected']) {
      expect(
        contrast(colour(text, scheme), colour(ground, scheme)),
        `${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('each domain has a pattern of its own', () => {
  const patterns = SLOTS.map((slot) => new RegExp(`--pat-${slot}:([^;]+);`).exec(css)?.[1]?.trim());
  expect(patterns).not.toContain(undefined);
  expect(new Set(patterns).size).toBe(SLOTS.length);
});
