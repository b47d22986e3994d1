import { useEffect, useRef, useState } from 'react';
import { hex } from '../../core/base/hex.ts';
import type { Refusal } from '../../store/opening.ts';
import { Button } from '../parts/Button.tsx';
import { HexDump } from '../parts/HexDump.tsx';
import { hexRows } from '../parts/hex-rows.ts';
import { pickFiles } from '../parts/pick-files.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Cover } from './Cover.tsx';
import styles from './RefusalScreen.module.css';
import { refusalDetails } from './refusal-details.ts';
import { texts, titles } from './strings.ts';

/** Says what a file is that could not be opened, and what is wrong with it; lies over the open project. */
export function RefusalScreen({ refusal }: { refusal: Refusal }) {
  const store = useWorkspaceStore();
  const board = useWorkspace(({ host }) => host?.name);
  const first = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState(false);
  const { dismissRefusal } = store.getState();
  const { files, error } = refusal;
  const file = files[0];
  const cut = file !== undefined && error.code === 'truncated' ? promisedSize(file.bytes) : undefined;
  const crashed = error.code === 'crashed';
  const aboutText = /^(project|link)/.test(error.code);
  const offset = cut === undefined ? error.offset : TOTALSIZE;

  useEffect(() => first.current?.focus(), []);

  return (
    <Cover
      role="alertdialog"
      title={texts.refused(files.length)}
      lead={board === undefined ? texts.nothingOpen : texts.untouched(board)}
      onEscape={dismissRefusal}
    >
      <article className={styles.item}>
        <SeverityMark severity="error" />
        <h2>{titles[error.code] ?? titles['bad-magic']}</h2>
        {file !== undefined && (
          <p className={styles.file}>
            {file.name}, {texts.bytes(file.bytes.length)}
          </p>
        )}
        <p className={styles.message}>{crashed ? texts.crashed(error.message) : sentence(error.message)}</p>
        {error.hint !== undefined && <p className={styles.message}>{sentence(error.hint)}</p>}
        {file !== undefined && cut !== undefined && <CutBar present={file.bytes.length} promised={cut} />}
        {file !== undefined && file.bytes.length > 0 && !crashed && !aboutText && (
          <div className={styles.dump}>
            <HexDump rows={hexRows(file.bytes, offset)} label={texts.around(hex(offset))} />
          </div>
        )}
        {file !== undefined && !crashed && !aboutText && (
          <p className="small dim">
            {cut === undefined
              ? texts.where(hex(error.offset), error.code)
              : texts.cut(hex(cut), hex(file.bytes.length), error.code)}
          </p>
        )}
        <div className={styles.actions}>
          <Button ref={first} onClick={() => pickFiles(store)}>
            {texts.another}
          </Button>
          <Button onClick={dismissRefusal}>
            {board === undefined ? texts.backToStart : texts.back(board)}
          </Button>
          {crashed && <Button onClick={() => location.reload()}>{texts.reload}</Button>}
          <Button
            look="quiet"
            onClick={() =>
              void navigator.clipboard.writeText(refusalDetails(refusal)).then(() => setCopied(true))
            }
          >
            {copied ? texts.copied : texts.copy}
          </Button>
        </div>
      </article>
    </Cover>
  );
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Where the header says how many bytes the blob has. */
const TOTALSIZE = 4;

/** How many bytes a cut blob should have; undefined where the file is too short to say. */
function promisedSize(bytes: Uint8Array): number | undefined {
  if (bytes.length < TOTALSIZE + 4) return undefined;
  const promised = new DataView(bytes.buffer, bytes.byteOffset).getUint32(TOTALSIZE);
  return promised > bytes.length ? promised : undefined;
}

/** How much of the promised blob is there. */
function CutBar({ present, promised }: { present: number; promised: number }) {
  return (
    <div className={styles.cut}>
      <div className={styles.cutBar} aria-hidden="true">
        <div style={{ width: `${(100 * present) / promised}%` }} />
      </div>
      <p>
        <span>
          <b>{texts.bytes(present)}</b> {texts.present}
        </span>
        <span>
          <b>{texts.bytes(promised)}</b> {texts.promised} <span className="monoSmall">totalsize</span>
        </span>
      </p>
    </div>
  );
}
