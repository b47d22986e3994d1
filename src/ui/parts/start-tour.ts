import type { WorkspaceStore } from '../../store/workspace.ts';
import { listSamples, openSample } from './samples.ts';
import { texts } from './strings.ts';

/** The board of the tour. */
const BOARD = 'skylark';

/** Opens the board of the tour and shows its first step. The project that is open stays among the recent ones. */
export async function startTour(store: WorkspaceStore): Promise<void> {
  const sample = (await listSamples().catch(() => [])).find(({ id }) => id === BOARD);
  if (sample === undefined) return store.getState().notify(texts.tourMissing);
  if (store.getState().host?.sha256 !== sample.sha256) await openSample(store, sample);
  store.getState().showTour(0);
}
