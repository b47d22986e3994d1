import { ArrowDown, ArrowUp, Columns2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { OutputFile, Provenance } from '../../core/contract.ts';
import { nodeLines, provenanceAt } from '../../store/provenance.ts';
import { IconButton } from '../parts/Button.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import type { DiffHandle } from './DiffPane.tsx';
import styles from './Files.module.css';
import { loadDiffPane } from './load-code-pane.ts';
import { texts } from './strings.ts';

const DiffPane = lazy(loadDiffPane);
const NONE: readonly never[] = [];
const decoder = new TextDecoder();

interface DiffsProps {
  readonly file: OutputFile;
  readonly text: string;
  readonly wrap: boolean;
}

/** A text file against itself in the last export. */
export function ExportDiff({ file, text, wrap }: DiffsProps) {
  const before = useWorkspace(({ lastExport }) => lastExport?.find(({ name }) => name === file.name));
  const original = useMemo(() => before && decoder.decode(before.bytes), [before]);
  if (original === undefined) return <p className={styles.empty}>{texts.newFile}</p>;
  return (
    <Diff
      name={file.name}
      original={original}
      modified={text}
      lines={file.lines ?? NONE}
      wrap={wrap}
      left={texts.lastExport}
      right={texts.now}
    />
  );
}

/** What became of a host node: its source there, and in the partial tree. */
export function HostDiff({ file: { name, lines = NONE }, text, wrap }: DiffsProps) {
  const selected = useWorkspace(({ host, selection }) =>
    selection.active === undefined ? undefined : host?.tree.path(selection.active),
  );
  const devices = useWorkspace(({ plan }) =>
    plan?.domains.find((domain) => name.startsWith(`${domain.name}/`)),
  )?.devices;
  // The selected node where the file has it, else the first device that it has.
  const path = useMemo(
    () =>
      [selected, ...(devices ?? NONE).map((device) => device.path)].find(
        (candidate) => candidate !== undefined && nodeLines(lines, candidate) !== undefined,
      ),
    [lines, selected, devices],
  );
  const source = useHostSource(path);
  const place = path === undefined ? undefined : nodeLines(lines, path);
  if (path === undefined || place === undefined) return <p className={styles.empty}>{texts.noHostNode}</p>;
  if (source === undefined) return <p className={styles.empty}>{texts.reading}</p>;
  const shift = place.from - 1;
  const own = lines.flatMap((entry) =>
    entry.from < place.from || entry.to > place.to
      ? []
      : [{ ...entry, from: entry.from - shift, to: entry.to - shift }],
  );
  return (
    <Diff
      name={name}
      original={source}
      modified={dedent(text.split('\n').slice(shift, place.to))}
      lines={own}
      wrap={wrap}
      left={<NodeLink path={path} />}
      right={name.slice(0, name.indexOf('/'))}
    />
  );
}

function useHostSource(path: NodePath | undefined): string | undefined {
  const store = useWorkspaceStore();
  const [found, setFound] = useState<{ path: NodePath; source: string | undefined }>();
  useEffect(() => {
    if (path === undefined) return;
    let wanted = true;
    store
      .getState()
      .hostSource(path)
      .then((source) => wanted && setFound({ path, source }))
      .catch((error: unknown) => store.getState().notify(texts.noSource(String(error))));
    return () => {
      wanted = false;
    };
  }, [path, store]);
  return found?.path === path ? found?.source : undefined;
}

/** Lines without the tabs that the first of them begins with. */
function dedent(lines: readonly string[]): string {
  const tabs = /^\t*/.exec(lines[0] ?? '')![0];
  return `${lines.map((line) => (line.startsWith(tabs) ? line.slice(tabs.length) : line)).join('\n')}\n`;
}

interface DiffProps {
  readonly name: string;
  readonly original: string;
  readonly modified: string;
  readonly lines?: readonly Provenance[];
  readonly wrap?: boolean;
  readonly left: React.ReactNode;
  readonly right: React.ReactNode;
}

/** Two texts with a bar that says what they are, how much differs, and goes from difference to difference. */
export function Diff({ left, right, lines = NONE, wrap = false, ...rest }: DiffProps) {
  const store = useWorkspaceStore();
  const [sideBySide, setSideBySide] = useState(true);
  const [count, setCount] = useState<number>();
  const handle = useRef<DiffHandle>(undefined);
  const pick = useCallback(
    (line: number) => {
      const path = provenanceAt(lines, line)?.path;
      if (path !== undefined) store.getState().reveal(path);
    },
    [lines, store],
  );
  const none = !count;
  return (
    <>
      <div className={styles.sides}>
        <span className="trunc">{left}</span>
        <span aria-hidden="true">→</span>
        <span className="trunc">{right}</span>
        <span className="grow" />
        <span role="status">{count !== undefined && texts.differences(count)}</span>
        <IconButton
          small
          label={texts.previous}
          disabled={none}
          onClick={() => handle.current?.go('previous')}
        >
          <ArrowUp size={14} />
        </IconButton>
        <IconButton small label={texts.next} disabled={none} onClick={() => handle.current?.go('next')}>
          <ArrowDown size={14} />
        </IconButton>
        <IconButton
          small
          label={texts.sideBySide}
          aria-pressed={sideBySide}
          onClick={() => setSideBySide(!sideBySide)}
        >
          <Columns2 size={14} />
        </IconButton>
      </div>
      <div className={styles.code}>
        <Suspense fallback={<p className={styles.empty}>{texts.loadingEditor}</p>}>
          <DiffPane
            {...rest}
            wrap={wrap}
            lines={lines}
            sideBySide={sideBySide}
            handle={handle}
            onCount={setCount}
            onPick={pick}
          />
        </Suspense>
      </div>
    </>
  );
}
