import { type Guest, items, readGuests } from '../checks/files/guests.ts';
import { checkFiles } from '../checks/files/run.ts';
import type { InputFile } from '../contract.ts';
import type { HostFacts } from '../host/facts.ts';
import { DRIVER_NAMES } from '../host/iommu-drivers.ts';
import { type Domain, IOMMU_DRIVERS, type IommuDriver, ownerOf, type Plan } from '../plan/plan.ts';
import { importDomain } from './domain.ts';
import { sortFiles } from './given.ts';
import type { ImportedDomain, ImportReport } from './report.ts';

/**
 * Reads `dom.cfg` files and partial trees back into a plan for a host: domains, devices, pins and rates, what was
 * assumed, what did not match, and what is wrong in the files by the file rules. No file makes it throw; one that cannot
 * be read is a finding (DG-FILE-01) and gives no domain.
 * @param plan the plan to put the domains into; its target decides what Xen takes for protected, as long as the files do
 *   not show another one
 */
export function importFiles(facts: HostFacts, plan: Plan, given: readonly InputFile[]): ImportReport {
  const files = sortFiles(given).domains;
  const guests = readGuests(files).filter(
    ({ config, partial }) => config !== undefined || partial !== undefined,
  );
  const { target, assumptions } = targetOf(facts, plan, guests);
  const taken = new Set<string>();
  let next: Plan = { ...plan, target };
  const domains = guests.map((guest): ImportedDomain => {
    const rest = { ...next, domains: next.domains.filter(({ name }) => taken.has(name)) };
    const found = importDomain(facts, rest, guest, taken);
    const { name, devices } = found.domain;
    taken.add(name);
    const others = { domains: plan.domains.filter((domain) => domain.name !== name) };
    const replaces = others.domains.length < plan.domains.length;
    next = withDomain(next, found.domain);
    return {
      name,
      files: [guest.config?.file, guest.partial?.file].filter((file) => file !== undefined),
      replaces,
      devices: devices.map(({ path }) => {
        const owner = ownerOf(others, path);
        return { path, by: found.evidence.get(path) ?? [], ...(owner !== undefined && { takenFrom: owner }) };
      }),
      assumptions: found.assumptions,
      mismatches: found.mismatches,
    };
  });
  return { plan: next, domains, assumptions, findings: checkFiles(files, { target, facts }) };
}

/** Puts a domain in the place of one of its name, or at the end; its devices leave the others. */
function withDomain(plan: Plan, domain: Domain): Plan {
  const own = new Set(domain.devices.map(({ path }) => path));
  const others = plan.domains.map(
    (other): Domain => ({
      ...other,
      devices: other.devices.filter(({ path }) => !own.has(path)),
    }),
  );
  const at = others.findIndex(({ name }) => name === domain.name);
  return { ...plan, domains: at < 0 ? [...others, domain] : others.with(at, domain) };
}

/** The Xen that the files are for, where they show more than the plan's target has. */
function targetOf(
  facts: HostFacts,
  { target }: Plan,
  guests: readonly Guest[],
): { target: Plan['target']; assumptions: string[] } {
  const needed = new Set<IommuDriver>(target.iommuDrivers);
  const assumptions: string[] = [];
  for (const { text } of guests.flatMap((guest) => items(guest, 'dtdev'))) {
    const node = facts.tree.byPath(text);
    const driver = node === undefined ? undefined : facts.protectedByXen(node, target).driver;
    if (driver === undefined || needed.has(driver)) continue;
    needed.add(driver);
    const { name, option } = DRIVER_NAMES[driver];
    assumptions.push(`dtdev names ${text}, so Xen is taken to be built with the ${name} driver (${option}).`);
  }
  const drivers = IOMMU_DRIVERS.filter((driver) => needed.has(driver));
  const flavour = guests.map(flavourOf).find((found) => found !== undefined);
  if (flavour !== undefined && flavour !== target.flavour) {
    assumptions.push(
      `arm_sci is written as the ${flavour} flavour of Xen reads it, so that is taken as the target.`,
    );
  }
  return {
    target: { ...target, ...(flavour && { flavour }), iommuDrivers: drivers },
    assumptions,
  };
}

function flavourOf(guest: Guest): Plan['target']['flavour'] | undefined {
  const [text] = items(guest, 'arm_sci').map((item) => item.text);
  if (text === 'scmi_smc') return 'epam';
  return text?.startsWith('type=scmi_smc_multiagent') ? 'sci-v11' : undefined;
}
