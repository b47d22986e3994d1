/** Rules about virtual CPUs and the interrupt controller of a virtual machine. */
import type { NodeIndex } from '../../base/brand.ts';
import { registers } from '../../devicetree/addresses.ts';
import { interruptCells, joinCells } from '../../devicetree/cells.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import type { GunyahVmConfig } from '../../gunyah/model.ts';
import type { Observation } from '../rule.ts';
import { ofConfig } from './of-config.ts';
import { RESOURCE_MANAGER, type TreeRule } from './tree-rule.ts';

/** Looks at the configured virtual CPUs and their nodes. */
function* ofCpus(
  tree: DeviceTree,
  look: (vcpus: NonNullable<GunyahVmConfig['vcpus']>, cpus: readonly NodeIndex[]) => Iterable<Observation>,
): Generator<Observation> {
  yield* ofConfig(tree, function* ({ vcpus }) {
    if (vcpus) yield* look(vcpus, cpuNodes(tree, vcpus.node));
  });
}

/** CPU nodes that the Resource Manager counts: `device_type = "cpu"` and not failed. */
function cpuNodes(tree: DeviceTree, vcpus: NodeIndex): NodeIndex[] {
  const top = tree.byPath(tree.string(vcpus, 'config') ?? '/cpus');
  if (top === undefined) return [];
  return tree
    .children(top)
    .filter(
      (node) =>
        tree.string(node, 'device_type') === 'cpu' && !/^fail(?:-|$)/.test(tree.string(node, 'status') ?? ''),
    );
}

/** Without a status the first CPU runs at boot and the others wait. */
const runsAtBoot = (tree: DeviceTree, node: NodeIndex, position: number): boolean => {
  const status = tree.string(node, 'status');
  return status === undefined ? position === 0 : status === 'okay';
};

const METHODS = ['psci', 'qcom,gunyah-hvc'];

export const GUNYAH_CPU_RULES: readonly TreeRule[] = [
  {
    id: 'GV-12',
    name: 'Affinity map does not fit the CPUs',
    severity: 'error',
    why: 'The map names one physical core for each virtual CPU.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofCpus(tree, function* ({ node, affinity, affinityMap }, cpus) {
        if (affinity === 'proxy' || affinityMap === undefined || affinityMap.length === cpus.length) return;
        const path = tree.path(node);
        const message = `${path}: "parse_vcpus: cpu and affinity count don't match": ${cpus.length} CPUs, ${affinityMap.length} cores.`;
        yield { path, property: 'affinity-map', message };
      }),
  },
  {
    id: 'GV-13',
    name: 'Affinity map is missing',
    severity: 'error',
    why: 'Only virtual CPUs that threads of the owner run (proxy) need no physical cores.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofCpus(tree, function* ({ node, affinity, affinityMap }) {
        if (affinity === 'proxy' || affinityMap !== undefined) return;
        const path = tree.path(node);
        const message = `${path}: "parse_vcpus: "affinity_map" missing": affinity is ${affinity}.`;
        yield { path, property: 'affinity-map', message };
      }),
  },
  {
    id: 'GV-14',
    name: 'Virtual CPU cannot be started',
    severity: 'error',
    why: 'A CPU that is off at boot must say how it is switched on, and with PSCI every CPU that is not run by proxy needs idle states.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofCpus(tree, function* ({ node, affinity }, cpus) {
        const methodOf = (cpu: NodeIndex) =>
          tree.string(cpu, 'enable-method') ?? tree.string(tree.parent(cpu)!, 'enable-method');
        const secondaries = cpus.filter((cpu, i) => !runsAtBoot(tree, cpu, i));
        if (secondaries.length === cpus.length) {
          yield {
            path: tree.path(node),
            message: '"at least one vCPU must be enabled at VM boot": no CPU node is.',
          };
        }
        for (const cpu of secondaries) {
          const method = methodOf(cpu);
          if (method !== undefined && METHODS.includes(method)) continue;
          const path = tree.path(cpu);
          const message =
            method === undefined
              ? `${path}: "secondary VCPUs must set enable-method".`
              : `${path}: "unknown enable-method: "${method}"".`;
          yield { path, property: 'enable-method', message };
        }
        const idle = cpus.filter((cpu) => tree.has(cpu, 'cpu-idle-states'));
        const psci = idle.length > 0 || hasPsci(tree) || secondaries.some((cpu) => methodOf(cpu) === 'psci');
        if (!psci || affinity === 'proxy') return;
        for (const cpu of cpus) {
          if (idle.includes(cpu)) continue;
          const path = tree.path(cpu);
          const message = `${path}: "PSCI enabled for non-proxy VM but not all CPUs have idle states": it has no cpu-idle-states.`;
          yield { path, property: 'cpu-idle-states', message };
        }
      }),
  },
  {
    id: 'GV-15',
    name: 'Interrupt controller is not one the machine can have',
    severity: 'error',
    why: 'The virtual interrupt controller is a GICv3 with one region of redistributors; its node must say so.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ interruptController: { target } }, path) {
        if (target === undefined) {
          yield {
            path,
            message: `${path} names no interrupt controller, nor does interrupt-parent of the root.`,
          };
          return;
        }
        const gic = tree.path(target);
        for (const [property, says] of gicTroubles(tree, target)) {
          yield { path: gic, property, message: `${gic}: ${says}` };
        }
      }),
  },
  {
    id: 'GV-16',
    name: 'Interrupt controller is named by a phandle',
    severity: 'warning',
    why: 'The configuration should hold a path (`config = &gic;`); a phandle (`<&gic>`) is tolerated with a warning.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ interruptController: { node, by } }) {
        if (by !== 'phandle') return;
        const path = tree.path(node);
        const message = `config of ${path} "looks like a phandle but should be a path": write config = &gic without angle brackets.`;
        yield { path, property: 'config', message };
      }),
  },
  {
    id: 'GV-23',
    name: 'Time slice is not microseconds',
    severity: 'warning',
    why: 'sched-timeslice counts microseconds, 100 to 100000, although comments in shipped files say milliseconds.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofCpus(tree, function* ({ node, affinity, timeslice }) {
        if (affinity === 'proxy' || timeslice === undefined || (timeslice >= 100 && timeslice <= 100_000))
          return;
        const path = tree.path(node);
        const message = `sched-timeslice of ${path} is ${timeslice} µs, outside 100 … 100000: microseconds, not ms.`;
        yield { path, property: 'sched-timeslice', message };
      }),
  },
];

