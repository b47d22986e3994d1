import type * as z from 'zod/mini';
import { assert } from '../base/assert.ts';
import { derived } from '../base/derived.ts';
import type { Plan } from './plan.ts';
import { planSchema } from './schema.ts';

/** What is wrong at one place of a project file. */
export interface ProjectProblem {
  /** JSON pointer: `/domains/0/vcpus`; empty for the file as a whole. */
  readonly path: string;
  /** What should stand there, in words. */
  readonly expected: string;
  /** What stands there, as JSON, shortened. */
  readonly found: string;
}

/** The text is no project file that this version can read. `message` has a line for each problem. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
  readonly problems: readonly ProjectProblem[];
  /** Set where the file is of a version after the ones known here. */
  readonly newer: { readonly found: number; readonly known: number } | undefined;

  constructor(problems: readonly ProjectProblem[], newer?: { found: number; known: number }) {
    super(
      problems
        .map(({ path, expected, found }) => `${path || 'file'}: expected ${expected}, found ${found}`)
        .join('\n'),
    );
    this.problems = problems;
    this.newer = newer;
  }
}

/** Turns a document of one schema version into one of the next. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

const CURRENT_SCHEMA = 1;

/** From version n to n + 1, by n. */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/**
 * Reads a project file (`*.domgraft.json`) of this or an earlier version. A key `$schema`, for editors, is dropped.
 * @throws ProjectError for every text that is no project; no other error.
 */
export function parseProject(text: string): Plan {
  const { $schema: _, ...document } = migrate(readObject(text), MIGRATIONS, CURRENT_SCHEMA);
  const result = planSchema.safeParse(document);
  if (result.success) return result.data;
  throw new ProjectError(result.error.issues.flatMap((issue) => problems(issue, document)));
}

/**
 * Writes a plan as a project file: keys in the order of the schema, two spaces, one line feed at the end. Equal plans
 * give equal texts, and a small change of a plan is a small difference of the text.
 */
export const serialiseProject = derived(
  (plan: Plan): string => `${JSON.stringify(ordered(planSchema, plan), null, 2)}\n`,
);

function readObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ProjectError([
      { path: '', expected: 'JSON', found: `text that is none (${(error as Error).message})` },
    ]);
  }
  if (isObject(value)) return value;
  throw new ProjectError([{ path: '', expected: 'a project (an object with "schema")', found: show(value) }]);
}

/**
 * Brings a document to the current schema version.
 * @throws ProjectError where its version is missing or newer.
 */
export function migrate(
  document: Record<string, unknown>,
  migrations: ReadonlyMap<number, Migration>,
  current: number,
): Record<string, unknown> {
  const { schema } = document;
  const range = current === 1 ? '1' : `1 to ${current}`;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    throw new ProjectError([
      { path: '/schema', expected: `the schema version (${range})`, found: show(schema) },
    ]);
  }
  if (schema > current) {
    const found = `${schema}, of a newer domgraft`;
    throw new ProjectError(
      [{ path: '/schema', expected: `a schema version that is known here (${range})`, found }],
      { found: schema, known: current },
    );
  }
  let migrated = document;
  for (let version = schema; version < current; version++) {
    const step = migrations.get(version);
    assert(step !== undefined, `there is a migration from schema version ${version}`);
    migrated = { ...step(migrated), schema: version + 1 };
  }
  return migrated;
}

function problems(issue: z.core.$ZodIssue, document: unknown): ProjectProblem[] {
  const at = (keys: readonly PropertyKey[]): string =>
    keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: at([...issue.path, key]),
      expected: 'no such key',
      found: show(valueAt(document, [...issue.path, key])),
    }));
  }
  const expected = issue.code === 'invalid_key' ? 'a position in "reg" as key' : issue.message;
  return [{ path: at(issue.path), expected, found: show(valueAt(document, issue.path)) }];
}

const valueAt = (document: unknown, keys: readonly PropertyKey[]): unknown =>
  keys.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], document);

const LONGEST_SHOWN = 60;

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > LONGEST_SHOWN ? `${json.slice(0, LONGEST_SHOWN)}…` : json;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with the keys of its objects in the order of the schema, and without keys whose value is undefined. */
function ordered(schema: z.core.$ZodType, value: unknown): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape).map(([key, inner]) => {
        return [key, ordered(inner, (value as Record<string, unknown>)[key])] as const;
      });
      return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
    }
    case 'array':
      return (value as readonly unknown[]).map((item) => ordered(def.element, item));
    case 'tuple':
      return (value as readonly unknown[]).map((item, i) => ordered(def.items[i]!, item));
    case 'optional':
      return value === undefined ? undefined : ordered(def.innerType, value);
    default:
      return value;
  }
}
