import { Dialog } from 'radix-ui';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import dialogs from '../parts/Dialog.module.css';
import { useReturnFocus } from '../parts/return-focus.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { Keys } from './Keys.tsx';
import styles from './Palette.module.css';
import { ACTION_GROUPS, type ActionRegistry } from './registry.ts';
import { texts } from './strings.ts';

/** Every key, by where it works. */
export default function Help({ registry }: { registry: ActionRegistry }) {
  const store = useWorkspaceStore();
  const actions = registry.all();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && store.getState().showDialog(undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content className={classes(dialogs.dialog, styles.help)} onCloseAutoFocus={useReturnFocus()}>
          <Dialog.Title className={dialogs.title!}>{texts.helpTitle}</Dialog.Title>
          <Dialog.Description className={styles.helpLead!}>
            {texts.helpLead} <Keys chord="Ctrl+K" />
          </Dialog.Description>
          <div className={styles.columns}>
            {ACTION_GROUPS.map((group) => {
              const members = actions.filter((action) => action.group === group && action.keys !== undefined);
              if (members.length === 0) return null;
              return (
                <section key={group}>
                  <h3>{texts.groups[group]}</h3>
                  <dl>
                    {members.map(({ id, title, keys = [] }) => (
                      <div key={id} className={styles.key}>
                        <dt>
                          <Keys chord={keys[0]!} />
                        </dt>
                        <dd>{title}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              );
            })}
            <WidgetKeys title={texts.inTree} keys={texts.treeKeys} />
            <WidgetKeys title={texts.inDomains} keys={texts.domainKeys} />
            <WidgetKeys title={texts.inText} keys={texts.textKeys} />
          </div>
          <div className={dialogs.foot}>
            <Button
              look="quiet"
              onClick={() => {
                store.getState().showDialog(undefined);
                registry.run('help.tour');
              }}
            >
              {texts.tour}
            </Button>
            <Dialog.Close asChild>
              <Button>{texts.closeDialog}</Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Keys that belong to a widget and are no actions of the app. */
function WidgetKeys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([caps, what]) => (
          <div key={caps} className={styles.key}>
            <dt>
              <kbd>{caps}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
