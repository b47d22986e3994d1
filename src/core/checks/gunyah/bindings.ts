import type { NodeIndex } from '../../base/brand.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import type { GunyahHypervisor } from '../../gunyah/model.ts';

/** The two forms in which the binding of the hypervisor node was posted. */
export interface BindingForm {
  readonly name: string;
  readonly hypervisor: readonly string[];
  readonly resourceManager: readonly string[];
  /** Of the Resource Manager's node. */
  readonly childName: RegExp;
}

export const BINDING_FORMS: readonly BindingForm[] = [
  {
    name: 'the binding of October 2022',
    hypervisor: ['gunyah-hypervisor-1.0', 'gunyah-hypervisor'],
    resourceManager: ['gunyah-resource-manager-1-0', 'gunyah-resource-manager'],
    childName: /^gunyah-resource-mgr(?:@.*)?$/,
  },
  {
    name: 'the last revision of the binding',
    hypervisor: ['gunyah-hypervisor'],
    resourceManager: ['gunyah-resource-manager'],
    childName: /^gunyah-resource-mgr(?:@.*)?$/,
  },
];

const HYPERVISOR_PROPERTIES = ['compatible', '#address-cells', '#size-cells', 'phandle'];
const MANAGER_PROPERTIES = ['compatible', 'reg', 'interrupts', 'interrupts-extended', 'phandle'];

/** What a validator that allows nothing beside the binding would complain about; a few words each. */
export function strictDeviations(
  tree: DeviceTree,
  { node, resourceManagers }: GunyahHypervisor,
  form: BindingForm,
): { readonly node: NodeIndex; readonly says: string }[] {
  const found: { node: NodeIndex; says: string }[] = [];
  const compare = (at: NodeIndex, wanted: readonly string[], known: readonly string[]): void => {
    const has = tree.strings(at, 'compatible');
    if (has.join() !== wanted.join()) {
      found.push({ node: at, says: `compatible is ${quoted(has)}, not ${quoted(wanted)}` });
    }
    const extra = tree.propertyNames(at).filter((name) => !known.includes(name));
    if (extra.length > 0) found.push({ node: at, says: `has ${extra.join(', ')}` });
  };
  compare(node, form.hypervisor, HYPERVISOR_PROPERTIES);
  const managers = new Set(resourceManagers.map((manager) => manager.node));
  for (const child of tree.children(node)) {
    if (!managers.has(child)) found.push({ node: child, says: 'is a child that the binding does not know' });
    else if (!form.childName.test(tree.name(child)))
      found.push({ node: child, says: 'is not called gunyah-resource-mgr' });
  }
  for (const manager of managers) compare(manager, form.resourceManager, MANAGER_PROPERTIES);
  return found;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
