import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply, Request } from '../core/contract.ts';
import { emptyPlan } from '../core/plan/plan.ts';
import { type WorkerLike, workerRunner } from './runner.ts';

const plan = emptyPlan({ name: 'board.dtb', sha256: '', compatible: [] });
const result = { findings: [], files: [] };

/** A worker that does what the test tells it. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly received: Request[] = [];
  terminated = false;
  postMessage(message: Request) {
    this.received.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  reply(data: Reply) {
    this.onmessage?.({ data } as MessageEvent<Reply>);
  }
  breakDown(message: string) {
    this.onerror?.({ message } as ErrorEvent);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const runner = workerRunner(() => {
    workers.push(new FakeWorker());
    return workers.at(-1)!;
  });
  return { workers, runner };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('answers find their requests, in whatever order they come', async () => {
  const { workers, runner } = setUp();
  const built = runner.build(new Uint8Array(1), plan);
  const opened = runner.open([{ name: 'a', bytes: new Uint8Array(2) }]);
  const [worker] = workers as [FakeWorker];
  expect(worker.received.map(({ kind }) => kind)).toEqual(['build', 'open']);
  const [build, open] = worker.received as [Request, Request];
  worker.reply({ kind: 'opened', number: open.number, host: { name: 'a', bytes: new Uint8Array(2) } });
  worker.reply({ kind: 'built', number: build.number, result });
  expect(await built).toBe(result);
  expect(await opened).toMatchObject({ name: 'a' });
  expect(workers).toHaveLength(1);
});

test('a worker that was started ahead gets the first request', async () => {
  const { workers, runner } = setUp();
  runner.warmUp();
  runner.warmUp();
  expect(workers.map(({ received }) => received)).toEqual([[]]);
  const opened = runner.open([{ name: 'a', bytes: new Uint8Array(2) }]);
  const host = { name: 'a', bytes: new Uint8Array(2) };
  workers[0]!.reply({ kind: 'opened', number: workers[0]!.received[0]!.number, host });
  expect(await opened).toBe(host);
  expect(workers).toHaveLength(1);
});

test('bad input is an answer, our own mistake a rejection', async () => {
  const { workers, runner } = setUp();
  const opened = runner.open([]);
  const error = { code: 'empty', offset: 0, message: 'the input is empty' };
  workers[0]!.reply({ kind: 'refused', number: 1, error });
  expect(await opened).toBe(error);
  const built = runner.build(new Uint8Array(), plan);
  workers[0]!.reply({ kind: 'crashed', number: 2, message: 'broken invariant' });
  await expect(built).rejects.toThrow('broken invariant');
});

test('a worker that breaks down is replaced and its work done by the next', async () => {
  const { workers, runner } = setUp();
  const built = runner.build(new Uint8Array(), plan);
  workers[0]!.breakDown('out of memory');
  expect(workers[0]!.terminated).toBe(true);
  const again = workers[1]!.received[0]!;
  workers[1]!.reply({ kind: 'built', number: again.number, result });
  expect(await built).toBe(result);
});

test('a request that breaks two workers is rejected with the reason', async () => {
  const { workers, runner } = setUp();
  const built = runner.build(new Uint8Array(), plan);
  workers[0]!.breakDown('out of memory');
  workers[1]!.breakDown('out of memory again');
  await expect(built).rejects.toThrow('out of memory again');
});

test('a worker that does not answer counts as broken', async () => {
  const { workers, runner } = setUp();
  const outcome = runner.build(new Uint8Array(), plan).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await outcome).toMatch(/no answer within \d+ seconds/);
  expect(workers.every(({ terminated }) => terminated)).toBe(true);
});

test('a restart is told with its reason, giving up is not', async () => {
  const workers: FakeWorker[] = [];
  const told = vi.fn();
  const runner = workerRunner(() => {
    workers.push(new FakeWorker());
    return workers.at(-1)!;
  }, told);
  const built = runner.build(new Uint8Array(), plan);
  built.catch(() => {});
  workers[0]!.breakDown('out of memory');
  expect(told).toHaveBeenCalledExactlyOnceWith('out of memory');
  workers[1]!.breakDown('out of memory');
  await expect(built).rejects.toThrow('out of memory');
  expect(told).toHaveBeenCalledOnce();
});
