/**
 * Asks a real Xen about exports: `npm run verify:xen [-- OPTIONS]`.
 *   --boards N      so many boards in the sweep (60)
 *   --only PARTS    some of machine, room, channels, linux, xl, next, own, protected, boards
 *   --quick         leave out what takes minutes: dom0, the Xen of Debian's next release, most boards, and of Linux all
 *                   but the plans that have every device
 *   --xen IMAGE     a Xen for arm64 of your own, for the parts own and protected
 *   --iommu smmuv3  that Xen drives an SMMUv3: give it devices behind one
 *   --write         put the table into docs/verification.md
 * Needs Debian's packages (downloaded into `.cache/verify-xen`) and, to install QEMU, root. What cannot be asked here is in
 * the table as not run. Exit code: 0, 1 where a row failed, 3 where none failed and this machine lacks something.
 */
import { parseArgs } from 'node:util';
import { verifyBoards } from './verify-xen/boards.ts';
import { verifyChannels } from './verify-xen/channels-plan.ts';
import { setUpDom0 } from './verify-xen/dom0.ts';
import { verifyDtdev } from './verify-xen/dtdev-plan.ts';
import { setUpLinux } from './verify-xen/linux.ts';
import { verifyLinux } from './verify-xen/linux-plan.ts';
import { verifyMachine, verifyOtherXen } from './verify-xen/machine-plan.ts';
import { Missing, onDemand } from './verify-xen/missing.ts';
import { ownXen } from './verify-xen/own-xen.ts';
import { verifyProtected } from './verify-xen/protected-plan.ts';
import { verifyRoom } from './verify-xen/room.ts';
import { nextXen, type Parts, setUp } from './verify-xen/setup.ts';
import { lacking, type Row, table, writeTable } from './verify-xen/table.ts';
import { setUpXl } from './verify-xen/xl.ts';
import { verifyXlCreate } from './verify-xen/xl-plan.ts';

const PARTS = ['machine', 'room', 'channels', 'linux', 'xl', 'next', 'own', 'protected', 'boards'] as const;
type Part = (typeof PARTS)[number];
/** What takes minutes. */
const LONG: readonly Part[] = ['xl', 'next'];

const { values } = parseArgs({
  options: {
    boards: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    xen: { type: 'string' },
    iommu: { type: 'string' },
  },
});
const wanted = values.only?.split(',') ?? PARTS.filter((part) => !values.quick || !LONG.includes(part));
const unknown = wanted.filter((part) => !PARTS.includes(part as Part));
if (unknown.length > 0) throw new Error(`--only takes ${PARTS.join(', ')}, not ${unknown.join(', ')}`);
if (values.iommu !== undefined && values.iommu !== 'smmuv3')
  throw new Error(`--iommu takes smmuv3, not ${values.iommu}`);
if (values.iommu && !values.xen) throw new Error('--iommu needs --xen: no Xen of Debian drives an SMMUv3');

const parts = onDemand(setUp);
const xl = onDemand(setUpXl);
const linux = onDemand(setUpLinux);
const own = onDemand(() => ownXen(parts(), values.xen!));
/** What each part is called in the table where it is not run, and how it is. */
const verify: Record<Part, readonly [subject: string, run: () => Promise<Row[]>]> = {
  machine: ['QEMU virt', () => verifyMachine(parts(), xl())],
  room: ['QEMU virt, sizes of trees', () => verifyRoom(parts(), xl())],
  channels: ['QEMU virt, two domains', () => verifyChannels(parts())],
  linux: ['QEMU virt, Linux', () => verifyLinux(parts(), linux(), values.quick)],
  xl: ['xl create in dom0', () => verifyXlCreate(parts(), linux(), setUpDom0(parts(), linux()))],
  next: [
    "QEMU virt, the Xen of Debian's next release",
    async () => {
      const next = nextXen(parts());
      return [...(await verifyOtherXen(next)), ...(await verifyChannels(next))];
    },
  ],
  own: [
    'QEMU virt, a Xen of your own',
    async () => {
      if (values.xen === undefined) return [];
      return [...(await verifyOtherXen(await own())), ...(await verifyChannels(await own()))];
    },
  ],
  protected: [
    'QEMU virt with an SMMUv3',
    async () => {
      if (values.iommu === undefined) return [UNPROTECTED];
      const parts = { ...(await own()), smmu: true };
      return [...(await verifyProtected(parts)), ...(await dtdev(parts))];
    },
  ],
  boards: ['boards', () => verifyBoards(parts(), xl(), Number(values.boards ?? (values.quick ? 10 : 60)))],
};
const dtdev = async (own: Parts): Promise<Row[]> => {
  const subject = `xl create in dom0 with an SMMUv3, ${own.xenName}`;
  try {
    return await verifyDtdev(own, linux(), subject);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return [lacking(subject, 'dtdev', error.message)];
  }
};
const UNPROTECTED: Row = {
  subject: 'QEMU virt with an SMMUv3',
  given: 'devices behind the IOMMU',
  answer: 'no Xen of Debian drives an SMMUv3, and none was named (--xen IMAGE --iommu smmuv3)',
  passed: 'not run',
};

const rows: Row[] = [];
for (const part of PARTS) {
  if (!wanted.includes(part)) continue;
  const [subject, run] = verify[part];
  try {
    rows.push(...(await run()));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    rows.push(lacking(subject, 'all of this part', error.message));
  }
}
console.log(table(rows));
if (values.write) writeTable(rows);
const failed = rows.filter(({ passed }) => !passed).length;
const skipped = rows.filter(({ passed }) => passed === 'not run').length;
console.log(`${rows.length - failed - skipped} passed, ${failed} failed, ${skipped} not run`);
const lacks = rows.some((row) => row.lacking);
process.exit(failed > 0 ? 1 : lacks ? 3 : 0);
