/** Which nodes a filter lets through, by the facts of the board, the plan and the last build. */
import type { NodeIndex } from '../../core/base/brand.ts';
import type { Finding } from '../../core/contract.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { deviceRows } from '../device-rows.ts';
import type { DmaState } from '../dma.ts';
import { memoizeLast } from '../memoize.ts';
import { scmiOf } from '../scmi.ts';
import { ownershipOf } from '../views.ts';
import {
  answers,
  type FilterError,
  type FilterKey,
  type FilterTerm,
  parseAddresses,
  parseInterrupts,
  parseTerm,
} from './query.ts';

/** What a filter can ask about. */
export interface FilterSubject {
  readonly facts: HostFacts;
  readonly plan: Pick<Plan, 'domains' | 'target' | 'overrides'>;
  readonly findings: readonly Finding[];
}

type Passes = (node: NodeIndex) => boolean;

export interface NodeFilter {
  /** Undefined where nothing is asked: everything is shown. */
  readonly passes: Passes | undefined;
  readonly errors: readonly { readonly source: string; readonly error: FilterError }[];
}

/** States of memory access, and `master` for whoever accesses memory by itself for sure. */
export const DMA_VALUES: readonly (DmaState | 'master')[] = [
  'unprotected',
  'partly',
  'protected',
  'covered',
  'unknown',
  'proxy',
  'none',
  'master',
];
export const RISK_VALUES = ['error', 'warning', 'note', 'accepted'] as const;

/** The filter that some terms make together; terms that mean nothing are told and left out. */
export function nodeFilter(subject: FilterSubject, sources: readonly string[]): NodeFilter {
  const words: FilterTerm[] = [];
  const tests: Passes[] = [];
  const errors: NodeFilter['errors'][number][] = [];
  for (const source of sources) {
    const term = parseTerm(source);
    if ('error' in term) errors.push(term);
    else if (term.key === 'text') {
      if (term.value !== '') words.push(term);
    } else {
      const test = testOf(subject, term.key, term.value);
      if (typeof test !== 'function') errors.push({ source, error: test });
      else tests.push(term.negated ? (node) => !test(node) : test);
    }
  }
  if (words.length > 0) tests.push(wordTest(subject.facts.tree, words, tests.length > 0));
  return {
    passes: tests.length === 0 ? undefined : (node) => tests.every((test) => test(node)),
    errors,
  };
}

/** Path, which ends in the name, and compatibles of each node, in lower case; made when something is first looked for. */
const indexOf = memoizeLast((tree: DeviceTree): readonly string[] =>
  Array.from(tree.nodes(), (node) =>
    [tree.path(node), ...tree.strings(node, 'compatible')].join('\n').toLowerCase(),
  ),
);

/** A word counts in a node's own name and compatibles; with a slash, or beside another term, in its path too. */
function wordTest(tree: DeviceTree, words: readonly FilterTerm[], others: boolean): Passes {
  const index = indexOf(tree);
  const wanted = words.filter(({ negated }) => !negated).map(({ value }) => value);
  const unwanted = words.filter(({ negated }) => negated).map(({ value }) => value);
  return (node) => {
    const text = index[node]!;
    const pathEnd = text.indexOf('\n');
    const path = pathEnd < 0 ? text : text.slice(0, pathEnd);
    const own = tree.name(node).toLowerCase() + (pathEnd < 0 ? '' : text.slice(pathEnd));
    if (unwanted.some((word) => own.includes(word) || (word.includes('/') && path.includes(word))))
      return false;
    if (!wanted.every((word) => text.includes(word))) return false;
    return (
      others ||
      wanted.length === 0 ||
      wanted.some((word) => own.includes(word) || (word.includes('/') && path.includes(word)))
    );
  };
}

function testOf(subject: FilterSubject, key: FilterKey, value: string): Passes | FilterError {
  const { facts } = subject;
  const { tree } = facts;
  const any = value === '' || value === 'any';
  const none = value === 'none';
  const among = (present: Passes): Passes => (none ? (node) => !present(node) : present);
  switch (key) {
    case 'compat':
      return among((node) => {
        const list = tree.strings(node, 'compatible');
        return any || none ? list.length > 0 : list.some((each) => answers(each.toLowerCase(), value));
      });
    case 'addr': {
      if (any || none) return among((node) => facts.spans(node).length > 0);
      const { from, to } = parseAddresses(value)!;
      const digits = value.replace(/^0x/, '');
      return (node) =>
        facts
          .spans(node)
          .some(({ start, end }) => (from < end && start <= to) || start.toString(16).startsWith(digits));
    }
    case 'irq': {
      if (any || none)
        return among((node) => facts.interrupts(node).some(({ intid }) => intid !== undefined));
      const { from, to } = parseInterrupts(value)!;
      return (node) =>
        facts.interrupts(node).some(({ intid }) => intid !== undefined && intid >= from && intid <= to);
    }
    case 'iommu':
      return iommuTest(subject, value);
    case 'dma':
      return dmaTest(subject, value);
    case 'scmi':
      return scmiTest(facts, value);
    case 'domain':
      return domainTest(subject, value);
    case 'risk':
      return riskTest(subject, value);
  }
}

