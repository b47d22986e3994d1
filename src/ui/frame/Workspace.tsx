import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useChoice } from '../parts/use-choice.ts';
import { useDragVerdicts } from '../parts/use-drag-verdicts.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import { mode } from '../theme/appearance.ts';
import { AsideBanner } from './AsideBanner.tsx';
import { ElsewhereBanner } from './ElsewhereBanner.tsx';
import { Header } from './Header.tsx';
import { NarrowLayout } from './NarrowLayout.tsx';
import { Toast } from './Notices.tsx';
import { SkipLinks } from './SkipLinks.tsx';
import { StatusLine } from './StatusLine.tsx';
import { StoppedBanner } from './StoppedBanner.tsx';
import { WideLayout } from './WideLayout.tsx';
import styles from './Workspace.module.css';

const Tour = lazy(() => import('../tour/Tour.tsx'));

/** Everything around an open board. */
export function Workspace() {
  const board = useWorkspace(({ host }) => host?.name);
  const tour = useWorkspace((state) => state.tour);
  const narrow = useNarrow();
  const presenting = useChoice(mode) === 'presenter';
  useDragVerdicts();
  return (
    <div className={styles.frame}>
      {!narrow && <SkipLinks />}
      <Header />
      <ElsewhereBanner />
      <AsideBanner />
      <StoppedBanner />
      <main className={styles.main}>
        <h1 className="hiddenText">{board}</h1>
        {narrow ? <NarrowLayout /> : <WideLayout />}
      </main>
      <Suspense>{tour !== undefined && <Tour at={tour} />}</Suspense>
      {presenting ? <Toast floating /> : <StatusLine />}
    </div>
  );
}

/** Below this width the panels do not fit side by side. */
const NARROW = matchMedia('(max-width: 899px)');

const useNarrow = () =>
  useSyncExternalStore(
    (listener) => {
      NARROW.addEventListener('change', listener);
      return () => NARROW.removeEventListener('change', listener);
    },
    () => NARROW.matches,
  );
