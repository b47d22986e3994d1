/** Debian's Linux as the guest of the same exports: do its drivers take the devices, do interrupts come. */
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { ASKS_FOR_ATTENTION, DRIVERS, machineCases, rowsOf } from './cases.ts';
import { bootDomain, compareTrees, refusalIn } from './dom0less.ts';
import { LINUX_DONE, type Linux, type LinuxReport, readLinux } from './linux.ts';
import { machineTree } from './machine.ts';
import { exported } from './plans.ts';
import type { Parts } from './setup.ts';
import type { Row } from './table.ts';

/** The guest is silent while it waits for interrupts. */
const SILENCE = 400;

/** Xen starts Linux with each plan, or with those that have it all. */
export async function verifyLinux(parts: Parts, linux: Linux, quick: boolean): Promise<Row[]> {
  const host = machineTree(parts);
  const cases = machineCases(parts).filter(({ devices }) => !quick || devices.length > 1);
  return rowsOf('QEMU virt, Linux', cases, async (wish) => {
    const made = exported(host, wish, linux);
    const console = await bootDomain(parts, host, made, linux, LINUX_DONE, SILENCE);
    const refusal = refusalIn(console);
    return refusal ? { answer: refusal, passed: false } : judgeLinux(made.partial, console);
  });
}

/** Holds what Linux said against the partial tree. @param hidden properties that the guest does not see */
export function judgeLinux(
  partial: Uint8Array,
  console: string,
  hidden?: ReadonlySet<string>,
): Pick<Row, 'answer' | 'passed'> {
  const report = readLinux(console);
  if (report === undefined) {
    const last = console.trim().split('\n').at(-1);
    return { answer: `Linux did not come to its end: ${last}`, passed: false };
  }
  const tree = new DeviceTree(partial);
  const wrong = [...compareTrees(tree, report.tree, hidden), ...deviceFaults(tree, report)];
  if (wrong.length > 0) return { answer: wrong.join('; '), passed: false };
  const drivers = [...report.drivers.values()].sort().join(', ');
  // 32 is the emulated console.
  const came = [...report.interrupts].filter(([intid, count]) => intid > 32 && count > 0);
  const counted = came.map(([intid]) => intid).sort((a, b) => a - b);
  const interrupts = counted.length > 0 ? `; interrupts came: ${counted.join(', ')}` : '';
  return { answer: `accepted; drivers: ${drivers}${interrupts}`, passed: true };
}

/** Devices without their driver, and those whose interrupt did not come. */
function deviceFaults(tree: DeviceTree, { drivers, interrupts, clock }: LinuxReport): string[] {
  const faults: string[] = [];
  for (const node of tree.nodes()) {
    const kind = tree.strings(node, 'compatible').find((name) => name in DRIVERS);
    if (kind === undefined) continue;
    const path = tree.path(node);
    const driver = drivers.get(path);
    if (driver !== DRIVERS[kind]) faults.push(`${path} has ${driver ?? 'no driver'}`);
    const intid = 32 + (tree.cells(node, 'interrupts')?.[1] ?? 0);
    if (ASKS_FOR_ATTENTION.has(kind) && !interrupts.get(intid))
      faults.push(`interrupt ${intid} of ${path} did not come`);
    if (kind === 'arm,pl031' && !(clock! > 1.6e9)) faults.push(`the clock says ${clock}`);
  }
  return faults;
}
