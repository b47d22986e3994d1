/** The matrix of SCMI resources and domains: who needs what, and who could reach more than that. */
import type { HostFacts } from '../core/host/facts.ts';
import type { Domain, Plan } from '../core/plan/plan.ts';
import type { ScmiPrivileges } from '../core/plan/privileges.ts';
import { limitOfModel } from '../core/plan/scmi.ts';
import { memoizeLast } from './memoize.ts';
import { DOM0, type UsedResource, usedResources } from './scmi-users.ts';

/** `reachable`: no device of the domain needs it, and nothing keeps the domain from using it. */
export type MatrixCell = 'exclusive' | 'shared' | 'reachable' | 'none';

export interface MatrixRow extends UsedResource {
  /** dom0 first, then the domains of the plan. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixSum {
  readonly needs: number;
  /** Beyond what it needs. */
  readonly reaches: number;
  /** Who decides what it can reach. */
  readonly limit: ScmiPrivileges['limit'];
}

export interface Matrix {
  /** Shared ones first, then those of domains, otherwise in order of protocols and ids. */
  readonly rows: readonly MatrixRow[];
  /** For dom0 and each domain. */
  readonly sums: readonly MatrixSum[];
}

export const matrixOf = memoizeLast(
  (
    facts: HostFacts,
    domains: readonly Domain[],
    trueDom0less: boolean,
    names?: Plan['scmiNames'],
  ): Matrix => {
    const resources = usedResources(facts, domains, names);
    const ofDomains = domains.map((domain, i) => limitOf(domain, resources, i));
    const limits = [dom0Limit(ofDomains, trueDom0less), ...ofDomains];
    const rows = resources.map(
      (found): MatrixRow => ({
        ...found,
        cells: limits.map((limit, i) => cellOf(found, i + DOM0, limit)),
      }),
    );
    return {
      rows: rows.toSorted((a, b) => rank(a) - rank(b)),
      sums: limits.map((limit, i) => ({
        needs: rows.filter(({ owners }) => owners.includes(i + DOM0)).length,
        reaches: rows.filter(({ cells }) => cells[i] === 'reachable').length,
        limit,
      })),
    };
  },
);

/** Shared by several domains, of one domain, of dom0 alone, of nobody. */
const rank = ({ owners }: MatrixRow): number =>
  owners.length > 1 ? 0 : owners.length === 0 ? 3 : owners[0] === DOM0 ? 2 : 1;

function cellOf({ owners, instance }: UsedResource, owner: number, limit: MatrixSum['limit']): MatrixCell {
  if (owners.includes(owner)) return owners.length > 1 ? 'shared' : 'exclusive';
  return limit === 'everything' && instance.enabled ? 'reachable' : 'none';
}

/** Who reaches everything is Xen's single agent, and takes SCMI from dom0 as a whole. */
const dom0Limit = (others: readonly MatrixSum['limit'][], trueDom0less: boolean): MatrixSum['limit'] =>
  trueDom0less || others.includes('everything') ? 'nothing' : 'everything';

function limitOf(domain: Domain, resources: readonly UsedResource[], i: number): MatrixSum['limit'] {
  if (domain.scmi === undefined || !resources.some(({ owners }) => owners.includes(i))) return 'nothing';
  return limitOfModel(domain.scmi.model);
}

/** The matrix of the open project. */
export const matrixOfPlan = (facts: HostFacts, plan: Plan): Matrix =>
  matrixOf(facts, plan.domains, plan.trueDom0less, plan.scmiNames);
