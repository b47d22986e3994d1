import type { NodePath } from '../core/base/brand.ts';
import type {
  Assessment,
  BuildResult,
  Opened,
  QuestionName,
  Questions,
  Reply,
  Request,
  Runner,
} from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';

/** How long an answer may take before the worker counts as hung, in milliseconds. */
const PATIENCE = 30_000;
/** How often a request is put to a fresh worker after the one that had it broke down. */
const ATTEMPTS = 2;

type Answer = Exclude<Reply, { kind: 'crashed' }>;
type Body = Request extends infer R ? (R extends Request ? Omit<R, 'number'> : never) : never;

interface Pending {
  readonly body: Body;
  readonly attempt: number;
  readonly watchdog: ReturnType<typeof setTimeout>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** The part of a Worker that the runner uses. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: Request): void;
  terminate(): void;
}

export interface WorkerRunner extends Runner {
  /** Starts the worker before there is anything to do, so that the first request need not wait for it. */
  warmUp(): void;
}

/**
 * Runs requests in a worker, each under a number. A worker that fails to load, breaks down or hangs is replaced,
 * and what it had to do is tried once more, of which `onRestart` is told; after that the request is rejected.
 */
export function workerRunner(spawn: () => WorkerLike, onRestart?: (reason: string) => void): WorkerRunner {
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | undefined;
  let numbers = 0;

  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }) => settle(data);
    started.onerror = (event) => breakDown(event.message || 'the worker could not be started');
    started.onmessageerror = () => breakDown('a message of the worker could not be read');
    return started;
  };

  const settle = (reply: Reply) => {
    const request = pending.get(reply.number);
    if (request === undefined) return;
    pending.delete(reply.number);
    clearTimeout(request.watchdog);
    if (reply.kind === 'crashed') request.reject(new Error(reply.message));
    else request.resolve(reply);
  };

  const breakDown = (reason: string) => {
    worker?.terminate();
    worker = undefined;
    const lost = [...pending.values()];
    pending.clear();
    if (lost.some(({ attempt }) => attempt < ATTEMPTS)) onRestart?.(reason);
    for (const { body, attempt, watchdog, resolve, reject } of lost) {
      clearTimeout(watchdog);
      if (attempt < ATTEMPTS) post(body, attempt + 1, resolve, reject);
      else reject(new Error(reason));
    }
  };

  const post = (body: Body, attempt: number, resolve: Pending['resolve'], reject: Pending['reject']) => {
    const number = ++numbers;
    const watchdog = setTimeout(() => breakDown(`no answer within ${PATIENCE / 1000} seconds`), PATIENCE);
    pending.set(number, { body, attempt, watchdog, resolve, reject });
    worker ??= start();
    worker.postMessage({ ...body, number });
  };

  const ask = (body: Body) => new Promise<Answer>((resolve, reject) => post(body, 1, resolve, reject));

  return {
    warmUp() {
      worker ??= start();
    },
    async build(bytes: Uint8Array, plan: Plan): Promise<BuildResult> {
      const reply = await ask({ kind: 'build', bytes, plan });
      if (reply.kind === 'built') return reply.result;
      throw new Error(
        reply.kind === 'refused' ? reply.error.message : 'the worker answered another question',
      );
    },
    async open(files): Promise<Opened> {
      const reply = await ask({ kind: 'open', files });
      if (reply.kind === 'opened') return reply.host;
      if (reply.kind === 'choice') return reply.choice;
      if (reply.kind === 'domains') return reply.files;
      if (reply.kind === 'project') return reply.input;
      if (reply.kind === 'refused') return reply.error;
      throw new Error('the worker answered another question');
    },
    async assess(bytes: Uint8Array, plan: Plan, paths: readonly NodePath[]): Promise<readonly Assessment[]> {
      const reply = await ask({ kind: 'assess', bytes, plan, paths });
      if (reply.kind === 'assessed') return reply.assessments;
      throw new Error('the worker answered another question');
    },
    async ask<Name extends QuestionName>(
      name: Name,
      asked: Questions[Name]['asked'],
    ): Promise<Questions[Name]['answer']> {
      const reply = await ask({ kind: 'ask', name, asked } as Body);
      if (reply.kind === 'answered') return reply.answer as Questions[Name]['answer'];
      throw new Error('the worker answered another question');
    },
  };
}
