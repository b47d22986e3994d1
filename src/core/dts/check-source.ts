import { liveNodes, type SourceNode, type SourceProperty } from './model.ts';
import { fail, type Place } from './source.ts';

const NODE_NAME = /^[a-zA-Z0-9,._+-]*(?:@[a-zA-Z0-9,._+-]*)?$/;
const PROPERTY_NAME = /^[a-zA-Z0-9,._+*#?-]+$/;

/**
 * Refuses trees that dtc refuses: a name twice in one node, a label twice in the tree, characters that no name
 * may have. @throws DtsError at the first of them
 */
export function checkSource(root: SourceNode): void {
  const labels = new Map<string, unknown>();
  for (const node of liveNodes(root)) {
    if (!NODE_NAME.test(node.name)) {
      fail(
        node.at,
        `${node.name} is no name of a node: letters, digits and ,._+- are, and one @ before the unit address.`,
      );
    }
    requireUnique(node.liveProperties, 'property');
    requireUnique(node.liveChildren, 'node');
    for (const label of node.labels) if (!label.deleted) requireNew(labels, label.name, node, label.at);
    for (const property of node.liveProperties) checkProperty(labels, property);
  }
}

function checkProperty(labels: Map<string, unknown>, property: SourceProperty): void {
  if (!PROPERTY_NAME.test(property.name)) {
    fail(property.at, `${property.name} is no name of a property: letters, digits and ,._+*#?- are.`);
  }
  for (const label of property.labels) if (!label.deleted) requireNew(labels, label.name, property, label.at);
  for (const marker of property.markers) {
    if (marker.kind === 'label') requireNew(labels, marker.reference, marker, marker.at);
  }
}

function requireNew(labels: Map<string, unknown>, label: string, bearer: unknown, at: Place): void {
  const known = labels.get(label);
  if (known !== undefined && known !== bearer) fail(at, `The label ${label} stands at two places.`);
  labels.set(label, bearer);
}

function requireUnique(items: readonly { readonly name: string; readonly at: Place }[], what: string): void {
  if (items.length < 2) return;
  const seen = new Set<string>();
  for (const { name, at } of items) {
    if (seen.has(name))
      fail(at, `This node has two ${what === 'node' ? 'nodes' : 'properties'} of the name ${name}.`);
    seen.add(name);
  }
}
