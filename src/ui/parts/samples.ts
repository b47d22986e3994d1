import type { XenTarget } from '../../core/plan/plan.ts';
import type { NamedBytes } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { texts } from './strings.ts';

/** A board that comes with the app, as `samples/index.json` describes it. */
export interface Sample {
  readonly id: string;
  /** Its blob, beside the index. */
  readonly file: string;
  /** Of the blob. */
  readonly sha256: string;
  readonly title: string;
  readonly description: string;
  /** Its bytes, where the page holds them. */
  readonly base64?: string;
  /** The Xen that suits the board, where the default does not. */
  readonly target?: XenTarget;
}

const FOLDER = './samples/';

/** The samples with their bytes, which the page of the single-file build holds. */
function embeddedSamples(): unknown {
  const text = document.getElementById('domgraft-samples')?.textContent;
  return text == null ? undefined : JSON.parse(text);
}

/** Lists the samples; entries that lack a name or a file are left out. */
export async function listSamples(signal?: AbortSignal): Promise<Sample[]> {
  const entries = embeddedSamples() ?? (await fetchList(signal));
  return Array.isArray(entries) ? entries.filter(isSample) : [];
}

async function fetchList(signal: AbortSignal | undefined): Promise<unknown> {
  const response = await fetch(`${FOLDER}index.json`, signal && { signal });
  return response.ok ? response.json() : [];
}

const isSample = (entry: unknown): entry is Sample => {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, file, sha256, title, description } = entry as Record<string, unknown>;
  return [id, file, sha256, title, description].every((field) => typeof field === 'string');
};

export async function sampleBytes({ file, base64 }: Sample): Promise<Uint8Array> {
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
  const response = await fetch(FOLDER + file);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The sample with this SHA-256. */
export async function findSample(sha256: string): Promise<NamedBytes | undefined> {
  const sample = (await listSamples()).find((each) => each.sha256 === sha256);
  return sample && { name: sample.file, bytes: await sampleBytes(sample) };
}

/** Opens a sample with the target that suits it. */
export async function openSample(store: WorkspaceStore, sample: Sample): Promise<void> {
  const { open, notify } = store.getState();
  try {
    const bytes = await sampleBytes(sample);
    await open([{ name: sample.file, bytes }], (plan) =>
      sample.target === undefined ? plan : { ...plan, target: sample.target },
    );
  } catch (error) {
    notify(texts.sampleFailed(sample.title, error instanceof Error ? error.message : String(error)));
  }
}
