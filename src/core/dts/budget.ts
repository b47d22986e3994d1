import { DEFAULT_LIMITS } from '../fdt/limits.ts';
import { fail, type Place } from './source.ts';

/** Labels of one node or property; real sources have a handful. */
const MAX_LABELS = 256;

/**
 * What a source text may still ask for. A short text can stand for a huge tree (`/incbin/` and paths repeat what is
 * large elsewhere), so what it makes is counted, by the limits of the blob that it is for.
 */
export class Budget {
  #nodes = DEFAULT_LIMITS.nodes;
  #properties = DEFAULT_LIMITS.properties;
  #bytes = DEFAULT_LIMITS.totalsize;

  /** Counts a definition of a node. @throws DtsError where there are too many */
  node(at: Place): void {
    if (--this.#nodes < 0) fail(at, `This text defines more than ${DEFAULT_LIMITS.nodes} nodes.`);
  }

  property(at: Place): void {
    if (--this.#properties < 0)
      fail(at, `This text defines more than ${DEFAULT_LIMITS.properties} properties.`);
  }

  /** Counts bytes of values. */
  bytes(count: number, at: Place): void {
    this.#bytes -= count;
    if (this.#bytes < 0) fail(at, `The values of this text are more than ${DEFAULT_LIMITS.totalsize} bytes.`);
  }
}

/** Refuses one label more where there are too many. */
export function requireRoomForLabel(labels: readonly unknown[], at: Place): void {
  if (labels.length >= MAX_LABELS) fail(at, `More than ${MAX_LABELS} labels stand here.`);
}
