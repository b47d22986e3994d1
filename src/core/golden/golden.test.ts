import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { build } from '../build.ts';
import type { BuildResult, Finding } from '../contract.ts';
import { FdtError } from '../fdt/index.ts';
import { type AssignedDevice, type Domain, emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';

/** A plan as the cases write it: what is left out has its default, a device may be just its path. */
interface ShortPlan extends Partial<Omit<Plan, 'domains'>> {
  readonly domains: readonly (Partial<Omit<Domain, 'devices'>> & {
    readonly name: string;
    readonly devices: readonly (string | AssignedDevice)[];
  })[];
}

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/**
 * Blobs are compared with their sources instead; the manifest only repeats what stands in other files, and so does the
 * report, which is compared in the cases that keep one.
 */
const SHOWN = /\.(cfg|dts|txt)$/;

/**
 * What dtc says about trees of ours that is meant to be so: the guest's GIC is not in them, stand-ins have no
 * registers, overlays name the host's GIC and do not have its root's cells, and `xen,static-mem` depends on cells
 * that dtc sees no use for.
 */
const EXPECTED_WARNING =
  /Warning \((interrupts_property\): .*Bad phandle|(?:ranges_format|avoid_default_addr_size)\): \/fragment@\d+\/__overlay__(?:\/scmi-shmem)?:.*|[a-z_]+\): Failed prerequisite 'avoid_default_addr_size'|simple_bus_reg\): .*missing or empty reg\/ranges property|(avoid_unnecessary_addr_size|interrupts_extended_property)\): \/fragment@\d+\/__overlay__:.*)$/;

for (const { name } of cases) {
  const folder = join(here, name);

  test(`golden: ${name}`, async () => {
    const host = readHost(folder);
    const outcome = attempt(host, readPlan(folder));
    if (outcome instanceof FdtError) {
      const { code, offset, message } = outcome;
      await expect(json({ code, offset, message })).toMatchFileSnapshot(join(folder, 'error.json'));
      return;
    }
    await expect(json(outcome.findings.map(brief))).toMatchFileSnapshot(join(folder, 'findings.json'));
    const kept = new Set(snapshots(folder));
    const texts = outcome.files.filter(
      ({ name: path }) => SHOWN.test(path) || (path === 'report.md' && kept.has(path)),
    );
    for (const { name: path, bytes } of texts) {
      await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(join(folder, 'files', path));
    }
    const left = new Set(texts.map(({ name: path }) => path));
    expect(snapshots(folder).filter((path) => !left.has(path))).toEqual([]);
    for (const { name: path, bytes } of outcome.files) {
      if (path.endsWith('.dts')) expectSource(outcome, path, bytes);
    }
  });
}

/** The source compiles to the very blob beside it, and dtc finds nothing in either that we did not expect. */
function expectSource({ files }: BuildResult, path: string, source: Uint8Array): void {
  const compiled = dtc(['-I', 'dts', '-O', 'dtb'], source);
  const blob = files.find((file) => [`${path.slice(0, -1)}b`, `${path.slice(0, -1)}bo`].includes(file.name));
  expect(blob && [...blob.bytes], path).toEqual([...compiled]);
  dtc(['-I', 'dtb', '-O', 'dts'], blob!.bytes);
}

function dtc(options: readonly string[], input: Uint8Array): Buffer {
  const { status, stdout, stderr } = spawnSync('dtc', options, { input });
  const complaints = stderr.toString().split('\n').filter((line) => line !== '' && !EXPECTED_WARNING.test(line));
  expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  return stdout;
}

function attempt(host: Uint8Array, plan: Plan): BuildResult | FdtError {
  try {
    return build(host, plan);
  } catch (error) {
    if (error instanceof FdtError) return error;
    throw error;
  }
}

/** `host.dts`, or `host.bin` for what is no device tree. */
function readHost(folder: string): Uint8Array {
  const source = join(folder, 'host.dts');
  if (!existsSync(source)) return new Uint8Array(readFileSync(join(folder, 'host.bin')));
  return dts`${readFileSync(source, 'latin1')}`;
}

function readPlan(folder: string): Plan {
  const { domains, ...rest } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as ShortPlan;
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: [] }),
    ...rest,
    domains: domains.map(({ devices, ...domain }) => ({
      ...newDomain(domain.name),
      ...domain,
      devices: devices.map((device) =>
        typeof device === 'string' ? { path: device as NodePath } : device,
      ),
    })),
  };
}

function snapshots(folder: string): string[] {
  const files = join(folder, 'files');
  if (!existsSync(files)) return [];
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(files.length + 1));
}

/** A finding without the words of its rule, which have tests of their own. */
const brief = ({ severity, rule, domain, path, property }: Finding) => ({ severity, rule, domain, path, property });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
