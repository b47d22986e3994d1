/**
 * Asks a real Xen about exports: `npm run verify:xen [-- --boards N] [-- --only machine|boards]`.
 * Needs Debian's packages (downloaded into `.cache/verify-xen`) and, to install QEMU, root.
 */
import { parseArgs } from 'node:util';
import { verifyBoards } from './verify-xen/boards.ts';
import { verifyMachine } from './verify-xen/machine-plan.ts';
import { setUp } from './verify-xen/setup.ts';
import { type Row, table } from './verify-xen/table.ts';
import { setUpXl } from './verify-xen/xl.ts';

const { values } = parseArgs({
  options: { boards: { type: 'string', default: '60' }, only: { type: 'string' } },
});
const parts = setUp();
const xl = setUpXl();
const rows: Row[] = [];
if (values.only !== 'boards') rows.push(...(await verifyMachine(parts, xl)));
if (values.only !== 'machine') rows.push(...(await verifyBoards(parts, xl, Number(values.boards))));
console.log(table(rows, parts));
const failed = rows.filter(({ passed }) => !passed).length;
const skipped = rows.filter(({ passed }) => passed === 'not asked').length;
console.log(`${rows.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
