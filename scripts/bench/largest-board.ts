import type { NodePath } from '../../src/core/base/brand.ts';
import type { PlanContext } from '../../src/core/checks/context.ts';
import { domainContext } from '../../src/core/checks/domain-context.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { writeFdt } from '../../src/core/fdt/index.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { partialTree } from '../../src/core/partial/partial.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import type { Board } from './bench.ts';

const DOMAINS = 4;
const DEVICES = 40;

/** The board with the most bytes. */
export const largest = (boards: readonly Board[]): Board | undefined =>
  boards.reduce<Board | undefined>(
    (best, board) => (best !== undefined && best.bytes.length >= board.bytes.length ? best : board),
    undefined,
  );

/** Forty devices of a board, spread over four domains, as the rules get them. */
export function busyPlan({ bytes }: Board): PlanContext {
  const facts = new HostFacts(new DeviceTree(bytes));
  const devices = facts
    .devices()
    .filter((device) => device.assignable && device.enabled && device.controlPlane === undefined)
    .slice(0, DEVICES)
    .map(({ path }) => ({ path: path as NodePath }));
  const plan: Plan = {
    ...emptyPlan({ name: 'largest', sha256: '', compatible: [] }),
    domains: Array.from({ length: DOMAINS }, (_, domain) => ({
      ...newDomain(`domain${domain}`),
      devices: devices.filter((_, device) => device % DOMAINS === domain),
    })),
  };
  const domains = plan.domains.map((domain) => {
    const partial = partialTree(facts, plan, domain);
    return domainContext(partial, writeFdt(partial.tree).length);
  });
  return { facts, plan, domains, machines: [] };
}
