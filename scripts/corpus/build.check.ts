import { spawnSync } from 'node:child_process';
import { buildFor } from '../../src/core/build.ts';
import type { Refusal } from '../../src/core/checks/accept.ts';
import { acceptDom0less } from '../../src/core/checks/accept-dom0less.ts';
import { acceptXl } from '../../src/core/checks/accept-xl.ts';
import { checkFiles } from '../../src/core/checks/files/run.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { type FdtNode, parseFdt } from '../../src/core/fdt/index.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import type { Domain, Plan } from '../../src/core/plan/plan.ts';
import type { Board, Check, Outcome } from './check.ts';
import { readLists, type Uneven } from './lists.ts';
import { hostText, mappedByXen, mappedByXl, pagesOf, placeOf, placesText } from './mapped.ts';
import { chainTo } from './raw.ts';
import { SWEPT, type Wish, wishesFor } from './sweep.ts';
import { type Stretch, stretchesBelow } from './translate.ts';

/**
 * The sweep: every plan of {@link wishesFor} is built without an exception; the port of what Xen and xl refuse takes
 * the files, and the file rules find nothing; dtc reads every tree without a warning that we did not expect. Then a
 * reading that shares no code with the project holds the files against the host: the pages of `iomem` and `xen,reg`
 * are those of the host's registers, the guest's registers lie in them at the same offsets, no reference leads to
 * nowhere, and lists of names are as long as their lists.
 */