/** `none` asks for devices: whatever else has no IOMMU has no need of one. */
function iommuTest(subject: FilterSubject, value: string): Passes {
  const { facts } = subject;
  const behind = (node: NodeIndex) => facts.usableParts(node).some((part) => facts.iommuOf(part).length > 0);
  if (value === 'none') {
    const devices = new Set(rowsOf(subject).map(({ node }) => node));
    return (node) => devices.has(node) && !behind(node);
  }
  if (value === '' || value === 'any') return (node) => facts.iommuOf(node).length > 0;
  const stream = /^(?:0x[0-9a-f]+|\d+)$/.test(value) ? Number(value) : undefined;
  return (node) =>
    facts
      .iommuOf(node)
      .some(
        ({ iommu, streams }) =>
          (iommu !== undefined && answers(facts.tree.name(iommu).toLowerCase(), value)) ||
          streams.some(({ id }) => id === stream),
      );
}

function dmaTest(subject: FilterSubject, value: string): Passes | FilterError {
  const wanted = startingWith(DMA_VALUES, value);
  if (wanted.length === 0 && value !== 'any') return { kind: 'no-such-value', key: 'dma' };
  const found = new Set(
    rowsOf(subject)
      .filter(({ view, dma }) =>
        value === '' || value === 'any'
          ? view.state !== 'none'
          : wanted.some((each) => (each === 'master' ? dma.verdict === 'master' : view.state === each)),
      )
      .map(({ node }) => node),
  );
  return (node) => found.has(node);
}

function scmiTest(facts: HostFacts, value: string): Passes {
  const scmi = scmiOf(facts);
  const protocol = /^0x[0-9a-f]+$/.test(value) ? Number(value) : undefined;
  const needs: Passes = (node) =>
    scmi
      .dependencies(node)
      .some(
        ({ protocol: { kind }, resource }) =>
          value === '' ||
          value === 'any' ||
          value === 'none' ||
          kind.id === protocol ||
          answers(kind.name.toLowerCase(), value) ||
          kind.resource.startsWith(value) ||
          resource.names.some((name) => answers(name.toLowerCase(), value)),
      );
  return value === 'none' ? (node) => !needs(node) : needs;
}

function domainTest({ facts, plan }: FilterSubject, value: string): Passes | FilterError {
  const owners = ownershipOf(facts.tree, plan.domains);
  if (value === '' || value === 'any') return (node) => owners.has(node);
  if (value === 'none' || value === 'dom0') return (node) => !owners.has(node);
  const names = plan.domains.map(({ name }) => name.toLowerCase());
  const wanted = new Set(startingWith(names, value).map((name) => names.indexOf(name)));
  if (wanted.size === 0) return { kind: 'no-such-value', key: 'domain' };
  return (node) => {
    const owner = owners.get(node);
    return owner !== undefined && wanted.has(owner.domain);
  };
}

function riskTest({ facts, findings }: FilterSubject, value: string): Passes | FilterError {
  const any = value === '' || value === 'any' || value === 'none';
  const severities = new Set(
    startingWith(RISK_VALUES, value).map((each) => (each === 'note' ? 'info' : each)),
  );
  const isRule = /^[a-z]{2}-/.test(value);
  if (!any && severities.size === 0 && !isRule) return { kind: 'no-such-value', key: 'risk' };
  const paths = new Set(
    findings
      .filter(({ rule, severity, accepted }) => {
        if (isRule) return answers(rule.toLowerCase(), value);
        if (accepted !== undefined) return !any && severities.has('accepted');
        return any || severities.has(severity);
      })
      .map(({ path }) => path),
  );
  return value === 'none'
    ? (node) => !paths.has(facts.tree.path(node))
    : (node) => paths.has(facts.tree.path(node));
}

const rowsOf = ({ facts, plan }: FilterSubject) => deviceRows(facts, plan.target, plan.overrides);

/** The value itself where it is one of them, otherwise all that begin with it. */
const startingWith = <T extends string>(values: readonly T[], value: string): readonly T[] => {
  const exact = values.filter((each) => each === value);
  return exact.length > 0 ? exact : values.filter((each) => each.startsWith(value));
};
