import { useState } from 'react';
import { changesSince } from '../../store/exports.ts';
import { typedTexts } from '../../store/own-texts.ts';
import { facesOf } from '../../store/views.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { FileList } from './FileList.tsx';
import styles from './Files.module.css';
import { FileView, type Look } from './FileView.tsx';
import { groupFiles } from './file-groups.ts';
import { OwnTextView } from './OwnTextView.tsx';
import { texts } from './strings.ts';

const NONE: readonly never[] = [];

/** The files of the last reply, to be read before they are exported: the very bytes that go into the zip. */
export function Files() {
  const store = useWorkspaceStore();
  const files = useWorkspace(({ outcome }) => outcome.files);
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const shown = useWorkspace(({ shownFile }) => shownFile);
  const [look, setLook] = useState<Look>('file');
  const changes = changesSince(
    files,
    useWorkspace(({ lastExport }) => lastExport),
  );
  const typed = typedTexts(domains);
  const own = typed.find(({ name }) => name === shown?.name);
  const file = files.find(({ name }) => name === shown?.name) ?? files[0];
  if (file === undefined) return <p className={styles.empty}>{texts.none}</p>;
  return (
    <div className={styles.files}>
      <FileList
        groups={groupFiles(files, facesOf(domains))}
        typed={typed}
        changes={changes}
        chosen={own?.name ?? file.name}
        onChoose={(name) => store.getState().showFile(name)}
      />
      {own === undefined ? (
        <FileView file={file} change={changes.files.get(file.name)} look={look} onLook={setLook} />
      ) : (
        <OwnTextView text={own} />
      )}
    </div>
  );
}
