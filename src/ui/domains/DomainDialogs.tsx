import type { Dialog } from '../../store/state.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import { DeleteDomain } from './DeleteDomain.tsx';
import { DomainDialog } from './DomainDialog.tsx';
import { ScmiDialog } from './ScmiDialog.tsx';

type AboutDomains = Extract<Dialog, { kind: `${string}-domain` }>;

/** The dialogs about domains; loaded when the first one opens. */
export default function DomainDialogs({ dialog }: { dialog: AboutDomains }) {
  const domains = useWorkspace(({ plan }) => plan?.domains) ?? [];
  if (dialog.kind === 'new-domain') return <DomainDialog assign={dialog.assign} />;
  const domain = domains.find(({ name }) => name === dialog.name);
  if (domain === undefined) return null;
  if (dialog.kind === 'scmi-domain') return <ScmiDialog domain={domain} />;
  return dialog.kind === 'edit-domain' ? (
    <DomainDialog domain={domain} assign={[]} />
  ) : (
    <DeleteDomain domain={domain} />
  );
}
