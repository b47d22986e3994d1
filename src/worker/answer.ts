import { sameBytes } from '../core/base/bytes.ts';
import { buildFor, factsOf } from '../core/build.ts';
import type { QuestionName, Questions, Reply, Request } from '../core/contract.ts';
import { assess, compareWith, importFiles, nodeSource, openForPage, rebind, survey } from '../core/engine.ts';
import type { HostFacts } from '../core/host/facts.ts';

/** Answers one request; trouble with the input is a reply, trouble of our own another. */
export function answer(request: Request): Reply {
  const { number } = request;
  try {
    switch (request.kind) {
      case 'build':
        return { kind: 'built', number, result: buildFor(lastHost(request.bytes), request.plan) };
      case 'assess': {
        const { bytes, plan, paths } = request;
        return { kind: 'assessed', number, assessments: assess(lastHost(bytes), plan, paths) };
      }
      case 'open':
        return opened(number, openForPage(request.files));
      case 'ask':
        return { kind: 'answered', number, answer: askedFor(request) };
    }
  } catch (error) {
    return { kind: 'crashed', number, message: error instanceof Error ? error.message : String(error) };
  }
}

function opened(number: number, answer: ReturnType<typeof openForPage>): Reply {
  if ('code' in answer) return { kind: 'refused', number, error: answer };
  if ('domainFiles' in answer) return { kind: 'domains', number, files: answer };
  if ('project' in answer) return { kind: 'project', number, input: answer };
  if ('choices' in answer) return { kind: 'choice', number, choice: answer };
  return { kind: 'opened', number, host: answer };
}

let known: { readonly bytes: Uint8Array; readonly facts: HostFacts } | undefined;

/** The facts of the host, kept from the request before where it was about the same bytes. */
function lastHost(bytes: Uint8Array): HostFacts {
  if (known === undefined || !sameBytes(known.bytes, bytes)) known = { bytes, facts: factsOf(bytes) };
  return known.facts;
}

type Asked = Request & { readonly kind: 'ask' };

function askedFor({ name, asked }: Asked): Questions[QuestionName]['answer'] {
  switch (name) {
    case 'import':
      return importFiles(lastHost(asked.bytes), asked.plan, asked.files);
    case 'source':
      return nodeSource(lastHost(asked.bytes).tree, asked.path);
    case 'compare':
      return compareWith(asked.left, asked.files);
    case 'survey':
      return survey(asked.files, asked.target);
    case 'rebind': {
      const { bytes, name: host, plan, before } = asked;
      return rebind(plan, host, lastHost(bytes), before && factsOf(before));
    }
  }
}
