import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './CrashBoundary.module.css';
import { copyText } from './copy.ts';
import { saveProject } from './save-project.ts';
import { texts } from './strings.ts';
import { useWorkspace, useWorkspaceStore } from './workspace.tsx';

interface CrashBoundaryProps {
  /** What is guarded, in words. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Hands out the project, which is in memory whatever has happened to the page. */
function RescueButton() {
  const store = useWorkspaceStore();
  const hasProject = useWorkspace(({ plan }) => plan !== undefined);
  if (!hasProject) return null;
  return <Button onClick={() => void saveProject(store, 'anew')}>{texts.saveProject}</Button>;
}

/** Keeps a mistake of ours in one panel from taking the page down; the project is saved all the while. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    const { name, children } = this.props;
    if (error === undefined) return children;
    const report = `${name}: ${error.stack ?? error.message}`;
    return (
      <div className={styles.crash} role="alert">
        <h2>{texts.crashed(name)}</h2>
        <p>{texts.crashSafe}</p>
        <pre>{error.message}</pre>
        <div className={styles.actions}>
          <Button onClick={() => this.setState({ error: undefined })}>{texts.tryAgain}</Button>
          <Button onClick={() => location.reload()}>{texts.reload}</Button>
          <RescueButton />
          <Button look="quiet" onClick={() => void copyText(report)}>
            {texts.copyReport}
          </Button>
        </div>
      </div>
    );
  }
}
