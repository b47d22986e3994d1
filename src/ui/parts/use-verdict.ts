import type { Assessment } from '../../core/contract.ts';
import { type Verdict, verdictOf } from '../../store/verdict.ts';
import { useWorkspace } from './workspace.tsx';

/** What a domain says to the devices that are held over the page. */
export interface HeldVerdict {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
  /** Whether the domain has them all already. */
  readonly here: boolean;
}

/** The verdict of a domain on what is held; undefined where nothing is, or the core has not answered yet. */
export function useVerdict(domain: string): HeldVerdict | undefined {
  const considered = useWorkspace((state) => state.considered);
  const devices = useWorkspace(({ plan }) => plan?.domains.find(({ name }) => name === domain)?.devices);
  const assessment = considered?.verdicts?.find((verdict) => verdict.domain === domain);
  if (considered === undefined || assessment === undefined) return undefined;
  const own = new Set(devices?.map(({ path }) => path));
  return {
    assessment,
    verdict: verdictOf(assessment, considered.paths.length),
    here: considered.paths.every((path) => own.has(path)),
  };
}
