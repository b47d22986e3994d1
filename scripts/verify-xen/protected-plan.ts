/** Devices behind QEMU's SMMUv3, with a Xen that drives it: they need no force flag, and get none. */
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import type { XenVersion } from '../../src/core/plan/plan.ts';
import { type Case, machineCases, PLACES, rowsOf } from './cases.ts';
import { askXen, type Verdict } from './dom0less.ts';
import { machineTree } from './machine.ts';
import { askSpoiled, spoil, withoutForce } from './machine-plan.ts';
import { assigned, type Exported, exported, type Wish } from './plans.ts';
import type { Parts } from './setup.ts';
import { behindSmmu } from './smmu.ts';
import type { Row } from './table.ts';

const FORCE = 'xen,force-assign-without-iommu';

export async function verifyProtected(parts: Parts): Promise<Row[]> {
  const { rtc, gpio, virtio, port } = PLACES;
  const machine = machineTree(parts);
  const all = behindSmmu(machine, [rtc.path, gpio.path, virtio.path, port.path]);
  const some = behindSmmu(machine, [rtc.path]);
  const subject = `QEMU virt with an SMMUv3, ${parts.xenName}`;
  const make = (host: Uint8Array, wish: Wish): Exported =>
    exported(
      host,
      { iommuDrivers: ['smmuv3'], ...wish, version: parts.xenVersion as XenVersion },
      { kernel: parts.guest },
    );
  const both: Case = {
    name: 'both',
    given: 'the clock behind it, and the GPIO not',
    devices: assigned([rtc.path, gpio.path]),
  };
  const bare: Case = { name: 'bare', given: 'GPIO', devices: assigned([gpio.path]) };
  const clock: Case = { name: 'clock', given: 'clock', devices: assigned([rtc.path]) };
  const ask = async (
    host: Uint8Array,
    made: Exported,
    flags: number,
  ): Promise<Pick<Row, 'answer' | 'passed'>> => judge(made, await askXen(parts, host, made), flags);

  const rows = await rowsOf(subject, machineCases(parts), (wish) => ask(all, make(all, wish), 0));
  const forced = make(some, { ...clock, iommuDrivers: [] });
  const stripped = { ...forced, partial: spoil(forced.partial, withoutForce) };
  return [
    ...rows,
    { subject, given: both.given, ...(await ask(some, make(some, both), 1)) },
    {
      subject,
      given: 'clock, built for a Xen without IOMMU, the force flag removed',
      ...(await ask(some, stripped, 0)),
    },
    {
      subject,
      given: 'GPIO, which is not behind it, the force flag removed',
      ...(await askSpoiled(parts, some, make(some, bare), withoutForce)),
    },
  ];
}

/** Accepted with so many force flags, and with each other device in the SMMU's hands. */
function judge(made: Exported, { outcome, words, pages, console }: Verdict, flags: number) {
  const tree = new DeviceTree(made.partial);
  const named = [...tree.nodes()].filter((node) => tree.has(node, 'xen,path'));
  const forced = named.filter((node) => tree.has(node, FORCE));
  const guarded = named
    .filter((node) => !tree.has(node, FORCE))
    .map((node) => tree.string(node, 'xen,path')!);
  const added = guarded.filter((path) => console.includes(`SMMUv3: ${path}: Added master device`));
  const answer = `${outcome} ${words || `(${pages} ranges)`}; ${forced.length} with the force flag, ${added.length} known to the SMMU`;
  const passed = outcome === 'accepted' && forced.length === flags && added.length === guarded.length;
  return { answer, passed };
}
