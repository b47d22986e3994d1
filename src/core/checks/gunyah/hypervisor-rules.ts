/** Rules about `/hypervisor`, which tells a virtual machine how to reach the Resource Manager. */
import type { NodeIndex } from '../../base/brand.ts';
import { hex } from '../../base/hex.ts';
import { interruptCells } from '../../devicetree/cells.ts';
import { interruptParent } from '../../devicetree/controllers.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import { gunyahFacts } from '../../gunyah/facts.ts';
import type { GunyahChannel, GunyahHypervisor } from '../../gunyah/model.ts';
import { isHypervisor, isResourceManager } from '../../gunyah/names.ts';
import type { Observation } from '../rule.ts';
import { list } from '../wording.ts';
import { BINDING_FORMS, strictDeviations } from './bindings.ts';
import type { TreeRule } from './tree-rule.ts';

const BINDING = 'Documentation/devicetree/bindings/firmware/gunyah-hypervisor.yaml (as posted)';
/** Bytes that a call of the Resource Manager may have. */
const LEAST_MESSAGE = 240;

function* ofHypervisor(
  tree: DeviceTree,
  look: (hypervisor: GunyahHypervisor) => Iterable<Observation>,
): Generator<Observation> {
  const { hypervisor } = gunyahFacts(tree);
  if (hypervisor) yield* look(hypervisor);
}

function* ofManagers(
  tree: DeviceTree,
  look: (manager: GunyahChannel, path: Observation['path']) => Iterable<Observation>,
): Generator<Observation> {
  for (const manager of gunyahFacts(tree).hypervisor?.resourceManagers ?? []) {
    yield* look(manager, tree.path(manager.node));
  }
}

