import { useMemo } from 'react';
import { sha256Hex } from '../../core/base/hash.ts';
import type { OutputFile } from '../../core/contract.ts';
import type { FileChange } from '../../store/exports.ts';
import { HexDump } from '../parts/HexDump.tsx';
import { headRows } from '../parts/hex-rows.ts';
import { LinkButton } from '../parts/LinkButton.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Files.module.css';
import { texts } from './strings.ts';

/** Of a binary file, so many bytes are shown. */
const HEAD = 256;

interface BinaryFileProps {
  readonly file: OutputFile;
  /** Since the last export; undefined where there was none. */
  readonly change: FileChange | 'same' | undefined;
}

/** A file that is no text: its size, its hash, its first bytes, and where the same can be read as text. */
export function BinaryFile({ file, change }: BinaryFileProps) {
  const store = useWorkspaceStore();
  const hash = useMemo(() => sha256Hex(file.bytes), [file]);
  const source = file.name.replace(/\.dtbo?$/, '.dts');
  const hasSource = useWorkspace(({ outcome }) => outcome.files.some(({ name }) => name === source));
  const head = file.bytes.subarray(0, HEAD);
  return (
    <div className={styles.binary}>
      <dl>
        <dt>{texts.size}</dt>
        <dd>{texts.bytes(file.bytes.length)}</dd>
        <dt>{texts.hash}</dt>
        <dd className={styles.hash}>{hash}</dd>
        {change !== undefined && (
          <>
            <dt>{texts.sinceExport}</dt>
            <dd>{texts.since[change]}</dd>
          </>
        )}
        {hasSource && (
          <>
            <dt>{texts.asText}</dt>
            <dd>
              <LinkButton onClick={() => store.getState().showFile(source)}>{source}</LinkButton>
            </dd>
          </>
        )}
      </dl>
      <h4>{texts.head(head.length, file.bytes.length)}</h4>
      <HexDump rows={headRows(head)} label={texts.head(head.length, file.bytes.length)} />
    </div>
  );
}
