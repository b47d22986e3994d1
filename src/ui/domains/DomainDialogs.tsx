import { useWorkspace } from '../parts/workspace.tsx';
import { DeleteDomain } from './DeleteDomain.tsx';
import { DomainDialog } from './DomainDialog.tsx';

/** The open dialog about domains; loaded when the first one opens. */
export default function DomainDialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  const domains = useWorkspace(({ plan }) => plan?.domains) ?? [];
  if (dialog === undefined) return null;
  if (dialog.kind === 'new-domain') return <DomainDialog assign={dialog.assign} />;
  if (dialog.kind !== 'edit-domain' && dialog.kind !== 'delete-domain') return null;
  const domain = domains.find(({ name }) => name === dialog.name);
  if (domain === undefined) return null;
  return dialog.kind === 'edit-domain' ? (
    <DomainDialog domain={domain} assign={[]} />
  ) : (
    <DeleteDomain domain={domain} />
  );
}
