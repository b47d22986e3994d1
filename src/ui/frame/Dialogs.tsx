import { lazy, Suspense } from 'react';
import type { XenTarget } from '../../core/plan/plan.ts';
import type { Dialog } from '../../store/state.ts';
import type { ActionRegistry } from '../actions/registry.ts';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

const CompareSheet = lazy(() => import('../compare/CompareSheet.tsx'));
const ChannelDialog = lazy(() => import('../domains/ChannelDialog.tsx'));
const Diff = lazy(() => import('../files/Diffs.tsx').then(({ Diff }) => ({ default: Diff })));
const DomainDialogs = lazy(() => import('../domains/DomainDialogs.tsx'));
const ExportDialog = lazy(() => import('../export/ExportDialog.tsx'));
const FileChangedDialog = lazy(() => import('../share/FileChangedDialog.tsx'));
const Help = lazy(() => import('../actions/Help.tsx'));
const ImportSheet = lazy(() => import('../imports/ImportSheet.tsx'));
const Palette = lazy(() => import('../actions/Palette.tsx'));
const ShareDialog = lazy(() => import('../share/ShareDialog.tsx'));
const RebindSheet = lazy(() => import('../rebind/RebindSheet.tsx'));
const StatementDialog = lazy(() => import('../problems/StatementDialog.tsx'));
const TargetDialog = lazy(() => import('./TargetDialog.tsx'));

/** The open dialog; its code is loaded when it is first needed. */
export function Dialogs({ registry }: { registry: ActionRegistry }) {
  const store = useWorkspaceStore();
  const dialog = useWorkspace((state) => state.dialog);
  const target = useWorkspace(({ plan }) => plan?.target);
  return (
    <CrashBoundary
      name={texts.dialog}
      extent="floating"
      onLeave={() => store.getState().showDialog(undefined)}
    >
      <Suspense>{dialog !== undefined && dialogOf(dialog, target, registry)}</Suspense>
    </CrashBoundary>
  );
}

function dialogOf(dialog: Dialog, target: XenTarget | undefined, registry: ActionRegistry) {
  if (dialog.kind === 'help') return <Help registry={registry} />;
  if (target === undefined) return null;
  switch (dialog.kind) {
    case 'new-domain':
    case 'edit-domain':
    case 'delete-domain':
    case 'scmi-domain':
      return <DomainDialogs dialog={dialog} />;
    case 'channel':
      return <ChannelDialog {...dialog} />;
    case 'state':
      return <StatementDialog fix={dialog.fix} />;
    case 'compare':
      return <CompareSheet comparison={dialog.comparison} Diff={Diff} />;
    case 'rebind':
      return <RebindSheet offer={dialog.offer} />;
    case 'import':
      return <ImportSheet report={dialog.report} />;
    case 'target':
      return <TargetDialog target={target} />;
    case 'export':
      return <ExportDialog />;
    case 'share':
      return <ShareDialog />;
    case 'file-changed':
      return <FileChangedDialog />;
    case 'palette':
      return <Palette registry={registry} />;
  }
}
