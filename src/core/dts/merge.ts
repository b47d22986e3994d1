import { addLabel, type SourceNode, type SourceProperty } from './model.ts';
import type { Place } from './source.ts';

/**
 * Merges a later definition of a node into the earlier one: properties of the same name take the later value in
 * the earlier place, what `/delete-property/` and `/delete-node/` name goes, everything else is appended.
 */
export function mergeNode(into: SourceNode, from: SourceNode): void {
  into.deleted = false;
  for (const label of from.labels) addLabel(into.labels, label);
  for (const property of from.properties.items) mergeProperty(into, property);
  for (const child of from.children.items) {
    const known = into.children.first(child.name);
    if (child.deleted) {
      if (known) deleteNode(known, child.at);
    } else if (known) mergeNode(known, child);
    else into.children.add(child);
  }
}

function mergeProperty(into: SourceNode, property: SourceProperty): void {
  const known = into.properties.first(property.name);
  if (property.deleted) {
    if (known) deleteProperty(known, property.at);
  } else if (known) {
    for (const label of property.labels) addLabel(known.labels, label);
    known.at = property.at;
    known.value = property.value;
    known.markers = property.markers;
    known.deleted = false;
  } else into.properties.add(property);
}

/** Deletes a node with all that it holds; each part of it may come back by being named again. */
export function deleteNode(node: SourceNode, at: Place): void {
  node.deleted = true;
  node.deletedAt = at;
  for (const child of node.liveChildren) deleteNode(child, at);
  for (const property of node.liveProperties) deleteProperty(property, at);
  for (const label of node.labels) label.deleted = true;
}

function deleteProperty(property: SourceProperty, at: Place): void {
  property.deleted = true;
  property.at = at;
  for (const label of property.labels) label.deleted = true;
}
