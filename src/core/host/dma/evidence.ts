import { COMPATIBLE_EVIDENCE } from './evidence.generated.ts';
import type { CompatibleEvidence } from './verdict.ts';

/** Which driver serves a compatible, and how its nodes were described on boards: both are positions in the text. */
let index: Map<string, Measured> | undefined;

interface Measured {
  /** `M path`, `P path` or `N path`: the driver sets up DMA, asks for DMA channels, or does neither. */
  readonly driver: string;
  /** `<nodes>[i<iommus>][c<dma-coherent>][d<dmas>]`, or empty. */
  readonly counts: string;
}

/**
 * Sentences about a compatible: on how many nodes of other boards it had `iommus`, `dma-coherent` or `dmas`, and
 * what its Linux driver does. Some 90 KB of text stand behind it, so the page's first paint must not import it.
 */
export const compatibleEvidence: CompatibleEvidence = (compatible) => {
  index ??= readIndex();
  const found = index.get(compatible);
  if (found === undefined) return [];
  return [...countSentences(compatible, found.counts), ...driverSentence(found.driver)];
};

function readIndex(): Map<string, Measured> {
  const entries = new Map<string, Measured>();
  let driver = '-';
  for (const line of COMPATIBLE_EVIDENCE.trim().split('\n')) {
    if (line.startsWith('=')) {
      driver = line.slice(1);
      continue;
    }
    const [vendor, ...names] = line.split(' ');
    for (const entry of names) {
      const [name, counts = ''] = entry.split(':');
      entries.set(`${vendor}${name}`, { driver, counts });
    }
  }
  return entries;
}

function countSentences(compatible: string, counts: string): string[] {
  const [nodes, ...rest] = counts.match(/\d+|[a-z]\d+/g) ?? [];
  return rest.map((count) => {
    const property = COUNTED[count[0] as keyof typeof COUNTED];
    return `\`${compatible}\` has \`${property}\` on ${count.slice(1)} of ${nodes} nodes of known boards`;
  });
}

const COUNTED = { i: 'iommus', c: 'dma-coherent', d: 'dmas' } as const;

function driverSentence(driver: string): string[] {
  if (driver === '-') return [];
  const doing = DRIVER_DOES[driver[0] as keyof typeof DRIVER_DOES];
  return [`the Linux driver ${driver.slice(2)} ${doing}`];
}

const DRIVER_DOES = {
  M: 'sets up DMA for it',
  P: 'asks for DMA channels for it',
  N: 'uses no DMA for it',
} as const;
