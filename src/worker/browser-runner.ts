import type { Runner } from '../core/contract.ts';
import EngineWorker from './engine.worker.ts?worker';
import { workerRunner } from './runner.ts';

/** The runner of the app: its worker holds the whole core. */
export const browserRunner = (): Runner => workerRunner(() => new EngineWorker({ name: 'engine' }));