const hasPsci = (tree: DeviceTree): boolean =>
  [...tree.nodes()].some((node) =>
    tree.strings(node, 'compatible').some((name) => name === 'arm,psci-0.2' || name === 'arm,psci-1.0'),
  );

/** Bytes that a distributor has, and that each redistributor has at least. */
const DISTRIBUTOR = 0x10000n;
const LEAST_STRIDE = 0x20000n;

/** What the Resource Manager would say of an interrupt controller: the property concerned, and its words. */
function* gicTroubles(tree: DeviceTree, gic: NodeIndex): Generator<[property: string, says: string]> {
  if (!tree.strings(gic, 'compatible').includes('arm,gic-v3')) {
    yield ['compatible', '"Interrupt controller is not a GIC": needs arm,gic-v3.'];
  }
  if (!tree.has(gic, 'interrupt-controller')) {
    yield ['interrupt-controller', 'the property interrupt-controller is missing.'];
  }
  if (interruptCells(tree, gic) !== 3) yield ['#interrupt-cells', '#interrupt-cells must be 3.'];
  if ((tree.u32(gic, '#redistributor-regions') ?? 1) !== 1) {
    yield ['#redistributor-regions', '"Can\'t support multiple GICR regions".'];
  }
  if (tree.has(gic, 'reg')) {
    const [distributor, redistributors] = registers(tree, gic);
    if (redistributors === undefined) {
      yield ['reg', '"Truncated "reg"": needs distributor and redistributors, or no reg at all.'];
    } else if (distributor!.size !== DISTRIBUTOR) {
      yield ['reg', 'the distributor must be 64 KiB.'];
    }
  }
  const cells = tree.cells(gic, 'redistributor-stride');
  const stride = cells && joinCells(cells);
  if (stride !== undefined && (stride < LEAST_STRIDE || stride % DISTRIBUTOR !== 0n)) {
    yield ['redistributor-stride', 'redistributor-stride must be a multiple of 64 KiB, 128 KiB or more.'];
  }
}
