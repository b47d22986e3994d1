import type { Override } from '../../core/plan/plan.ts';

const SAYS: Record<Override['says'], string> = {
  master: 'DMA master',
  'not-master': 'no DMA master',
  covered: 'every DMA master is behind an IOMMU',
};

/** What a statement says, in a few words. */
export const saysWords = ({ says }: Override): string => SAYS[says];

/** What a statement is about: the name of the device, the compatible, or the platform. */
export function scopeWords({ scope }: Override): string {
  if (scope === 'platform') return 'The platform';
  if ('compatible' in scope) return `Every ${scope.compatible}`;
  return scope.device.slice(scope.device.lastIndexOf('/') + 1);
}
