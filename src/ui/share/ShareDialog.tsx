import { Copy, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../core/plan/plan.ts';
import { COMFORTABLE_LINK, LONGEST_LINK, writeLink } from '../../core/sharing/link.ts';
import type { Host } from '../../store/state.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { copyText } from '../parts/copy.ts';
import dialogs from '../parts/Dialog.module.css';
import { useReturnFocus } from '../parts/return-focus.ts';
import { findSample } from '../parts/samples.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './ShareDialog.module.css';
import { texts } from './strings.ts';

/** Makes a link that holds the project, and says what is in it. */
export default function ShareDialog() {
  const host = useWorkspace((state) => state.host);
  const plan = useWorkspace((state) => state.plan);
  if (host === undefined || plan === undefined) return null;
  return <Share host={host} plan={plan} />;
}

function Share({ host, plan }: { host: Host; plan: Plan }) {
  const store = useWorkspaceStore();
  const id = useId();
  const [withHost, setWithHost] = useState(false);
  const [isSample, setIsSample] = useState(false);
  const close = () => store.getState().showDialog(undefined);
  const address = useMemo(() => {
    const { origin, pathname, protocol } = location;
    const page = protocol === 'file:' ? `file://${pathname}` : origin + pathname;
    return `${page}#${writeLink(plan, withHost ? host.bytes : undefined)}`;
  }, [plan, host, withHost]);
  const tooLong = address.length > LONGEST_LINK;

  useEffect(() => {
    findSample(host.sha256).then(
      (sample) => setIsSample(sample !== undefined),
      () => {},
    );
  }, [host]);

  const exportInstead = () => {
    const { edit, showDialog } = store.getState();
    edit(texts.includeHost, (before) => ({ ...before, includeHost: true }));
    showDialog({ kind: 'export' });
  };
  const devices = plan.domains.reduce((sum, domain) => sum + domain.devices.length, 0);
  const choices = [
    { value: false, name: texts.plan, hint: isSample ? texts.planSample : texts.planHint(host.name) },
    { value: true, name: texts.host, hint: texts.hostHint(host.bytes.length) },
  ];

  return (
    <Dialog.Root open onOpenChange={(shown) => !shown && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content
          className={classes(dialogs.dialog, styles.dialog)}
          onCloseAutoFocus={useReturnFocus()}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title!}>{texts.title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={texts.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
            <Dialog.Description className={styles.lead!}>{texts.lead}</Dialog.Description>
          </div>
          <fieldset className={styles.choices}>
            <legend>{texts.what}</legend>
            {choices.map(({ value, name, hint }) => (
              <label key={name}>
                <input
                  type="radio"
                  name={id}
                  checked={withHost === value}
                  onChange={() => setWithHost(value)}
                />
                <span>
                  {name}
                  <span className={styles.hint}>{hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <p className={styles.section}>
            <b>{texts.receiver}</b>
            {texts.sees(plan.host.name, plan.domains.length, devices)}
          </p>
          {location.protocol === 'file:' && <p className={styles.section}>{texts.fromDisk}</p>}
          {tooLong ? (
            <p className={styles.tooLong} role="status">
              {texts.tooLong(address.length, LONGEST_LINK)}
            </p>
          ) : (
            <LinkField address={address} />
          )}
          <div className={dialogs.foot}>
            <Button look="quiet" onClick={close}>
              {texts.close}
            </Button>
            {tooLong ? (
              <Button look="primary" onClick={exportInstead}>
                {texts.export}
              </Button>
            ) : (
              <CopyButton address={address} />
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const FIELD = 'share-link';

function LinkField({ address }: { address: string }) {
  return (
    <div className={styles.section}>
      <label htmlFor={FIELD}>
        <b>{texts.link}</b>
      </label>
      <input
        id={FIELD}
        className={styles.link}
        readOnly
        value={address}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className={styles.hint} role="status">
        {address.length > COMFORTABLE_LINK ? texts.long(address.length) : texts.length(address.length)}
      </span>
    </div>
  );
}

function CopyButton({ address }: { address: string }) {
  const store = useWorkspaceStore();
  const button = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    if (await copyText(address)) return setCopied(address);
    document.getElementById(FIELD)?.focus();
    store.getState().notify(texts.select);
  };
  return (
    <Button look="primary" ref={button} onClick={() => void copy()}>
      <Copy size={14} aria-hidden="true" />
      {copied === address ? texts.copied : texts.copy}
    </Button>
  );
}
