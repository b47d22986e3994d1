import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { anyPlan } from '../testing/plans.ts';
import { emptyPlan, newDomain, type Plan } from './plan.ts';
import { type Migration, migrate, ProjectError, parseProject, serialiseProject } from './project.ts';
import { planJsonSchema } from './schema.ts';

const host = { name: 'board.dtb', sha256: 'ab'.repeat(32), compatible: ['acme,board'] };
const plan: Plan = {
  ...emptyPlan(host),
  domains: [
    {
      ...newDomain('net'),
      devices: [{ path: '/soc/ethernet@1000' as NodePath, pinned: { 0: '0x3000000' } }],
    },
  ],
};

const problemsOf = (text: string): string[] => {
  try {
    parseProject(text);
  } catch (error) {
    if (error instanceof ProjectError) return error.message.split('\n');
    throw error;
  }
  return [];
};
/** The project text with another value (or none) at a JSON pointer. */
const changed = (pointer: string, value?: unknown): string => {
  const document: unknown = JSON.parse(serialiseProject(plan));
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  const holder = keys.reduce((each, key) => (each as Record<string, unknown>)[key], document);
  Object.assign(holder as object, { [last]: value });
  return JSON.stringify(document);
};

test('a plan is written with the keys of the schema in order, two spaces and a line feed', () => {
  const { domains, accepted, ...rest } = emptyPlan(host);
  expect(serialiseProject({ domains, accepted, ...rest, trueDom0less: true })).toBe(`{
  "schema": 1,
  "host": {
    "name": "board.dtb",
    "sha256": "${host.sha256}",
    "compatible": [
      "acme,board"
    ]
  },
  "target": {
    "flavour": "upstream",
    "version": "4.22",
    "iommuDrivers": [
      "smmu"
    ]
  },
  "trueDom0less": true,
  "domains": [],
  "overrides": [],
  "accepted": []
}
`);
});

test('every plan comes back as it was, and is written the same again', () => {
  fc.assert(
    fc.property(anyPlan, (any) => {
      const text = serialiseProject(any);
      expect(parseProject(text)).toEqual(any);
      expect(serialiseProject(parseProject(text))).toBe(text);
    }),
  );
});

test('the order of keys in the file does not matter', () => {
  const [domain] = plan.domains;
  const reversed = Object.fromEntries(Object.entries(domain!).reverse());
  expect(serialiseProject(parseProject(changed('/domains/0', reversed)))).toBe(serialiseProject(plan));
});

test('a key "$schema" is for editors only', () => {
  expect(parseProject(changed('/$schema', './domgraft-project-1.json'))).toEqual(plan);
});

describe('a file that is no project is refused with what is wrong where', () => {
  test.each([
    ['[1, 2]', ['file: expected a project (an object with "schema"), found [1,2]']],
    ['{}', ['/schema: expected the schema version (1), found nothing']],
    ['{"schema": "1"}', ['/schema: expected the schema version (1), found "1"']],
    [
      '{"schema": 2}',
      ['/schema: expected a schema version that is known here (1), found 2, of a newer domgraft'],
    ],
  ])('%s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('text that is no JSON', () => {
    expect(problemsOf('{"schema": 1,}')).toEqual([
      expect.stringMatching(/^file: expected JSON, found text that is none \(.+\)$/),
    ]);
  });

  test.each([
    ['/host', undefined, 'an object', 'nothing'],
    ['/host/sha256', 'AB', 'a SHA-256: 64 lower-case hexadecimal digits', '"AB"'],
    ['/domains', {}, 'a list', '{}'],
    ['/domains/0/vcpus', 0, 'a whole number, 1 or more', '0'],
    ['/domains/0/vcpus', 1.5, 'a whole number', '1.5'],
    ['/domains/0/boot', 'kvm', 'one of "xl", "dom0less", "both"', '"kvm"'],
    ['/domains/0/name', '..', '1 to 40 letters, digits, "_", "-" and "."', '".."'],
    ['/domains/0/name', 'a/b', '1 to 40 letters, digits, "_", "-" and "."', '"a/b"'],
    ['/domains/0/memory', 4, 'no such key', '4'],
    ['/domains/0/devices/0/path', 'soc', 'the path of a node, beginning with "/"', '"soc"'],
    ['/domains/0/devices/0/pinned/x', '0x0', 'a position in "reg" as key', '"0x0"'],
    ['/domains/0/ramdisk', null, 'a text', 'null'],
  ])('%s: %j', (pointer, value, expected, found) => {
    expect(problemsOf(changed(pointer, value))).toEqual([`${pointer}: expected ${expected}, found ${found}`]);
  });

  test('a statement about nothing that is known', () => {
    const text = changed('/overrides/0', { scope: 'all', says: 'covered', author: '', reason: '' });
    expect(problemsOf(text)).toEqual([
      '/overrides/0/scope: expected "platform", {"device": PATH} or {"compatible": TEXT}, found "all"',
    ]);
  });

  test('two domains of one name', () => {
    const text = changed('/domains/1', plan.domains[0]);
    expect(problemsOf(text)).toEqual([
      expect.stringContaining('/domains: expected domains with names that differ'),
    ]);
  });

  test('a key that would reach the prototype', () => {
    const text = serialiseProject(plan).replace('"trueDom0less"', '"__proto__": {}, "trueDom0less"');
    expect(problemsOf(text)).toEqual(['/__proto__: expected no such key, found {}']);
  });

  test('all problems are told at once', () => {
    const text = changed('/domains/0', { ...plan.domains[0], vcpus: 0, memoryMib: 0 });
    expect(problemsOf(text)).toHaveLength(2);
  });

  test('any text gives a plan or a ProjectError', () => {
    const documents = fc.oneof(fc.string(), fc.json(), anyPlan.map(serialiseProject));
    const cuts = fc.tuple(documents, fc.nat(), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(cuts, ([text, at, inserted]) => {
        const place = at % (text.length + 1);
        problemsOf(text.slice(0, place) + inserted + text.slice(place));
      }),
    );
  });
});

describe('migration', () => {
  const migrations = new Map<number, Migration>([
    [1, ({ colour, ...rest }) => ({ ...rest, color: colour })],
    [2, (document) => ({ ...document, size: 3 })],
  ]);

  test('goes step by step from the version of the file', () => {
    expect(migrate({ schema: 1, colour: 'red' }, migrations, 3)).toEqual({
      schema: 3,
      color: 'red',
      size: 3,
    });
    expect(migrate({ schema: 2, color: 'red' }, migrations, 3)).toEqual({ schema: 3, color: 'red', size: 3 });
  });

  test('refuses what is newer, and says what is known', () => {
    expect(() => migrate({ schema: 4 }, migrations, 3)).toThrow('(1 to 3), found 4, of a newer domgraft');
  });
});

test('the published JSON Schema is that of this version', () => {
  const published = readFileSync('public/schema/domgraft-project-1.json', 'utf8');
  expect(published).toBe(`${JSON.stringify(planJsonSchema(), null, 2)}\n`);
});
