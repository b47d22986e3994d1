/** The files of the golden cases, read back, make the same files again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import type { OutputFile } from '../contract.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { importFiles } from './import.ts';

const folder = join(import.meta.dirname, '../golden');

/** What a partial tree and a configuration do not tell of the plan that they were made of. */
const UNTOLD: Readonly<Record<string, string>> = {
  channels: 'that a domain without devices is started by Xen',
  'own-nodes': 'which nodes somebody has typed',
  'strict-subset': 'that buses are kept on purpose',
};

const cases = readdirSync(folder).filter(
  (name) => existsSync(join(folder, name, 'host.dts')) && UNTOLD[name] === undefined,
);

test.each(cases)('%s', (name) => {
  const host = dts`${readFileSync(join(folder, name, 'host.dts'), 'latin1')}`;
  const plan = readPlan(name);
  const files = filesOf(build(host, plan).files);
  const facts = new HostFacts(new DeviceTree(host));
  const report = importFiles(facts, { ...plan, domains: [] }, files);
  expect(report.domains.flatMap(({ mismatches }) => mismatches)).toEqual([]);
  expect(filesOf(build(host, report.plan).files)).toEqual(files);
});

const filesOf = (files: readonly OutputFile[]) =>
  files
    .filter(({ name }) => /\/(dom\.cfg|passthrough\.dtb)$/.test(name))
    .map(({ name, bytes }) => ({ name, bytes }));

interface ShortPlan extends Omit<Partial<Plan>, 'domains'> {
  readonly domains: readonly {
    readonly name: string;
    readonly devices: readonly (string | { readonly path: string })[];
  }[];
}

function readPlan(name: string): Plan {
  const { domains, ...rest } = JSON.parse(readFileSync(join(folder, name, 'plan.json'), 'utf8')) as ShortPlan;
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: [] }),
    ...rest,
    domains: domains.map(({ devices, ...domain }) => ({
      ...newDomain(domain.name),
      ...domain,
      devices: devices.map((device) => {
        const path = typeof device === 'string' ? device : device.path;
        return { ...(typeof device === 'object' && device), path: path as NodePath };
      }),
    })),
  };
}
