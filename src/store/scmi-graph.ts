/** The SCMI graph: which boxes and lines are shown. Where they go is for the panel to say. */
import type { HostFacts } from '../core/host/facts.ts';
import type { Domain } from '../core/plan/plan.ts';
import { scmiOf } from './scmi.ts';
import { channelBoxes, protocolBox, resourceBox, restBox } from './scmi-boxes.ts';
import { addConsumers, addDeviceIds, addDomains } from './scmi-consumers.ts';
import type { GraphBox, GraphLine, GraphView, ScmiGraph } from './scmi-graph-model.ts';
import { DOM0, resourceLabel, type UsedResource, usedResources } from './scmi-users.ts';

export type { GraphBox, GraphFocus, GraphKind, GraphLine, ScmiGraph } from './scmi-graph-model.ts';

/** Of a protocol that no domain uses yet, so many resources are shown: those with most users. */
const SAMPLE = 3;

/** The graph of a board for the domains of a plan, as far as the user has opened it. */
export function scmiGraph(facts: HostFacts, domains: readonly Domain[], view: GraphView): ScmiGraph {
  const boxes: GraphBox[] = [];
  const lines: GraphLine[] = [];
  const chosen: UsedResource[] = [];
  const all = usedResources(facts, domains, view.names).filter((found) => isInFocus(found, view));
  const words = view.query.trim().toLowerCase();
  const matching = words === '' ? all : all.filter((found) => matches(facts, found, words));
  const narrowed = view.focus !== undefined || words !== '';
  const given = matching.filter(({ owners }) => owners.some((owner) => owner !== DOM0));

  for (const instance of scmiOf(facts).instances) {
    const protocols = instance.protocols.filter(
      (protocol) => !narrowed || matching.some((found) => found.protocol === protocol),
    );
    if (narrowed && protocols.length === 0) continue;
    const ends = channelBoxes(facts, instance, boxes, lines);
    for (const protocol of protocols) {
      const resources = matching.filter((found) => found.protocol === protocol);
      const box = protocolBox(facts, protocol, resources.length, view);
      boxes.push(box);
      lines.push({ id: `${ends.at(protocol)} ${box.id}`, from: ends.at(protocol), to: box.id });
      if (resources.length === 0 || !box.open) continue;
      const more = `more ${protocol.node}`;
      const first = narrowed ? resources : resources.filter(firstShown(resources, given));
      const shown = view.toggled.has(more) ? resources : first;
      for (const found of shown) {
        boxes.push(resourceBox(facts, found));
        lines.push({ id: `${box.id} ${found.key}`, from: box.id, to: found.key });
      }
      chosen.push(...shown);
      const rest = resources.length - first.length;
      if (rest === 0) continue;
      boxes.push(restBox(more, protocol, rest, first.length > 0, view));
      lines.push({ id: `${box.id} ${more}`, from: box.id, to: more });
    }
  }
  addConsumers(facts, chosen, view, boxes, lines, words);
  addDomains(domains, boxes, lines);
  addDeviceIds(facts, view, boxes, lines);
  return { boxes, lines };
}

function isInFocus({ key, users, owners }: UsedResource, { focus }: GraphView): boolean {
  switch (focus?.kind) {
    case undefined:
      return true;
    case 'resource':
      return focus.key === key;
    case 'domain':
      return owners.includes(focus.domain);
    case 'node':
      return users.some(({ node, through }) => node === focus.node || through.includes(focus.node));
  }
}

function matches(facts: HostFacts, found: UsedResource, words: string): boolean {
  const { protocol, users } = found;
  const texts = [
    protocol.kind.name,
    resourceLabel(facts, found),
    ...users.map(({ node }) => facts.tree.name(node)),
  ];
  return texts.some((text) => text.toLowerCase().includes(words));
}

/** What domains use; while they use nothing at all, those with most users as a sample. */
function firstShown(resources: readonly UsedResource[], given: readonly UsedResource[]) {
  const sample = resources.toSorted((a, b) => b.users.length - a.users.length).slice(0, SAMPLE);
  const first = new Set(given.length > 0 ? given : resources.length > SAMPLE + 1 ? sample : resources);
  return (found: UsedResource): boolean => first.has(found);
}
