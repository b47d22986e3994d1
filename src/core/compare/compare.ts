import type { NodeIndex, NodePath } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { buildFor, factsOf } from '../build.ts';
import type { Finding, OutputFile } from '../contract.ts';
import { layoutOf } from '../devicetree/annotate.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import { printDts } from '../dts/print.ts';
import { parseFdt } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import { emptyPlan, type Plan } from '../plan/plan.ts';
import { decodeUtf8, encodeUtf8 } from '../platform.ts';
import { PROJECT_NAME } from '../sharing/embedded.ts';
import { deviceChanges } from './changes.ts';
import type {
  CompareSide,
  Comparison,
  DeviceDifference,
  FileDifference,
  FindingDifference,
} from './comparison.ts';
import { Pairing } from './pair.ts';
import { settingDifferences } from './settings.ts';

/** A side with all that follows from it. */
interface Side {
  readonly facts: HostFacts;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly files: readonly OutputFile[];
}

/**
 * Compares two host trees, a project on two of them, or two projects: their devices, findings and files. Devices are found
 * on the other side by path, then by compatible and registers or interrupts.
 * @throws FdtError where a host is no sound device tree.
 */
export function compare(left: CompareSide, right: CompareSide): Comparison {
  const [a, b] = [sideOf(left), sideOf(right)];
  const pairing = new Pairing(a.facts, b.facts);
  const isPlanned = left.plan !== undefined && right.plan !== undefined;
  const { devices, same } = deviceDifferences(a, b, pairing);
  const findings = findingDifferences(a, b, pairing);
  const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
    one.length === other.length && one.every((byte, i) => byte === other[i]);
  const sameHost = isSame(left.bytes, right.bytes);
  return {
    left: left.name,
    right: right.name,
    sameHost,
    devices,
    sameDevices: same,
    settings: isPlanned ? settingDifferences(a.plan, b.plan) : [],
    ...findings,
    files: fileDifferences(filesOf(a, !sameHost), filesOf(b, !sameHost), isSame),
  };
}

function sideOf({ name, bytes, plan }: CompareSide): Side {
  const facts = factsOf(bytes);
  const compatible = facts.tree.strings(ROOT, 'compatible');
  const wish = plan ?? emptyPlan({ name, sha256: '', compatible });
  const { findings, files } = buildFor(facts, wish);
  // Without a wish there is nothing to export: the files would say so at length.
  return {
    facts,
    plan: wish,
    findings,
    files: wish.domains.length === 0 ? [] : files.filter(({ name }) => !SUMMARIES.has(name)),
  };
}

/**
 * What sums up all else: where anything differs these do, and everything in them stands in the lists of the comparison
 * or in the other files.
 */
const SUMMARIES: ReadonlySet<string> = new Set(['report.html', 'report.md', 'manifest.json', PROJECT_NAME]);

function deviceDifferences(
  a: Side,
  b: Side,
  pairing: Pairing,
): { devices: DeviceDifference[]; same: number } {
  const devices: DeviceDifference[] = [];
  const met = new Set<NodeIndex>();
  let same = 0;
  for (const { node, path } of a.facts.devices()) {
    const leftDomain = domainOf(a.plan, path);
    const found = pairing.find(node);
    if (found === undefined) {
      devices.push({ path, fate: 'left only', changes: [], ...(leftDomain && { leftDomain }) });
      continue;
    }
    met.add(found.node);
    const to = b.facts.tree.path(found.node);
    const rightDomain = domainOf(b.plan, to);
    const changes = deviceChanges(a.facts, node, b.facts, found.node, (other) => pairing.find(other)?.node);
    const domains = { ...(leftDomain && { leftDomain }), ...(rightDomain && { rightDomain }) };
    if (to !== path) devices.push({ path, fate: 'moved', to, changes, ...domains });
    else if (changes.length > 0) devices.push({ path, fate: 'changed', changes, ...domains });
    else if (leftDomain !== rightDomain)
      devices.push({ path, fate: 'assigned otherwise', changes, ...domains });
    else same++;
  }
  for (const { node, path } of b.facts.devices()) {
    if (met.has(node)) continue;
    const rightDomain = domainOf(b.plan, path);
    devices.push({ path, fate: 'right only', changes: [], ...(rightDomain && { rightDomain }) });
  }
  return { devices, same };
}

const domainOf = ({ domains }: Plan, wanted: NodePath): string | undefined =>
  domains.find(({ devices }) => devices.some(({ path }) => path === wanted))?.name;

/** Findings are the same where rule, place and domain are, wherever the place has moved to. */
function findingDifferences(
  a: Side,
  b: Side,
  pairing: Pairing,
): Pick<Comparison, 'findings' | 'sameFindings'> {
  const keyOf = ({ rule, property, domain, file }: Finding, path: string): string =>
    [rule, path, property, domain, file].join('\n');
  const moved = (path: NodePath): string => {
    const node = a.facts.tree.byPath(path);
    const found = node === undefined ? undefined : pairing.find(node);
    return found === undefined ? path : b.facts.tree.path(found.node);
  };
  const open = new Map<string, Finding[]>();
  for (const finding of b.findings) addTo(open, keyOf(finding, finding.path), finding);
  const found: FindingDifference[] = [];
  let sameFindings = 0;
  for (const finding of a.findings) {
    if (open.get(keyOf(finding, moved(finding.path)))?.shift() === undefined)
      found.push({ side: 'left', finding });
    else sameFindings++;
  }
  const left = new Set([...open.values()].flat());
  const findings = [
    ...found,
    ...b.findings
      .filter((finding) => left.has(finding))
      .map((finding): FindingDifference => ({ side: 'right', finding })),
  ];
  return { findings, sameFindings };
}

/** The export, and the host tree as source where it is another one. */
function filesOf({ facts, files }: Side, withHost: boolean): readonly Pick<OutputFile, 'name' | 'bytes'>[] {
  return withHost ? [{ name: 'host.dts', bytes: encodeUtf8(comparableSource(facts.tree)) }, ...files] : files;
}

/** A tree as source with its references by label; the numbers of phandles are left out, as every compiler gives others. */
function comparableSource(tree: DeviceTree): string {
  const { text } = printDts(parseFdt(tree.bytes), layoutOf(tree));
  return text.replaceAll(/^\t*(?:linux,)?phandle = <[^;]*;\n/gm, '');
}

function fileDifferences(
  a: readonly Pick<OutputFile, 'name' | 'bytes'>[],
  b: readonly Pick<OutputFile, 'name' | 'bytes'>[],
  isSame: (one: Uint8Array, other: Uint8Array) => boolean,
): FileDifference[] {
  const right = new Map(b.map(({ name, bytes }) => [name, bytes]));
  const names = new Set(a.map(({ name }) => name));
  return [
    ...a.map(({ name, bytes }): FileDifference => {
      const other = right.get(name);
      if (other === undefined) return { name, state: 'left only', ...textOf('left', name, bytes) };
      if (isSame(bytes, other)) return { name, state: 'same' };
      return { name, state: 'changed', ...textOf('left', name, bytes), ...textOf('right', name, other) };
    }),
    ...b
      .filter(({ name }) => !names.has(name))
      .map(
        ({ name, bytes }): FileDifference => ({
          name,
          state: 'right only',
          ...textOf('right', name, bytes),
        }),
      ),
  ];
}

const textOf = <Key extends 'left' | 'right'>(key: Key, name: string, bytes: Uint8Array) =>
  /\.dtbo?$/.test(name) ? {} : ({ [key]: decodeUtf8(bytes) } as Record<Key, string>);
