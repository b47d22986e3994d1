import { buildFor, factsOf } from '../core/build.ts';
import type { Reply, Request } from '../core/contract.ts';
import { open } from '../core/engine.ts';

/** Answers one request; trouble with the input is a reply, trouble of our own another. */
export function answer(request: Request): Reply {
  const { number } = request;
  try {
    switch (request.kind) {
      case 'build':
        return { kind: 'built', number, result: buildFor(factsOfLast(request.bytes), request.plan) };
      case 'open':
        return opened(number, open(request.files));
    }
  } catch (error) {
    return { kind: 'crashed', number, message: error instanceof Error ? error.message : String(error) };
  }
}

let last: ReturnType<typeof factsOf> | undefined;

/** The same bytes come with every change of the plan, so that the facts of the last host are kept. */
function factsOfLast(bytes: Uint8Array): ReturnType<typeof factsOf> {
  if (last === undefined || !areEqual(last.tree.bytes, bytes)) last = factsOf(bytes);
  return last;
}

const areEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

function opened(number: number, answer: ReturnType<typeof open>): Reply {
  if ('code' in answer) return { kind: 'refused', number, error: answer };
  if ('choices' in answer) return { kind: 'choice', number, choice: answer };
  return { kind: 'opened', number, host: answer };
}
