import { hex } from '../base/hex.ts';
import { pageAddress } from '../base/page.ts';
import { TOOL } from '../base/tool.ts';
import type { Finding, OutputFile } from '../contract.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { type DomainPartial, interruptList } from '../partial/partial.ts';
import type { ProviderUse } from '../partial/references.ts';
import {
  type Override,
  type Plan,
  type ProviderAction,
  type ProviderDecision,
  pageSizeOf,
} from '../plan/plan.ts';
import type { ScmiMediation } from '../plan/scmi.ts';
import { encodeUtf8 } from '../platform.ts';
import { embedProject } from '../sharing/embedded.ts';
import { channelBlocks } from './channels.ts';
import { type Block, toHtml, toMarkdown } from './document.ts';

/**
 * `report.html` and `report.md`: what each domain gets, all findings with their evidence, and what the user stated.
 * The page also holds the project as data, so that it can be opened again.
 * @param domains the {@link domainBlocks} of all
 * @param host the host tree, where the page is to hold it
 */
export function reportFiles(
  plan: Plan,
  domains: readonly Block[],
  findings: readonly Finding[],
  host: Uint8Array | undefined,
): OutputFile[] {
  const blocks = [
    ...introduction(plan),
    ...domains,
    ...channelBlocks(plan),
    ...findingBlocks(findings),
    ...overrideBlocks(plan.overrides),
  ];
  const project = embedProject(plan, host);
  return [
    { name: 'report.html', bytes: encodeUtf8(toHtml('Device assignment', blocks, project)) },
    { name: 'report.md', bytes: encodeUtf8(toMarkdown(blocks)) },
  ];
}

function introduction({ host, target, trueDom0less }: Plan): Block[] {
  const drivers = target.iommuDrivers.length > 0 ? target.iommuDrivers.join(', ') : 'none';
  const size = pageSizeOf(target);
  const pages = size === 4096 ? '' : `; shared registers judged for pages of ${size / 1024} KiB`;
  return [
    { kind: 'heading', level: 1, text: 'Device assignment' },
    {
      kind: 'table',
      head: ['', ''],
      rows: [
        ['Host tree', `${host.name} (${host.compatible.join(', ') || 'no compatible'})`],
        ['SHA-256 of the host tree', host.sha256],
        ['Xen', `${target.flavour} ${target.version}, IOMMU drivers: ${drivers}${pages}`],
        ['dom0', trueDom0less ? 'none is booted' : 'is booted, and keeps what no domain gets'],
        ['Made by', `${TOOL.name} ${TOOL.version}`],
      ],
    },
  ];
}

/** What one domain gets. */
export function domainBlocks(tree: DeviceTree, partial: DomainPartial): Block[] {
  const { domain, owned, mappings, uses } = partial;
  const notKept = uses.filter(({ outcome }) => outcome !== 'kept');
  return [
    { kind: 'heading', level: 2, text: `Domain ${domain.name}` },
    {
      kind: 'text',
      text: `Started by ${STARTED_BY[domain.boot]}; ${domain.memoryMib} MiB, ${domain.vcpus} vCPU${domain.vcpus === 1 ? '' : 's'}.`,
    },
    ...(domain.scmi === undefined ? [] : [{ kind: 'text', text: scmiText(domain.scmi) } as const]),
    ...tableUnlessEmpty(
      'Devices',
      ['Host node', 'Guest node', 'Interrupts', 'IOMMU'],
      owned.map((node) => [
        node.path,
        node.guestPath,
        node.spis.join(', '),
        node.protected ? 'confined' : 'not confined',
      ]),
    ),
    ...tableUnlessEmpty(
      'Registers',
      ['Host address', 'Guest address', 'Pages', 'Nodes', 'Remark'],
      mappings.map(({ mfn, gfn, count, ranges, moved, clash }) => [
        hex(pageAddress(mfn)),
        hex(pageAddress(gfn)),
        String(count),
        [...new Set(ranges.map(({ node }) => tree.path(node)))].join(', '),
        clash ? `over ${clash}` : moved ? `moved: ${moved}` : '',
      ]),
    ),
    ...tableUnlessEmpty(
      'Interrupts',
      ['GIC interrupt', 'Nodes'],
      interruptList(partial).map(({ intid, paths }) => [String(intid), paths.join(', ')]),
    ),
    ...tableUnlessEmpty(
      'Policies of the plan for providers',
      ['Provider', 'Resource', 'Policy', 'What follows'],
      domain.providers.map((decision) => [
        decision.provider,
        resourceText(domain.providers, decision),
        policyText(decision),
        usesUnder(tree, partial, decision),
      ]),
    ),
    ...tableUnlessEmpty(
      'Providers outside of the domain',
      ['Node', 'Property', 'Provider', 'What became of it'],
      notKept.map(({ consumer, property, provider, args, outcome, rateHz, effect }) => [
        tree.path(consumer),
        property,
        provider === undefined ? 'not in the tree' : [tree.path(provider), ...args].join(' '),
        outcome === 'stubbed' ? `stand-in${rateText(property, rateHz)}` : `left out. ${effect ?? ''}`.trim(),
      ]),
    ),
  ];
}

