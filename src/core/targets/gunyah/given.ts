import type { Intid, NodeIndex, NodePath } from '../../base/brand.ts';
import { pageAddress } from '../../base/page.ts';
import type { HostFacts } from '../../host/facts.ts';
import { type DomainPartial, interruptList } from '../../partial/partial.ts';

/** Device memory that a machine gets, in whole pages; guest and physical address are the same. */
export interface GivenMemory {
  readonly address: bigint;
  /** Bytes. */
  readonly size: bigint;
  /** Whose registers lie in it. */
  readonly paths: readonly NodePath[];
}

export interface GivenInterrupt {
  readonly intid: Intid;
  readonly paths: readonly NodePath[];
}

/** An SMMU of the host that the machine gets a virtual one of. */
export interface GivenSmmu {
  readonly node: NodeIndex;
  readonly path: NodePath;
  /** The base of its registers, by which the Resource Manager knows it. */
  readonly address: bigint;
  /** Devices behind it, by guest path below `/passthrough`, with their streams. */
  readonly masters: readonly {
    readonly path: NodePath;
    readonly guestPath: string;
    readonly streams: readonly { readonly id: number; readonly mask: number }[];
  }[];
}

/** The memory list of a machine: mappings that touch are joined. */
export function givenMemory({ tree }: HostFacts, { mappings }: DomainPartial): GivenMemory[] {
  const found: { address: bigint; size: bigint; paths: NodePath[] }[] = [];
  for (const { mfn, count, ranges } of mappings) {
    const address = pageAddress(mfn);
    const size = pageAddress(count);
    const paths = [...new Set(ranges.map(({ node }) => tree.path(node)))];
    const last = found.at(-1);
    if (last && last.address + last.size === address) {
      last.size += size;
      last.paths.push(...paths.filter((path) => !last.paths.includes(path)));
    } else found.push({ address, size, paths });
  }
  return found;
}

/** The interrupt list of a machine, ascending, each INTID once. */
export const givenInterrupts = (partial: DomainPartial): GivenInterrupt[] => [...interruptList(partial)];

/** SMMUs of version 2 in front of the machine's devices; the Resource Manager makes virtual ones of these alone. */
export function givenSmmus(facts: HostFacts, { owned }: DomainPartial): GivenSmmu[] {
  const { tree } = facts;
  const found = new Map<NodeIndex, { masters: GivenSmmu['masters'][number][]; address: bigint }>();
  for (const { node, path, guestPath } of owned) {
    const entries = facts.iommuOf(node).filter(({ iommu }) => iommu !== undefined && isSmmuV2(facts, iommu));
    const [first] = entries;
    if (first?.iommu === undefined) continue;
    const address = facts.registers(first.iommu)[0]?.cpuAddress;
    if (address === undefined) continue;
    const known = found.get(first.iommu) ?? { masters: [], address };
    found.set(first.iommu, known);
    const streams = entries.filter(({ iommu }) => iommu === first.iommu).flatMap((entry) => entry.streams);
    known.masters.push({ path, guestPath, streams });
  }
  return [...found].map(([node, { masters, address }]) => ({
    node,
    path: tree.path(node),
    address,
    masters,
  }));
}

/** Whether an IOMMU is an enabled SMMU of version 2. */
function isSmmuV2({ tree, iommus, isEnabled }: HostFacts, iommu: NodeIndex): boolean {
  const names = tree.strings(iommu, 'compatible');
  const known =
    iommus.iommus.get(iommu)?.xen?.driver === 'smmu' ||
    names.some((name) => /^qcom,.*smmu-(?:v2|500)$/.test(name));
  return known && isEnabled(iommu);
}
