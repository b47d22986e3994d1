import { FolderOpen, LogOut, SlidersHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import menu from '../parts/Menu.module.css';
import { pickFiles } from '../parts/pick-files.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

/** What can be done with the board as a whole; opens below a place on the page. */
export default function BoardMenu({ x, y, onClose }: { x: number; y: number; onClose: () => void }) {
  const store = useWorkspaceStore();
  const { open, close, showDialog } = store.getState();
  return (
    <DropdownMenu.Root open onOpenChange={(shown) => !shown && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className={menu.anchor} style={{ left: x, top: y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={menu.menu!}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={texts.boardMenu}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <DropdownMenu.Item className={menu.item!} onSelect={() => pickFiles((files) => void open(files))}>
            <FolderOpen size={14} aria-hidden="true" />
            {texts.openAnother}
            <kbd>Ctrl O</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu.item!} onSelect={() => showDialog({ kind: 'target' })}>
            <SlidersHorizontal size={14} aria-hidden="true" />
            {texts.changeTarget}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu.item!} onSelect={close}>
            <LogOut size={14} aria-hidden="true" />
            {texts.closeBoard}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
