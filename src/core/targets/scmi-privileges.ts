import type { NodeIndex } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { addTo } from '../base/lists.ts';
import type { OutputFile } from '../contract.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Plan } from '../plan/plan.ts';
import type { DeviceNeeds, NamedResource, ScmiPrivileges } from '../plan/privileges.ts';
import { limitOfModel } from '../plan/scmi.ts';
import { encodeUtf8 } from '../platform.ts';
import { deviceIdOf } from '../scmi/device-ids.ts';
import { scmiFacts } from '../scmi/facts.ts';
import { scmiName } from '../scmi/header.ts';
import type { ScmiInstance, ScmiResource } from '../scmi/model.ts';
import { resourceUsers } from '../scmi/users.ts';
import type { Block } from './document.ts';

type Party = Pick<ScmiPrivileges, 'domain' | 'model' | 'agentId' | 'smcId' | 'limit'>;

/**
 * What dom0 and every domain need of each SCMI agent of the host, and what they could reach beyond that. A part has
 * those who need something, or reach something, of an agent; dom0 needs what no domain's device does.
 */
export function scmiPrivileges(
  facts: HostFacts,
  plan: Plan,
  partials: readonly DomainPartial[],
): ScmiPrivileges[] {
  const { instances } = scmiFacts(facts.tree);
  const given = new Set(partials.flatMap(({ closure }) => [...closure.members.keys()]));
  return instances
    .filter(({ enabled }) => enabled)
    .flatMap((instance) => [
      ...(plan.trueDom0less
        ? []
        : [
            privilegesOf(
              facts,
              plan.scmiNames,
              instance,
              dom0(instance, partials),
              (node) => !given.has(node) && facts.isEnabled(node),
            ),
          ]),
      ...partials.map((partial) =>
        privilegesOf(facts, plan.scmiNames, instance, partyOf(partial, instance), (node) =>
          partial.closure.members.has(node),
        ),
      ),
    ])
    .filter(({ devices, limit }) => devices.length > 0 || limit === 'everything');
}

/** The single agent takes SCMI from dom0 as a whole. */
function dom0({ smcId }: ScmiInstance, partials: readonly DomainPartial[]): Party {
  const taken = partials.some(({ scmi }) => scmi?.mediation.model === 'single-agent');
  return { limit: taken ? 'nothing' : 'everything', ...(smcId !== undefined && { smcId }) };
}

function partyOf({ domain, scmi }: DomainPartial, instance: ScmiInstance): Party {
  if (scmi === undefined || scmi.instance !== instance) return { domain: domain.name, limit: 'nothing' };
  const { model, agentId, smcId = instance.smcId } = scmi.mediation;
  return {
    domain: domain.name,
    model,
    limit: limitOfModel(model),
    ...(agentId !== undefined && { agentId }),
    ...(smcId !== undefined && model !== 'virtio' && { smcId }),
  };
}

function privilegesOf(
  { tree }: HostFacts,
  names: Plan['scmiNames'],
  instance: ScmiInstance,
  party: Party,
  has: (node: NodeIndex) => boolean,
): ScmiPrivileges {
  const users = resourceUsers(tree);
  const devices = new Map<NodeIndex, DeviceNeeds['resources'][number][]>();
  const protocols = instance.protocols.flatMap(({ kind, resources }) => {
    const needed: NamedResource[] = [];
    const beyond: NamedResource[] = [];
    for (const resource of resources) {
      const named = namedResource(tree, resource, scmiName(names, kind.id, resource.id));
      const own = (users.get(resource) ?? []).filter(({ node }) => has(node));
      if (own.length > 0) needed.push(named);
      else if (party.limit === 'everything') beyond.push(named);
      for (const { node, property, through } of own) {
        const way = through.length > 0 && { through: through.map((relay) => tree.path(relay)) };
        addTo(devices, node, { protocol: kind.id, ...named, property, ...way });
      }
    }
    return needed.length + beyond.length === 0
      ? []
      : [{ protocol: kind.id, name: kind.name, needed, beyond }];
  });
  return {
    agent: tree.path(instance.node),
    ...party,
    devices: [...devices]
      .sort(([a], [b]) => a - b)
      .map(([node, resources]) => {
        const found = deviceIdOf(tree, instance, node);
        return { path: tree.path(node), ...(found && { deviceId: found.id }), resources };
      }),
    protocols,
  };
}

function namedResource(
  tree: HostFacts['tree'],
  { id, node, names }: ScmiResource,
  given: string | undefined,
): NamedResource {
  const name =
    given ?? (node === undefined ? names[0] : (tree.string(node, 'regulator-name') ?? tree.name(node)));
  return {
    ...(id !== undefined && { id }),
    ...(node !== undefined && { path: tree.path(node) }),
    ...(name !== undefined && { name }),
  };
}

/** `host/scmi-privileges.json`: the table for whoever configures the firmware; nothing where no domain needs SCMI. */
export function privilegesFile(privileges: readonly ScmiPrivileges[]): OutputFile[] {
  if (!privileges.some(({ domain }) => domain !== undefined)) return [];
  const text = JSON.stringify({ version: 1, privileges }, null, 2);
  return [{ name: 'host/scmi-privileges.json', bytes: encodeUtf8(`${text}\n`) }];
}

/** The table for the report. */
export function privilegesBlocks(privileges: readonly ScmiPrivileges[]): Block[] {
  const ours = privileges.filter(({ domain }) => domain !== undefined);
  if (ours.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'SCMI: least privilege' },
    {
      kind: 'text',
      text: 'What the devices of each domain need of the firmware, for its configuration (host/scmi-privileges.json holds the same).',
    },
    ...ours.flatMap((party): Block[] => [
      {
        kind: 'heading',
        level: 3,
        text: `${party.domain} at ${party.agent}${party.agentId === undefined ? '' : `, agent ${party.agentId}`}`,
      },
      {
        kind: 'table',
        head: ['Device', 'Device id', 'Protocol', 'Resource', 'Through'],
        rows: party.devices.flatMap(({ path, deviceId, resources }) =>
          resources.map((found) => [
            path,
            deviceId === undefined ? '' : String(deviceId),
            hex(found.protocol),
            resourceText(found),
            (found.through ?? []).join(', '),
          ]),
        ),
      },
      { kind: 'text', text: reachText(party) },
    ]),
  ];
}

/** What a domain could reach beyond its need, as a number and a list. */
function reachText({ limit, protocols }: ScmiPrivileges): string {
  if (limit === 'nothing') return 'It has no way to the firmware and reaches none of these.';
  if (limit !== 'everything') return `What it reaches beyond that is for the ${limit} to decide.`;
  const count = protocols.reduce((sum, { beyond }) => sum + beyond.length, 0);
  const lists = protocols
    .filter(({ beyond }) => beyond.length > 0)
    .map(({ name, beyond }) => `${name}: ${beyond.map(resourceText).join(', ')}`);
  return `Beyond its need it reaches ${count} more. ${lists.join('; ')}`.trim();
}

const resourceText = ({ id, name }: NamedResource): string =>
  [id, name].filter((part) => part !== undefined).join(' ');
