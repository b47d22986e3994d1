import { Component, type ReactNode } from 'react';
import { Brand } from './Brand.tsx';
import { Button } from './Button.tsx';
import styles from './CrashBoundary.module.css';
import { classes } from './classes.ts';
import { copyText } from './copy.ts';
import { saveProject } from './save-project.ts';
import { texts } from './strings.ts';
import { useWorkspace, useWorkspaceStore } from './workspace.tsx';

interface CrashBoundaryProps {
  /** What is guarded, in words. */
  readonly name: string;
  /** A part of a page, the page as a whole, or something that floats above it. */
  readonly extent?: 'part' | 'page' | 'floating';
  /** Leaves what has crashed, where that is possible; otherwise it is tried once more. */
  readonly onLeave?: () => void;
  readonly children: ReactNode;
}

/** Hands out the project, which is in memory whatever has happened to the page. */
function RescueButton() {
  const store = useWorkspaceStore();
  const hasProject = useWorkspace(({ plan }) => plan !== undefined);
  if (!hasProject) return null;
  return <Button onClick={() => void saveProject(store, 'anew')}>{texts.saveProject}</Button>;
}

/** What becomes of the work. */
function Assurance() {
  const hasProject = useWorkspace(({ plan }) => plan !== undefined);
  const stored = useWorkspace(({ saving, keptElsewhere }) => saving !== 'blocked' && !keptElsewhere);
  return <p>{!hasProject ? texts.crashEmpty : stored ? texts.crashSafe : texts.crashUnsaved}</p>;
}

/** Keeps a mistake of ours in one panel from taking the page down; the project is saved all the while. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    const { name, extent = 'part', onLeave, children } = this.props;
    if (error === undefined) return children;
    const report = `${name}: ${error.stack ?? error.message}`;
    const again = () => {
      onLeave?.();
      this.setState({ error: undefined });
    };
    const page = extent === 'page';
    const Title = page ? 'h1' : 'h2';
    const notice = (
      <div className={classes(styles.crash, extent !== 'part' && styles[extent])} role="alert">
        {page && <Brand />}
        <Title>{texts.crashed(name)}</Title>
        <Assurance />
        <pre>{error.message}</pre>
        <div className={styles.actions}>
          <Button onClick={again}>{onLeave === undefined ? texts.tryAgain : texts.close}</Button>
          <Button onClick={() => location.reload()}>{texts.reload}</Button>
          <RescueButton />
          <Button look="quiet" onClick={() => void copyText(report)}>
            {texts.copyReport}
          </Button>
        </div>
      </div>
    );
    return page ? <main className={styles.whole}>{notice}</main> : notice;
  }
}
