/** How a project stands in the export: the names of its files there, and the data element of the report. */
import { fromBase64, toBase64 } from '../base/base64.ts';
import type { Plan } from '../plan/plan.ts';
import { serialiseProject } from '../plan/project.ts';

export const PROJECT_NAME = 'project.domgraft.json';
/** The host tree, byte for byte, where the plan wants it in the export. */
export const HOST_NAME = 'host/host.dtb';

const OPENING = '<script type="application/json" id="domgraft-project">';
const CLOSING = '</script>';

/**
 * A project as an element of an HTML page: data that no browser runs. Every `<` is escaped, so that nothing in it can
 * end the element or open a comment (HTML, "Restrictions for contents of script elements").
 */
export function embedProject(plan: Plan, host?: Uint8Array): string {
  const content = {
    project: JSON.parse(serialiseProject(plan)) as unknown,
    ...(host !== undefined && { host: toBase64(host) }),
  };
  return `${OPENING}${JSON.stringify(content).replaceAll('<', '\\u003c')}${CLOSING}`;
}

/** The text of the project and the host tree that a page holds; undefined where it holds no project. */
export function embeddedProject(html: string): { text: string; host?: Uint8Array } | undefined {
  const start = html.lastIndexOf(OPENING);
  const end = html.indexOf(CLOSING, start);
  if (start < 0 || end < 0) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(html.slice(start + OPENING.length, end));
  } catch {
    return undefined;
  }
  if (typeof content !== 'object' || content === null || !('project' in content)) return undefined;
  const { project, host } = content as { project: unknown; host?: unknown };
  const text = JSON.stringify(project) ?? '';
  const bytes = typeof host === 'string' ? fromBase64(host) : undefined;
  return bytes === undefined ? { text } : { text, host: bytes };
}
