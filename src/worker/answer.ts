import type { Reply, Request } from '../core/contract.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { open } from '../core/engine.ts';
import { FdtError } from '../core/fdt/error.ts';

/** Answers one request; trouble with the input is a reply, trouble of our own another. */
export function answer(request: Request): Reply {
  const { number } = request;
  try {
    switch (request.kind) {
      case 'build':
        new DeviceTree(request.bytes);
        return { kind: 'built', number, result: { findings: [], files: [] } };
      case 'open':
        return opened(number, open(request.files));
    }
  } catch (error) {
    if (error instanceof FdtError) {
      const { code, offset, message } = error;
      return { kind: 'refused', number, error: { code, offset, message } };
    }
    return { kind: 'crashed', number, message: error instanceof Error ? error.message : String(error) };
  }
}

function opened(number: number, answer: ReturnType<typeof open>): Reply {
  if ('code' in answer) return { kind: 'refused', number, error: answer };
  if ('choices' in answer) return { kind: 'choice', number, choice: answer };
  return { kind: 'opened', number, host: answer };
}
