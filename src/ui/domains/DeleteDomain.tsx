import { AlertDialog } from 'radix-ui';
import { endsOf } from '../../core/plan/channel.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { Button } from '../parts/Button.tsx';
import dialogs from '../parts/Dialog.module.css';
import { useReturnFocus } from '../parts/return-focus.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

export function DeleteDomain({ domain: { name, devices } }: { domain: Domain }) {
  const store = useWorkspaceStore();
  const { removeDomain, showDialog } = store.getState();
  const channels = endsOf(
    useWorkspace(({ plan }) => plan?.channels),
    name,
  ).map(({ channel }) => channel.name);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && showDialog(undefined)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialogs.scrim!} />
        <AlertDialog.Content className={dialogs.dialog!} onCloseAutoFocus={useReturnFocus()}>
          <AlertDialog.Title className={dialogs.title!}>{texts.deleteTitle(name)}</AlertDialog.Title>
          <AlertDialog.Description className={dialogs.lead!}>
            {texts.deleteText(devices.length)} {channels.length > 0 && texts.deleteChannels(channels)}{' '}
            {texts.deleteUndo}
          </AlertDialog.Description>
          <div className={dialogs.foot}>
            <AlertDialog.Cancel asChild>
              <Button look="quiet">{texts.cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="primary" onClick={() => removeDomain(name)}>
                {texts.delete}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