const POLICIES: Readonly<Record<ProviderAction, string>> = {
  include: 'goes along',
  stub: 'stand-in',
  drop: 'left out',
  scmi: 'through SCMI',
};

const rateText = (property: string, rateHz: number | undefined): string => {
  if (rateHz !== undefined) return ` of ${rateHz} Hz`;
  return property === 'clocks' ? ', rate needed' : '';
};

const resourceText = (providers: readonly ProviderDecision[], { provider, id }: ProviderDecision): string => {
  if (id !== undefined) return String(id);
  return providers.some((other) => other.provider === provider && other.id !== undefined)
    ? 'all others'
    : 'all';
};

const policyText = ({ action, rateHz }: ProviderDecision): string =>
  rateHz === undefined ? POLICIES[action] : `${POLICIES[action]} of ${rateHz} Hz`;

/** The references that a decision of the plan is about, and what became of each. */
function usesUnder(
  tree: DeviceTree,
  { domain, uses }: DomainPartial,
  { provider, id }: ProviderDecision,
): string {
  const isElsewhere = (resource: number | undefined): boolean =>
    domain.providers.some((other) => other.provider === provider && other.id === resource);
  const concerned = uses.filter(
    (use) =>
      use.provider !== undefined &&
      tree.path(use.provider) === provider &&
      (id === undefined ? use.args[0] === undefined || !isElsewhere(use.args[0]) : use.args[0] === id),
  );
  const told = concerned.map(
    ({ consumer, property, args, outcome }) =>
      `${tree.path(consumer)} ${[property, ...args].join(' ')}: ${OUTCOMES[outcome]}`,
  );
  return told.length === 0 ? 'No device of the domain refers to it.' : told.join('; ');
}

const OUTCOMES: Readonly<Record<ProviderUse['outcome'], string>> = {
  kept: 'kept',
  stubbed: 'stand-in',
  dropped: 'left out',
};

function scmiText({ model, agentId, backend }: ScmiMediation): string {
  const agent = agentId === undefined ? '' : ` ${agentId}`;
  switch (model) {
    case 'single-agent':
      return 'Reaches SCMI as the single agent of the machine, which Xen hands to this domain.';
    case 'multi-agent':
      return `Reaches SCMI as an agent${agent} of its own, through Xen's multi-agent series.`;
    case 'epam':
      return `Reaches SCMI as an agent${agent} of its own, through EPAM's Xen.`;
    case 'virtio':
      return `Reaches SCMI over virtio; ${backend ?? 'dom0'} answers.`;
    case 'firmware':
      return 'Reaches SCMI without Xen in between; the firmware keeps agents apart.';
  }
}

const STARTED_BY = { xl: 'xl in dom0', dom0less: 'Xen', both: 'Xen at boot, and by xl later' } as const;

function findingBlocks(findings: readonly Finding[]): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: 'Findings' }];
  if (findings.length === 0) return [...blocks, { kind: 'text', text: 'None.' }];
  return [
    ...blocks,
    {
      kind: 'table',
      head: ['Severity', 'Rule', 'Domain', 'Node', 'Finding', 'Evidence', 'Accepted'],
      rows: findings.map(({ severity, rule, domain, path, message, evidence, accepted }) => [
        severity,
        rule,
        domain ?? '',
        path,
        message,
        (evidence ?? []).map(({ text }) => text).join(' '),
        accepted ? `by ${accepted.author}: ${accepted.reason}` : '',
      ]),
    },
  ];
}

function overrideBlocks(overrides: readonly Override[]): Block[] {
  return tableUnlessEmpty(
    'Statements of the user',
    ['About', 'Says', 'By', 'Reason'],
    overrides.map(({ scope, says, author, reason }) => [
      typeof scope === 'string' ? scope : 'device' in scope ? scope.device : scope.compatible,
      says,
      author,
      reason,
    ]),
  );
}

function tableUnlessEmpty(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'table', head, rows },
  ];
}
