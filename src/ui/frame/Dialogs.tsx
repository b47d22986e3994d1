import { lazy, Suspense } from 'react';
import type { XenTarget } from '../../core/plan/plan.ts';
import type { Dialog } from '../../store/state.ts';
import { useWorkspace } from '../parts/workspace.tsx';

const DomainDialogs = lazy(() => import('../domains/DomainDialogs.tsx'));
const TargetDialog = lazy(() => import('./TargetDialog.tsx'));

/** The open dialog; its code is loaded when it is first needed. */
export function Dialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  const target = useWorkspace(({ plan }) => plan?.target);
  if (dialog === undefined || target === undefined) return null;
  return <Suspense>{dialogOf(dialog, target)}</Suspense>;
}

function dialogOf(dialog: Dialog, target: XenTarget) {
  switch (dialog.kind) {
    case 'new-domain':
    case 'edit-domain':
    case 'delete-domain':
      return <DomainDialogs dialog={dialog} />;
    case 'target':
      return <TargetDialog target={target} />;
    default:
      return null;
  }
}
