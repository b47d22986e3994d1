/** What was measured of compatibles on other boards and in drivers, in sentences; fetched when first asked for. */
export async function compatibleSentences(compatibles: readonly string[]): Promise<readonly string[]> {
  const { compatibleEvidence } = await import('../../core/host/dma/evidence.ts');
  return [...new Set(compatibles.flatMap((compatible) => compatibleEvidence(compatible)))];
}
