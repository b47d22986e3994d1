import {
  FileInput,
  FileJson,
  FolderOpen,
  FolderTree,
  GitCompare,
  LogOut,
  Save,
  SlidersHorizontal,
} from 'lucide-react';
import { MenuItem, PopupMenu } from '../parts/PopupMenu.tsx';
import { pickFiles, pickProject, pickToCompare } from '../parts/pick-files.ts';
import { saveProject } from '../parts/save-project.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

/** What can be done with the board as a whole; opens below a place on the page. */
export default function BoardMenu({ x, y, onClose }: { x: number; y: number; onClose: () => void }) {
  const store = useWorkspaceStore();
  const { close, showDialog } = store.getState();
  return (
    <PopupMenu x={x} y={y} label={texts.boardMenu} onClose={onClose}>
      <MenuItem onSelect={() => pickFiles(store)}>
        <FolderOpen size={14} aria-hidden="true" />
        {texts.openAnother}
        <kbd>Ctrl O</kbd>
      </MenuItem>
      <MenuItem onSelect={() => pickFiles(store, 'folder')}>
        <FolderTree size={14} aria-hidden="true" />
        {texts.openFolder}
      </MenuItem>
      <MenuItem onSelect={() => pickFiles(store)}>
        <FileInput size={14} aria-hidden="true" />
        {texts.importDomains}
      </MenuItem>
      <MenuItem onSelect={() => void pickProject(store)}>
        <FileJson size={14} aria-hidden="true" />
        {texts.openProject}
      </MenuItem>
      <MenuItem onSelect={() => void saveProject(store)}>
        <Save size={14} aria-hidden="true" />
        {texts.saveProject}
        <kbd>Ctrl S</kbd>
      </MenuItem>
      <MenuItem onSelect={() => void saveProject(store, 'anew')}>
        <Save size={14} aria-hidden="true" />
        {texts.saveProjectAs}
      </MenuItem>
      <MenuItem onSelect={() => pickToCompare(store)}>
        <GitCompare size={14} aria-hidden="true" />
        {texts.compare}
      </MenuItem>
      <MenuItem onSelect={() => showDialog({ kind: 'target' })}>
        <SlidersHorizontal size={14} aria-hidden="true" />
        {texts.changeTarget}
      </MenuItem>
      <MenuItem onSelect={close}>
        <LogOut size={14} aria-hidden="true" />
        {texts.closeBoard}
      </MenuItem>
    </PopupMenu>
  );
}
