import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect } from 'react';
import { sha256Hex } from '../../core/base/hash.ts';
import type { Finding, OutputFile } from '../../core/contract.ts';
import { countOpen, DOM0_FACE, facesOf } from '../../store/views.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import dialogs from '../parts/Dialog.module.css';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useReturnFocus } from '../parts/return-focus.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { saveBytes } from '../parts/save.ts';
import { shortSize } from '../parts/size.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './ExportDialog.module.css';
import { texts } from './strings.ts';
import { packZip, zipName } from './zip.ts';

const NONE: readonly never[] = [];

/** The last look before the download: open errors once, what was accepted, and the files with their sizes. */
export default function ExportDialog() {
  const store = useWorkspaceStore();
  const outcome = useWorkspace((state) => state.outcome);
  const host = useWorkspace((state) => state.host);
  const { files, findings } = outcome;
  const close = () => store.getState().showDialog(undefined);
  const open = findings.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined);
  const size = shortSize(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const working = outcome.state === 'working';

  useEffect(() => {
    if (host === undefined) store.getState().showDialog(undefined);
  }, [host, store]);

  const save = () => {
    const name = zipName(host?.name ?? '');
    saveBytes(name, packZip(files), 'application/zip');
    store.getState().exported(files);
    close();
    store.getState().notify(texts.exported(name, files.length));
  };
  const showProblem = (finding: Finding) => {
    close();
    store.getState().explainProblem(finding);
  };

  return (
    <Dialog.Root open onOpenChange={(shown) => !shown && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content
          className={classes(dialogs.dialog, styles.dialog)}
          onCloseAutoFocus={useReturnFocus()}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title!}>
              {texts.title} <span className="mono">{host?.name}</span>
            </Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={texts.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
            <Dialog.Description className={styles.lead!}>
              {files.length > 0 ? texts.lead(files.length, size) : working ? texts.building : texts.nothing}
            </Dialog.Description>
          </div>
          <div className={styles.body}>
            {outcome.state === 'failed' && (
              <p className={styles.stale}>{texts.stale(outcome.failure ?? '')}</p>
            )}
            <OpenErrors findings={open} onShow={showProblem} />
            <Accepted findings={findings} />
            <OtherChecks findings={findings} open={open.length} />
            <FileTable files={files} />
            <Extras />
          </div>
          <div className={styles.foot}>
            {open.length > 0 && <SeverityMark severity="error" word={texts.openCount(open.length)} />}
            {working && files.length > 0 && <span className={styles.hint}>{texts.building}</span>}
            <span className="grow" />
            <Button look="quiet" onClick={close}>
              {texts.cancel}
            </Button>
            <Button look="primary" disabled={files.length === 0 || working} onClick={save}>
              {open.length > 0 ? texts.exportAnyway : texts.exportNow}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function OpenErrors({
  findings,
  onShow,
}: {
  findings: readonly Finding[];
  onShow: (finding: Finding) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <section>
      <h3 className={styles.section}>
        {texts.openErrors} <span className={styles.count}>{findings.length}</span>
      </h3>
      <ul className={styles.errors}>
        {findings.map((finding, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
          <li key={i} className={styles.error}>
            <SeverityMark severity="error" />
            <span className={styles.rule}>{finding.rule}</span>
            <span>
              <Prose text={finding.message} short />
            </span>
            <FaceOf domain={finding.domain} />
            <Button small look="quiet" onClick={() => onShow(finding)}>
              {texts.show}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{texts.askOnce}</p>
    </section>
  );
}

function Accepted({ findings }: { findings: readonly Finding[] }) {
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  if (accepted.length === 0) return null;
  return (
    <section>
      <h3 className={styles.section}>
        {texts.accepted} <span className={styles.count}>{accepted.length}</span>
      </h3>
      <ul>
        {accepted.map((finding, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
          <li key={i} className={styles.accepted}>
            <SeverityMark severity={finding.severity} muted />
            <span className={styles.rule}>{finding.rule}</span>
            <span>
              <Prose text={finding.message} short />
              <span className={styles.remark}>
                {texts.acceptedBy(finding.accepted!.author, finding.accepted!.reason)}
              </span>
            </span>
            <FaceOf domain={finding.domain} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherChecks({ findings, open }: { findings: readonly Finding[]; open: number }) {
  const counts = countOpen(findings);
  return (
    <section>
      <h3 className={styles.section}>{texts.checks}</h3>
      <ul className={styles.checks}>
        {open === 0 && (
          <li>
            <SeverityMark severity="ok" word={texts.noErrors} />
          </li>
        )}
        {counts.warning > 0 && (
          <li>
            <SeverityMark severity="warning" word={texts.warnings(counts.warning)} />
            <span className={styles.hint}>{texts.warningsHint}</span>
          </li>
        )}
        {counts.info > 0 && (
          <li>
            <SeverityMark severity="info" word={texts.notes(counts.info)} />
          </li>
        )}
      </ul>
    </section>
  );
}

/** What the zip can hold beside what it must: the host tree, so that it opens by itself, and the tree to boot with. */
function Extras() {
  const store = useWorkspaceStore();
  const included = useWorkspace(({ plan }) => plan?.includeHost ?? false);
  const patched = useWorkspace(({ plan }) => plan?.patchedHost ?? false);
  const { edit } = store.getState();
  return (
    <>
      <Extra
        label={texts.includeHost}
        hint={texts.includeHostHint}
        checked={included}
        onChange={(includeHost) =>
          edit(texts.changeHost(includeHost), ({ includeHost: _, ...plan }) =>
            includeHost ? { ...plan, includeHost } : plan,
          )
        }
      />
      <Extra
        label={texts.patchedHost}
        hint={texts.patchedHostHint}
        checked={patched}
        onChange={(patchedHost) =>
          edit(texts.changePatched(patchedHost), ({ patchedHost: _, ...plan }) =>
            patchedHost ? { ...plan, patchedHost } : plan,
          )
        }
      />
    </>
  );
}

interface ExtraProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Extra({ label, hint, checked, onChange }: ExtraProps) {
  return (
    <label className={styles.include}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
      <span>
        {label}
        <span className={styles.remark}>{hint}</span>
      </span>
    </label>
  );
}

function FileTable({ files }: { files: readonly OutputFile[] }) {
  if (files.length === 0) return null;
  return (
    <section>
      <h3 className={styles.section}>
        {texts.files} <span className={styles.count}>{files.length}</span>
      </h3>
      <ul>
        {files.map(({ name, bytes }) => (
          <li key={name} className={styles.file}>
            <FaceOf domain={folderOf(name)} />
            <span className="mono trunc">{name}</span>
            <span className={styles.size}>{shortSize(bytes.length)}</span>
            <span className={styles.hash} title={sha256Hex(bytes)}>
              {sha256Hex(bytes).slice(0, 8)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The domain whose folder a file is in; the host's files are dom0's. */
function folderOf(name: string): string {
  const folder = name.slice(0, Math.max(0, name.indexOf('/')));
  return folder === 'host' ? DOM0_FACE.name : folder;
}

function FaceOf({ domain }: { domain: string | undefined }) {
  const faces = facesOf(useWorkspace(({ plan }) => plan?.domains ?? NONE));
  const face = [...faces, DOM0_FACE].find(({ name }) => name === domain);
  return <span className={styles.badge}>{face && <DomainBadge face={face} />}</span>;
}
