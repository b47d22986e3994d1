import { Copy, Download, WrapText } from 'lucide-react';
import { useState } from 'react';
import type { OutputFile } from '../../core/contract.ts';
import { typedTexts } from '../../store/own-texts.ts';
import { facesOf } from '../../store/views.ts';
import { IconButton } from '../parts/Button.tsx';
import { copyText } from '../parts/copy.ts';
import { saveBytes } from '../parts/save.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { BinaryFile } from './BinaryFile.tsx';
import { FileList } from './FileList.tsx';
import styles from './Files.module.css';
import { baseName, groupFiles, isText } from './file-groups.ts';
import { OwnTextView } from './OwnTextView.tsx';
import { texts } from './strings.ts';
import { TextFile } from './TextFile.tsx';

const NONE: readonly never[] = [];
const decoder = new TextDecoder();

/** The files of the last reply, to be read before they are exported: the very bytes that go into the zip. */
export function Files() {
  const store = useWorkspaceStore();
  const files = useWorkspace(({ outcome }) => outcome.files);
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const shown = useWorkspace(({ shownFile }) => shownFile);
  const typed = typedTexts(domains);
  const own = typed.find(({ name }) => name === shown?.name);
  const file = files.find(({ name }) => name === shown?.name) ?? files[0];
  if (file === undefined) return <p className={styles.empty}>{texts.none}</p>;
  return (
    <div className={styles.files}>
      <FileList
        groups={groupFiles(files, facesOf(domains))}
        typed={typed}
        chosen={own?.name ?? file.name}
        onChoose={(name) => store.getState().showFile(name)}
      />
      {own === undefined ? <FileView file={file} /> : <OwnTextView text={own} />}
    </div>
  );
}

function FileView({ file }: { file: OutputFile }) {
  const store = useWorkspaceStore();
  const working = useWorkspace(({ outcome }) => outcome.state === 'working');
  const [wrap, setWrap] = useState(false);
  const text = isText(file.name) ? decoder.decode(file.bytes) : undefined;
  const folder = file.name.slice(0, -baseName(file.name).length);
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
      </div>
      {text === undefined ? <BinaryFile file={file} /> : <TextFile file={file} text={text} wrap={wrap} />}
    </section>
  );
}
