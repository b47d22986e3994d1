import { Copy, Download, WrapText } from 'lucide-react';
import { useState } from 'react';
import type { OutputFile } from '../../core/contract.ts';
import type { FileChange } from '../../store/exports.ts';
import { IconButton } from '../parts/Button.tsx';
import { copyText } from '../parts/copy.ts';
import { saveBytes } from '../parts/save.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { BinaryFile } from './BinaryFile.tsx';
import { ExportDiff, HostDiff } from './Diffs.tsx';
import styles from './Files.module.css';
import { baseName, isText } from './file-groups.ts';
import { texts } from './strings.ts';
import { TextFile } from './TextFile.tsx';

/** How a file is looked at: as it is, against the last export, or a node of it against the host's. */
const LOOKS = ['file', 'changes', 'host'] as const;
export type Look = (typeof LOOKS)[number];

const decoder = new TextDecoder();

interface FileViewProps {
  readonly file: OutputFile;
  /** Since the last export. */
  readonly change: FileChange | undefined;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

export function FileView({ file, change, look, onLook }: FileViewProps) {
  const store = useWorkspaceStore();
  const working = useWorkspace(({ outcome }) => outcome.state === 'working');
  const exported = useWorkspace(({ lastExport }) => lastExport !== undefined);
  const [wrap, setWrap] = useState(false);
  const text = isText(file.name) ? decoder.decode(file.bytes) : undefined;
  const folder = file.name.slice(0, -baseName(file.name).length);
  const possible: Record<Look, boolean> = {
    file: true,
    changes: exported,
    host: baseName(file.name) === 'passthrough.dts',
  };
  const shown = possible[look] ? look : 'file';
  const copy = async (content: string) => {
    const done = await copyText(content);
    store.getState().notify(done ? texts.copied(file.name) : texts.copyRefused);
  };
  return (
    <section className={styles.view} aria-label={file.name}>
      <div className={styles.bar}>
        <h3 className={styles.title}>
          {folder !== '' && <span className={styles.folder}>{folder.replace('/', ' / ')}</span>}
          {baseName(file.name)}
        </h3>
        {working && <span className={styles.stale}>{texts.stale}</span>}
        <span className="grow" />
        {text !== undefined && (
          <>
            <IconButton label={texts.wrap} aria-pressed={wrap} onClick={() => setWrap(!wrap)}>
              <WrapText size={16} />
            </IconButton>
            <IconButton label={texts.copy} onClick={() => void copy(text)}>
              <Copy size={16} />
            </IconButton>
          </>
        )}
        <IconButton
          label={texts.download(baseName(file.name))}
          onClick={() => saveBytes(file.name.replaceAll('/', '-'), file.bytes)}
        >
          <Download size={16} />
        </IconButton>
        {text !== undefined && (
          /* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame */
          <span className={styles.segments} role="group" aria-label={texts.look}>
            {LOOKS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === shown}
                disabled={!possible[each]}
                title={possible[each] ? texts.lookHint[each] : texts.lookMissing[each]}
                onClick={() => onLook(each)}
              >
                {texts.looks[each]}
              </button>
            ))}
          </span>
        )}
      </div>
      {text === undefined ? (
        <BinaryFile file={file} change={exported ? (change ?? 'same') : undefined} />
      ) : shown === 'changes' ? (
        <ExportDiff file={file} text={text} wrap={wrap} />
      ) : shown === 'host' ? (
        <HostDiff file={file} text={text} wrap={wrap} />
      ) : (
        <TextFile file={file} text={text} wrap={wrap} />
      )}
    </section>
  );
}
