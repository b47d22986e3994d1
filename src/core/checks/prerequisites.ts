import type { Prerequisite } from './rule.ts';

/** Without it no interrupt has a meaning to Xen. */
export const GIC: Prerequisite = {
  missing: 'The host tree has no GIC that Xen drives.',
  holds: ({ facts }) => facts.gic !== undefined,
};

/** Without dom0 nobody else runs drivers. */
export const DOM0: Prerequisite = {
  missing: 'The plan has no dom0.',
  holds: ({ plan }) => !plan.trueDom0less,
};

/** Without it nothing of /chosen is read. */
export const DOM0LESS: Prerequisite = {
  missing: 'No domain is started by Xen at boot.',
  holds: ({ plan }) => plan.domains.some(({ boot }) => boot !== 'xl'),
};
