import { useEffect, useState } from 'react';
import { compatibleSentences } from '../../store/node/evidence.ts';

/** What was measured of compatibles on other boards; arrives a moment later, since much text stands behind it. */
export function useCompatibleEvidence(compatibles: readonly string[], wanted: boolean): readonly string[] {
  const key = wanted ? compatibles.join('\n') : '';
  const [known, setKnown] = useState<{ key: string; sentences: readonly string[] }>();
  useEffect(() => {
    if (key === '') return;
    let current = true;
    void compatibleSentences(key.split('\n')).then((sentences) => current && setKnown({ key, sentences }));
    return () => {
      current = false;
    };
  }, [key]);
  return known?.key === key ? known.sentences : [];
}
