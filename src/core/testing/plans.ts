import fc from 'fast-check';
import type { NodePath } from '../base/brand.ts';
import { type Channel, MEMORY_OWNERS, type SharedMemory } from '../plan/channel.ts';
import { AFFINITIES, GUNYAH_CHANNELS, type GunyahMachine } from '../plan/gunyah.ts';
import {
  type AcceptedFinding,
  BOOT_KINDS,
  DMA_STATEMENTS,
  type Domain,
  IOMMU_DRIVERS,
  type MemoryRange,
  type Override,
  type Plan,
  PROVIDER_ACTIONS,
  XEN_FLAVOURS,
  XEN_VERSIONS,
} from '../plan/plan.ts';
import { SCMI_MODELS, type SciHost, type ScmiMediation } from '../plan/scmi.ts';

const text = fc.string({ maxLength: 12 });
const path = text.map((rest) => `/${rest}` as NodePath);
const count = fc.integer({ min: 1, max: 1 << 20 });
const optional = <T, K extends keyof T>(
  model: { [P in keyof Required<T>]: fc.Arbitrary<Required<T>[P]> },
  keys: K[],
) =>
  fc.record(model, {
    requiredKeys: (Object.keys(model) as (keyof T)[]).filter((key) => !keys.includes(key as K)),
  }) as unknown as fc.Arbitrary<T>;

const range: fc.Arbitrary<MemoryRange> = fc.record({ address: text, size: text });

const domainName = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);

const domain: fc.Arbitrary<Domain> = optional<Domain, keyof Domain>(
  {
    name: domainName,
    boot: fc.constantFrom(...BOOT_KINDS),
    memoryMib: count,
    vcpus: count,
    kernel: text,
    ramdisk: text,
    cmdline: text,
    folder: text,
    directMap: fc.boolean(),
    driverDomain: fc.boolean(),
    vuart: fc.boolean(),
    devices: fc.array(
      optional(
        { path, pinned: fc.dictionary(fc.nat(9).map(String), text) as fc.Arbitrary<Record<number, string>> },
        ['pinned'],
      ),
      { maxLength: 3 },
    ),
    providers: fc.array(
      optional(
        { provider: path, id: fc.nat(), action: fc.constantFrom(...PROVIDER_ACTIONS), rateHz: fc.nat() },
        ['id', 'rateHz'],
      ),
      { maxLength: 3 },
    ),
    scmi: optional<ScmiMediation, Exclude<keyof ScmiMediation, 'model'>>(
      {
        model: fc.constantFrom(...SCMI_MODELS),
        agentId: fc.nat(),
        smcId: fc.nat(),
        shmem: path,
        shmemAddress: text,
        guestAddress: text,
        backend: text,
      },
      ['agentId', 'smcId', 'shmem', 'shmemAddress', 'guestAddress', 'backend'],
    ),
    extraConfig: text,
    modules: optional({ kernel: range, ramdisk: range, deviceTree: range }, ['ramdisk']),
    staticMemory: fc.array(range, { maxLength: 2 }),
    gunyah: optional<GunyahMachine, 'vmid'>(
      {
        imageName: fc.stringMatching(/^[!-~]{1,79}$/),
        memoryBase: text,
        affinity: fc.constantFrom(...AFFINITIES),
        cores: fc.array(fc.nat(), { maxLength: 3 }),
        console: fc.boolean(),
        vmid: fc.nat(),
        channels: fc.array(
          optional({ kind: fc.constantFrom(...GUNYAH_CHANNELS), label: fc.nat(), peer: text }, ['peer']),
          { maxLength: 2 },
        ),
      },
      ['vmid'],
    ),
    strictSubset: fc.boolean(),
    fullTree: fc.boolean(),
    snippet: text,
  },
  ['ramdisk', 'folder', 'scmi', 'modules', 'staticMemory', 'gunyah', 'strictSubset', 'fullTree'],
);

const channel: fc.Arbitrary<Channel> = optional<Channel, 'memory' | 'ports'>(
  {
    name: fc.stringMatching(/^[A-Za-z0-9_.-]{1,15}$/),
    domains: fc.tuple(domainName, domainName),
    memory: optional<SharedMemory, 'address'>(
      {
        size: text,
        address: text,
        guest: fc.tuple(text, text),
        owner: fc.constantFrom(...MEMORY_OWNERS),
      },
      ['address'],
    ),
    ports: fc.tuple(fc.nat(), fc.nat()),
  },
  ['memory', 'ports'],
);

const override: fc.Arbitrary<Override> = fc.record({
  scope: fc.oneof(
    fc.constant('platform' as const),
    fc.record({ device: path }),
    fc.record({ compatible: text }),
  ),
  says: fc.constantFrom(...DMA_STATEMENTS, 'covered' as const),
  author: text,
  reason: text,
});

/** Plans with every key that a plan can have, and without the ones that it need not have. */
export const anyPlan: fc.Arbitrary<Plan> = optional<Plan, keyof Plan>(
  {
    schema: fc.constant(1 as const),
    host: fc.record({
      name: text,
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
      compatible: fc.array(text, { maxLength: 3 }),
    }),
    target: fc.record({
      flavour: fc.constantFrom(...XEN_FLAVOURS),
      version: fc.constantFrom(...XEN_VERSIONS),
      iommuDrivers: fc.uniqueArray(fc.constantFrom(...IOMMU_DRIVERS)),
    }),
    trueDom0less: fc.boolean(),
    patchedHost: fc.boolean(),
    sci: optional<SciHost, 'dom0AgentId'>({ smcId: fc.nat(), shmemAddress: text, dom0AgentId: fc.nat() }, [
      'dom0AgentId',
    ]),
    scmiNames: fc.array(
      fc.record({
        file: text,
        protocol: fc.nat(),
        names: fc.array(fc.record({ id: fc.nat(), name: text }), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    includeHost: fc.boolean(),
    domains: fc.uniqueArray(domain, { maxLength: 3, selector: ({ name }) => name }),
    channels: fc.uniqueArray(channel, { maxLength: 2, selector: ({ name }) => name }),
    overrides: fc.array(override, { maxLength: 3 }),
    accepted: fc.array(
      optional<AcceptedFinding, 'domain'>(
        { rule: text, path: text, domain: text, author: text, reason: text },
        ['domain'],
      ),
      { maxLength: 3 },
    ),
  },
  ['patchedHost', 'sci', 'scmiNames', 'includeHost', 'channels'],
);
