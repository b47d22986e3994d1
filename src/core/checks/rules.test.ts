import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANNEL_FIXTURES } from '../testing/checks/channels.ts';
import { type Case, contextOf } from '../testing/checks/context.ts';
import { DMA_FIXTURES } from '../testing/checks/dma.ts';
import { GENERATION_FIXTURES } from '../testing/checks/generation.ts';
import { GUNYAH_FIXTURES } from '../testing/checks/gunyah.ts';
import { PLATFORM_FIXTURES } from '../testing/checks/platform.ts';
import { RESOURCE_FIXTURES } from '../testing/checks/resources.ts';
import { SCMI_FIXTURES } from '../testing/checks/scmi.ts';
import { RULES } from './registry.ts';
import { FAMILIES } from './rule.ts';
import { checkPlan } from './run.ts';

const FIXTURES = {
  ...DMA_FIXTURES,
  ...RESOURCE_FIXTURES,
  ...PLATFORM_FIXTURES,
  ...GENERATION_FIXTURES,
  ...SCMI_FIXTURES,
  ...GUNYAH_FIXTURES,
  ...CHANNEL_FIXTURES,
};

/** What one rule says about a case. */
const findingsOf = (id: string, given: Case) =>
  checkPlan(contextOf(given)).findings.filter(({ rule }) => rule === id);

test('ids are unique, and of a known family', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(Object.keys(FAMILIES)).toContain(id.slice(0, id.lastIndexOf('-')));
});

test('every rule has its page, which names it, and every page its rule', () => {
  const ours = readdirSync('docs/checks').filter((page) => page !== 'README.md');
  expect(ours.map((page) => page.slice(0, -3)).sort()).toEqual(RULES.map(({ id }) => id as string).sort());
  const index = readFileSync('docs/checks/README.md', 'utf8');
  for (const { id, name, why, source } of RULES) {
    expect(index).toContain(`| [${id}](${id}.md) | ${name} |`);
    const page = `docs/checks/${id}.md`;
    expect(existsSync(page), page).toBe(true);
    const text = readFileSync(page, 'utf8').replaceAll(/\s+/g, ' ');
    expect(text.startsWith(`# ${id}: ${name} `), page).toBe(true);
    expect(text, page).toContain(why);
    expect(text, page).toContain(source);
  }
});

describe('plan rules', () => {
  for (const rule of RULES) {
    if (rule.kind !== 'plan') continue;
    test(`${rule.id}: ${rule.name}`, () => {
      const fixture = FIXTURES[rule.id];
      expect(fixture, 'has fixtures').toBeDefined();
      const { fires, silent } = fixture!;
      const found = findingsOf(rule.id, fires);
      expect(found.map(({ path, severity }) => ({ path, severity }))).toContainEqual({
        path: fires.path,
        severity: fires.severity,
      });
      expect(found.find(({ path }) => path === fires.path)?.message).toContain(fires.says);
      expect(findingsOf(rule.id, silent)).toEqual([]);
    });
  }
});
