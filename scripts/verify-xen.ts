/**
 * Asks a real Xen about exports: `npm run verify:xen [-- --boards N] [-- --only machine,channels,linux,xl,next,boards]`.
 * `--write` puts the table into docs/verification.md.
 * Needs Debian's packages (downloaded into `.cache/verify-xen`) and, to install QEMU, root. `--quick` leaves out what
 * takes minutes: dom0, the Xen of Debian's next release, most boards, and of Linux all but the plans that have every device.
 */
import { parseArgs } from 'node:util';
import { verifyBoards } from './verify-xen/boards.ts';
import { verifyChannels } from './verify-xen/channels-plan.ts';
import { setUpDom0 } from './verify-xen/dom0.ts';
import { setUpLinux } from './verify-xen/linux.ts';
import { verifyLinux } from './verify-xen/linux-plan.ts';
import { verifyMachine, verifyOtherXen } from './verify-xen/machine-plan.ts';
import { nextXen, setUp } from './verify-xen/setup.ts';
import { type Row, table, writeTable } from './verify-xen/table.ts';
import { setUpXl } from './verify-xen/xl.ts';
import { verifyXlCreate } from './verify-xen/xl-plan.ts';

const PARTS = ['machine', 'channels', 'linux', 'xl', 'next', 'boards'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    boards: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const wanted =
  values.only?.split(',') ?? PARTS.filter((part) => !values.quick || (part !== 'xl' && part !== 'next'));
const unknown = wanted.filter((part) => !PARTS.includes(part as Part));
if (unknown.length > 0) throw new Error(`--only takes ${PARTS.join(', ')}, not ${unknown.join(', ')}`);
const parts = setUp();
const xl = setUpXl();
const verify: Record<Part, () => Promise<Row[]>> = {
  machine: () => verifyMachine(parts, xl),
  channels: () => verifyChannels(parts),
  linux: () => verifyLinux(parts, setUpLinux(), values.quick),
  xl: () => {
    const linux = setUpLinux();
    return verifyXlCreate(parts, linux, setUpDom0(parts, linux));
  },
  next: async () => {
    const next = nextXen(parts);
    if (next === undefined) return [];
    return [...(await verifyOtherXen(next)), ...(await verifyChannels(next))];
  },
  boards: () => verifyBoards(parts, xl, Number(values.boards ?? (values.quick ? 10 : 60))),
};
const rows: Row[] = [];
for (const part of PARTS) if (wanted.includes(part)) rows.push(...(await verify[part]()));
console.log(table(rows, parts));
if (values.write) writeTable(rows);
const failed = rows.filter(({ passed }) => !passed).length;
const skipped = rows.filter(({ passed }) => passed === 'not asked').length;
console.log(`${rows.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
