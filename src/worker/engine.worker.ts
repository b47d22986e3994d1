import type { Request } from '../core/contract.ts';
import { answer } from './answer.ts';

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  postMessage(answer(data));
});