const check: Check = {
  name: 'build',
  every: 3,
  tools: ['dtc'],
  run(board: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(board.bytes));
    const host = readHost(facts, board.bytes);
    const failures: string[] = [];
    const counts: Record<string, number> = {};
    for (const wish of wishesFor(facts, board.name)) {
      const about = wish.plan.domains.flatMap(({ devices }) => devices.map(({ path }) => path)).join(' ');
      counts[wish.what] = (counts[wish.what] ?? 0) + 1;
      try {
        const said = judge(facts, host, wish);
        failures.push(...said.failures.map((line) => `${about}: ${line}`));
        if (said.isForetold) counts[FORETOLD] = (counts[FORETOLD] ?? 0) + 1;
      } catch (error) {
        failures.push(`${about}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return { failures, counts };
  },
  conclude(sums) {
    const total = SWEPT.reduce((sum, what) => sum + (sums.get(what) ?? 0), 0);
    const each = SWEPT.map((what) => `${sums.get(what) ?? 0} ${what}`);
    return {
      lines: [
        `${total} plans built: ${each.join(', ')}`,
        `${sums.get(FORETOLD) ?? 0} of them wish for an interrupt that Xen gives to nobody, and a finding says so`,
      ],
      failures: [],
    };
  },
};
export default check;

const FORETOLD = 'foretold';

/** The host as a reading of its own sees it. */
interface HostReading {
  readonly root: FdtNode;
  /** Lists that the board's own tree names too few or too many of. */
  readonly uneven: ReadonlySet<string>;
  /** What Xen keeps, wherever it stands. */
  readonly kept: ReadonlySet<FdtNode>;
}

function readHost(facts: HostFacts, bytes: Uint8Array): HostReading {
  const { root } = parseFdt(bytes);
  const kept = [...facts.tree.nodes()].filter((node) => facts.xenOwned(node) !== undefined);
  return {
    root,
    uneven: new Set(readLists(root).uneven.map(shortfall)),
    kept: new Set(kept.map((node) => chainTo(root, facts.tree.path(node)).at(-1)!)),
  };
}

function judge(
  facts: HostFacts,
  host: HostReading,
  { plan }: Wish,
): { readonly failures: string[]; readonly isForetold: boolean } {
  const { files, findings } = buildFor(facts, plan);
  // What concerns no domain (Xen does not start on this board) concerns all.
  const foretold = new Set(
    findings
      .filter(({ rule, severity }) => severity === 'error' && FORETELLS.test(rule))
      .map(({ domain }) => domain),
  );
  const failures = checkFiles(files, { target: plan.target, facts })
    .filter(({ rule }) => rule !== TOO_LARGE)
    .map(({ rule, message }) => `${rule} ${message}`);
  let isForetold = false;
  for (const domain of plan.domains) {
    const find = (name: string): Uint8Array =>
      files.find((file) => file.name === `${domain.name}/${name}`)!.bytes;
    const [blob, config] = [find('passthrough.dtb'), new TextDecoder().decode(find('dom.cfg'))];
    const guest = parseFdt(blob).root;
    const refused = refusals(facts, plan, blob, config);
    const expected = refused.filter(
      ({ cause }) => cause === 'wish' && (foretold.has(domain.name) || foretold.has(undefined)),
    );
    if (expected.length > 0) isForetold = true;
    const lines = [
      ...refused
        .filter((refusal) => !expected.includes(refusal))
        .map(({ at, message, by }) => `${at}: ${message} (${by})`),
      ...complaints(blob),
      ...faultsOfLists(guest, host),
      ...registerFaults(host, domain, config, guest),
    ];
    failures.push(...lines.map((line) => `${domain.name}: ${line}`));
  }
  return { failures, isForetold };
}

/** Interrupts of the processors, and what Xen keeps. */
const FORETELLS = /^DG-(IRQ|XEN)-|^DG-GEN-06$/;

/** Xen 4.17 has 4096 bytes for all of a guest's tree, whoever wrote it; a domain of many devices has more. */
const TOO_LARGE = 'DG-FILE-22';

/** What the port of Xen's and libxl's own checks refuses, the user's wishes among it. */
function refusals(facts: HostFacts, { target }: Plan, blob: Uint8Array, config: string): Refusal[] {
  const guest = new DeviceTree(blob);
  return [...acceptDom0less(facts, guest, target), ...acceptXl(facts, config, guest, target)];
}

/** The guest's GIC is not in the tree, whether it is inherited or named. */
const WITHOUT_GIC =
  /Warning \((interrupts_property\): .*Bad phandle|interrupts_extended_property\): .*Could not get phandle node for \(cell \d+\))$/;
/** Stand-ins, and copies of nodes of the host that have no registers, stand on the bus. */
const WITHOUT_REGISTERS = /Warning \(simple_bus_reg\): .*missing or empty reg\/ranges property$/;

function complaints(blob: Uint8Array): string[] {
  const { status, stderr } = spawnSync('dtc', ['-I', 'dtb', '-O', 'dts', '-o', '/dev/null'], { input: blob });
  const lines = stderr
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !WITHOUT_GIC.test(line) && !WITHOUT_REGISTERS.test(line));
  return [...(status === 0 ? [] : ['dtc refuses the tree']), ...lines];
}

/** Some boards name fewer entries of a list than it has, or more: what is so on the host may be so in the guest. */
function faultsOfLists(guest: FdtNode, host: HostReading): string[] {
  const { dangling, uneven } = readLists(guest);
  const own = uneven.filter((list) => !host.uneven.has(shortfall(list)));
  return [
    ...dangling,
    ...own.map(
      ({ path, property, names, entries }) =>
        `${path}: ${property} has ${entries} entries, and the names ${names.join(', ')}`,
    ),
  ];
}

const shortfall = ({ property, names, entries }: Uneven): string =>
  `${property} ${entries} ${names.join(' ')}`;

/** Holds `iomem`, `xen,reg` and the guest's registers against those of the host. */
function registerFaults(reading: HostReading, { devices }: Domain, config: string, guest: FdtNode): string[] {
  const host = devices.flatMap(({ path }) => [...stretchesBelow(chainTo(reading.root, path), reading.kept)]);
  const byXl = mappedByXl(config);
  const [pages, xl, xen] = [pagesOf(host), byXl, mappedByXen(guest)].map(hostText);
  const faults: string[] = [];
  if (xl !== pages) faults.push(`iomem is ${xl}, and the registers of the host are ${pages}`);
  if (xen !== pages) faults.push(`xen,reg is ${xen}, and the registers of the host are ${pages}`);
  if (placesText(byXl) !== placesText(mappedByXen(guest)))
    faults.push('iomem and xen,reg have other guest pages');
  const moved = host.map(([start, size]): Stretch => [placeOf(byXl, start), size]);
  const seen = guest.children.flatMap((child) => [...stretchesBelow([guest, child])]);
  if (asText(moved) !== asText(seen)) {
    faults.push(`the guest sees ${asText(seen)} and should see ${asText(moved)}`);
  }
  return faults;
}

const asText = (stretches: readonly Stretch[]): string =>
  [...new Set(stretches.map(([start, size]) => `${start.toString(16)}+${size.toString(16)}`))]
    .sort()
    .join(' ');
