import { useEffect, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { Assessment } from '../../core/contract.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** In milliseconds. */
const DELAY = { 'at once': 0, resting: 150 };

/**
 * What giving devices to each domain of a plan means; undefined until the core has answered about these devices. While
 * the plan changes, the answer about the plan before stays.
 * @param when `resting`: once the question has stood for a moment, for who walks through many devices by key
 */
export function useAssessments(
  paths: readonly NodePath[],
  plan: Plan | undefined,
  when: 'at once' | 'resting' = 'at once',
): readonly Assessment[] | undefined {
  const store = useWorkspaceStore();
  const [answer, setAnswer] = useState<{ about: string; list: readonly Assessment[] }>();
  const about = paths.join('\n');
  useEffect(() => {
    if (plan === undefined || about === '') return;
    let wanted = true;
    const timer = setTimeout(() => {
      store
        .getState()
        .assess(about.split('\n') as NodePath[], plan)
        .then(
          (list) => wanted && setAnswer({ about, list }),
          // The build over the same plan tells what is wrong with the worker.
          () => undefined,
        );
    }, DELAY[when]);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [store, plan, about, when]);
  return answer?.about === about ? answer.list : undefined;
}
