import type { NodeIndex } from '../../core/base/brand.ts';

/** A part of a decoded value. */
export type Piece =
  /** Can be pasted: numbers, strings, bytes. */
  | { readonly kind: 'value'; readonly text: string }
  /** Says what a value means: names, units, translations. */
  | { readonly kind: 'note'; readonly text: string }
  /** Something is wrong with the value. */
  | { readonly kind: 'trouble'; readonly text: string }
  /** Another node. */
  | { readonly kind: 'node'; readonly node: NodeIndex };

export const value = (text: string): Piece => ({ kind: 'value', text });
export const note = (text: string): Piece => ({ kind: 'note', text });
export const trouble = (text: string): Piece => ({ kind: 'trouble', text });
export const link = (node: NodeIndex): Piece => ({ kind: 'node', node });