export const GUNYAH_HYPERVISOR_RULES: readonly TreeRule[] = [
  {
    id: 'GH-01',
    name: 'Capability ids are not 64 bits wide',
    severity: 'error',
    why: 'The children of the hypervisor node are addressed by capability ids of 64 bits, which have no size.',
    source: BINDING,
    look: (tree) =>
      ofHypervisor(tree, function* ({ node }) {
        const path = tree.path(node);
        for (const [property, wanted] of [
          ['#address-cells', 2],
          ['#size-cells', 0],
        ] as const) {
          const value = tree.u32(node, property);
          if (value === wanted) continue;
          const is = value === undefined ? 'is absent' : `is ${value}`;
          const message = `${property} of ${path} ${is}: capability IDs are 64-bit: needs ${wanted}.`;
          yield { path, property, message };
        }
      }),
  },
  {
    id: 'GH-02',
    name: 'Resource Manager has not two capabilities',
    severity: 'error',
    why: 'Its queue is two one-way queues, each with a capability of its own; without both no call can be made.',
    source: BINDING,
    look: (tree) =>
      ofManagers(tree, function* ({ node }, path) {
        const bytes = tree.value(node, 'reg')?.length ?? 0;
        if (bytes === 16) return;
        const message = `reg of ${path} has ${bytes} bytes: it needs TX and RX capability, 2 cells each.`;
        yield { path, property: 'reg', message };
      }),
  },
  {
    id: 'GH-03',
    name: 'Resource Manager has not two interrupts',
    severity: 'error',
    why: 'One interrupt says that the TX queue has room again, the other that the RX queue has a message.',
    source: BINDING,
    look: (tree) =>
      ofManagers(tree, function* ({ node }, path) {
        const count = interruptCount(tree, node);
        if (count === 2) return;
        const message = `${path} has ${count ?? 'no readable'} interrupts: it needs TX and RX interrupt, in this order.`;
        yield { path, property: 'interrupts', message };
      }),
  },
  {
    id: 'GH-04',
    name: 'More than the binding knows',
    severity: 'info',
    why: 'The Resource Manager writes more compatibles, properties and nodes than the posted binding allows. Drivers look for the strings they know and ignore the rest; only a strict schema check complains.',
    source: BINDING,
    look: (tree) =>
      ofHypervisor(tree, function* (hypervisor) {
        const perForm = BINDING_FORMS.map((form) => ({
          form,
          found: strictDeviations(tree, hypervisor, form),
        }));
        if (perForm.some(({ found }) => found.length === 0)) return;
        const path = tree.path(hypervisor.node);
        yield {
          path,
          message: `${path} is accepted, but by neither form of the binding strictly: the Resource Manager emits more than they allow.`,
          evidence: perForm.flatMap(({ form, found }) =>
            found.map(({ node, says }) => ({
              path: tree.path(node),
              text: `By ${form.name}: ${tree.path(node)} ${says}.`,
            })),
          ),
        };
      }),
  },
  {
    id: 'GH-05',
    name: 'Several Resource Managers',
    severity: 'warning',
    why: 'A virtual machine talks to one Resource Manager; a driver takes the first node and leaves the other.',
    source: BINDING,
    look: (tree) =>
      ofHypervisor(tree, function* ({ resourceManagers }) {
        const [, second] = resourceManagers;
        if (second === undefined) return;
        const paths = resourceManagers.map(({ node }) => tree.path(node));
        yield {
          path: tree.path(second.node),
          message: `${list(paths)} are all Resource Managers: only one is expected.`,
        };
      }),
  },
  {
    id: 'GH-06',
    name: 'Both queues have one capability',
    severity: 'error',
    why: 'A capability names one queue in one direction.',
    source: BINDING,
    look: (tree) =>
      ofManagers(tree, function* ({ capabilities: [tx, rx] }, path) {
        if (tx === undefined || tx !== rx) return;
        const message = `TX and RX capability of ${path} are both ${hex(tx)}: capabilities must differ.`;
        yield { path, property: 'reg', message };
      }),
  },
  {
    id: 'GH-07',
    name: 'Messages are too short for the Resource Manager',
    severity: 'warning',
    why: 'Calls of the Resource Manager may be 240 bytes long; a queue of shorter messages cannot carry them.',
    source: 'Qualcomm downstream binding of the Gunyah message queues',
    look: (tree) =>
      ofManagers(tree, function* ({ node }, path) {
        for (const property of ['qcom,tx-message-size', 'qcom,rx-message-size']) {
          const bytes = tree.u32(node, property);
          if (bytes === undefined || bytes >= LEAST_MESSAGE) continue;
          const message = `${property} of ${path} is ${bytes}: calls of the Resource Manager need ${LEAST_MESSAGE} bytes.`;
          yield { path, property, message };
        }
      }),
  },
  {
    id: 'GH-08',
    name: 'Hypervisor nodes are not recognised',
    severity: 'error',
    why: 'Drivers find the hypervisor and its Resource Manager by their compatibles alone.',
    source: BINDING,
    look: (tree) =>
      ofHypervisor(tree, function* ({ node, resourceManagers }) {
        const path = tree.path(node);
        if (!isHypervisor(tree, node)) {
          yield {
            path,
            property: 'compatible',
            message: `${path} does not have gunyah-hypervisor among its compatibles.`,
          };
        }
        if (resourceManagers.length === 0) {
          yield {
            path,
            message: `${path} has no Resource Manager: nothing can be asked of the hypervisor.`,
          };
        }
        for (const manager of resourceManagers) {
          if (isResourceManager(tree, manager.node)) continue;
          const at = tree.path(manager.node);
          const message = `${at} does not have gunyah-resource-manager among its compatibles.`;
          yield { path: at, property: 'compatible', message };
        }
      }),
  },
];

/** Whole interrupt specifiers of a node; undefined where the tree does not say how long one is. */
function interruptCount(tree: DeviceTree, node: NodeIndex): number | undefined {
  const cells = tree.cells(node, 'interrupts');
  if (cells === undefined) return tree.has(node, 'interrupts') ? undefined : 0;
  const parent = interruptParent(tree, node);
  const width = parent === undefined ? undefined : interruptCells(tree, parent);
  return width ? cells.length / width : undefined;
}
