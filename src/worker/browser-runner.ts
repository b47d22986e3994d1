import type { Runner } from '../core/contract.ts';
import EngineWorker from './engine.worker.ts?worker';
import { workerRunner } from './runner.ts';

/** The runner of the app: its worker holds the whole core. */
export const browserRunner = (onRestart: (reason: string) => void): Runner =>
  workerRunner(() => new EngineWorker({ name: 'engine' }), onRestart);
