import { ChevronDown, CircleQuestionMark, Download, Redo2, Search, Share2, Undo2 } from 'lucide-react';
import { Brand } from '../parts/Brand.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { useHistory, useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { BoardPick } from './BoardPick.tsx';
import styles from './Header.module.css';
import { HistoryButton } from './HistoryButton.tsx';
import { texts } from './strings.ts';
import { ViewPick } from './ViewPick.tsx';

export function Header() {
  const store = useWorkspaceStore();
  const target = useWorkspace(({ plan }) => plan?.target);
  const { undo, redo } = useHistory();
  const actions = store.getState();
  return (
    <header className={styles.header}>
      <Brand />
      <BoardPick />
      <span className={styles.rule} />
      {target !== undefined && (
        <button
          type="button"
          className={classes(styles.pick, styles.target)}
          title={texts.changeTarget}
          onClick={() => actions.showDialog({ kind: 'target' })}
        >
          <span className={styles.key}>{texts.target}</span>
          {texts.xen(target.version)}
          <span className={styles.detail}>{target.iommuDrivers.join(', ') || texts.noIommu}</span>
          <ChevronDown size={12} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={styles.search}
        aria-label={texts.findOrRun}
        aria-keyshortcuts="Control+K"
        onClick={() => actions.showDialog({ kind: 'palette' })}
      >
        <Search size={14} aria-hidden="true" />
        <span className="trunc">{texts.findOrRun}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <IconButton label={texts.undo(undo)} disabled={undo === undefined} onClick={actions.undo}>
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        className={styles.roomy}
        label={texts.redo(redo)}
        disabled={redo === undefined}
        onClick={actions.redo}
      >
        <Redo2 size={16} />
      </IconButton>
      <HistoryButton disabled={undo === undefined && redo === undefined} />
      <span className={styles.rule} />
      <Button
        look="quiet"
        className={styles.roomy}
        data-tour="share"
        aria-label={texts.share}
        aria-keyshortcuts="Control+Shift+S"
        onClick={() => actions.showDialog({ kind: 'share' })}
      >
        <Share2 size={16} aria-hidden="true" />
        <span className={styles.wide}>{texts.share}</span>
      </Button>
      <Button
        look="primary"
        data-tour="export"
        aria-label={texts.export}
        aria-keyshortcuts="Control+E"
        onClick={() => actions.showDialog({ kind: 'export' })}
      >
        <Download size={16} aria-hidden="true" />
        <span className={styles.wide}>{texts.export}</span>
      </Button>
      <span className={styles.rule} />
      <IconButton label={texts.help} onClick={() => actions.showDialog({ kind: 'help' })}>
        <CircleQuestionMark size={16} />
      </IconButton>
      <ViewPick />
    </header>
  );
}
