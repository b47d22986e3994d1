import { derived } from '../base/derived.ts';
import { sha256Hex } from '../base/hash.ts';
import { TOOL } from '../base/tool.ts';
import type { Finding, OutputFile } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';
import { serialiseProject } from '../plan/project.ts';
import { encodeUtf8 } from '../platform.ts';
import { PROJECT_NAME } from '../sharing/embedded.ts';

/** `project.domgraft.json`: the plan, so that the project can be opened again. */
export const projectFile = (plan: Plan): OutputFile => ({
  name: PROJECT_NAME,
  bytes: encodeUtf8(serialiseProject(plan)),
});

/**
 * `manifest.json`: the SHA-256 of the host tree and of every other file, what made them, and which findings are
 * open or accepted.
 * @param rules names the set of rules that was asked
 */
export function manifestFile(
  host: { readonly name: string; readonly bytes: Uint8Array },
  files: readonly OutputFile[],
  findings: readonly Finding[],
  rules: string,
): OutputFile {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const content = {
    tool: { ...TOOL, rules },
    host: { name: host.name, size: host.bytes.length, sha256: hashOf(host.bytes) },
    findings: {
      error: count(open, 'error'),
      warning: count(open, 'warning'),
      info: count(open, 'info'),
      accepted: findings
        .filter(({ accepted }) => accepted !== undefined)
        .map(({ rule, path, domain, accepted }) => ({
          rule,
          path,
          ...(domain !== undefined && { domain }),
          ...accepted,
        })),
    },
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: hashOf(bytes) })),
  };
  return { name: 'manifest.json', bytes: encodeUtf8(`${JSON.stringify(content, null, 2)}\n`) };
}

/** The same bytes are often asked about again: those of the host, and of domains that have not changed. */
const hashOf = derived(sha256Hex);

const count = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;
