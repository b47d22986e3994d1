/** Findings in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts show. */
import { sha256Hex } from '../core/base/hash.ts';
import { TOOL } from '../core/base/tool.ts';
import { RULES } from '../core/checks/registry.ts';
import type { BuildResult, Evidence, Finding, Severity } from '../core/contract.ts';
import { encodeUtf8 } from '../core/platform.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * A log of one run. Every finding is placed in the host tree's file, or in the file that was given and that it is about,
 * with its node as logical location; accepted ones are suppressed results with the reason, and rules that could not be
 * run are notifications.
 * @param host the host tree as the user named it
 * @param places the given files by the names that findings have for them, as the user named them
 */
export function sarifLog(
  host: string,
  { findings, skipped = [] }: BuildResult,
  places: ReadonlyMap<string, string>,
): object {
  const used = RULES.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const positions = new Map<string, number>(used.map(({ id }, position) => [id, position]));
  const uri = uriOf(host);
  const own = [...places.values()].map((path) => ({ location: { uri: uriOf(path) } }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: TOOL.name,
            version: TOOL.version,
            rules: used.map(({ id, name, severity, why, source }) => ({
              id,
              shortDescription: { text: name },
              fullDescription: { text: why },
              help: { text: `${why}\n\nSource: ${source}\nPage: docs/checks/${id}.md` },
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map(({ rule, prerequisite }) => ({
              level: 'note',
              message: { text: `${rule} was not run: ${prerequisite}` },
            })),
          },
        ],
        artifacts: [{ location: { uri } }, ...own],
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: positions.get(finding.rule),
          level: LEVELS[finding.severity],
          message: { text: finding.message },
          locations: [locationOf(uri, finding, places)],
          relatedLocations: (finding.evidence ?? []).map((evidence, id) =>
            related(uri, finding, evidence, id),
          ),
          partialFingerprints: { 'domgraft/v1': fingerprint(finding) },
          ...(finding.accepted && {
            suppressions: [
              {
                kind: 'external',
                status: 'accepted',
                justification: `${finding.accepted.author}: ${finding.accepted.reason}`,
              },
            ],
          }),
          properties: {
            ...(finding.domain !== undefined && { domain: finding.domain }),
            ...(finding.file !== undefined && { file: finding.file }),
            fixes: (finding.fixes ?? []).map(({ label }) => label),
          },
        })),
      },
    ],
  };
}

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function locationOf(host: string, finding: Finding, places: ReadonlyMap<string, string>) {
  const { path, property, file, line } = finding;
  const place = file === undefined ? undefined : places.get(file);
  const { physicalLocation, ...logical } = location(host, path, property);
  if (place === undefined) return { physicalLocation, ...logical };
  const region = line === undefined ? {} : { region: { startLine: line } };
  return { physicalLocation: { artifactLocation: { uri: uriOf(place) }, ...region }, ...logical };
}

function location(uri: string, path: string, property: string | undefined) {
  const name = property === undefined ? path : `${path}:${property}`;
  return {
    physicalLocation: { artifactLocation: { uri, index: 0 } },
    logicalLocations: [{ fullyQualifiedName: name, kind: property === undefined ? 'object' : 'property' }],
  };
}

const related = (uri: string, finding: Finding, { text, path, property }: Evidence, id: number) => ({
  id,
  message: { text },
  ...location(uri, path ?? finding.path, property),
});

/** The same for the same finding of another day, whatever its words and its place in the list. */
const fingerprint = ({ rule, path, property, domain }: Finding): string =>
  sha256Hex(encodeUtf8([rule, path, property ?? '', domain ?? ''].join('\n')));
