import EngineWorker from './engine.worker.ts?worker';
import { type WorkerRunner, workerRunner } from './runner.ts';

/** The runner of the app: its worker holds the whole core. */
export const browserRunner = (onRestart: (reason: string) => void): WorkerRunner =>
  workerRunner(() => new EngineWorker({ name: 'engine' }), onRestart);
