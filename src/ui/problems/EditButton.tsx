import type { Finding } from '../../core/contract.ts';
import { Button } from '../parts/Button.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

/** Opens what the user has to change, where nothing mends a finding by itself. */
export function EditButton({ finding: { edit, channel, domain } }: { finding: Finding }) {
  const store = useWorkspaceStore();
  const { showDialog } = store.getState();
  if (edit === 'channel' && channel !== undefined)
    return (
      <Button small onClick={() => showDialog({ kind: 'channel', name: channel })}>
        {texts.editChannel}
      </Button>
    );
  if (edit === 'domain' && domain !== undefined)
    return (
      <Button small onClick={() => showDialog({ kind: 'edit-domain', name: domain })}>
        {texts.editDomain(domain)}
      </Button>
    );
  return null;
}
