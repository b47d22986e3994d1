import { Copy, CornerUpLeft, Plus, Scissors } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { NodePath } from '../../core/base/brand.ts';
import { facesOf } from '../../store/views.ts';
import { DomainBadge } from './DomainBadge.tsx';
import styles from './Menu.module.css';
import { texts } from './strings.ts';
import { useWorkspace, useWorkspaceStore } from './workspace.tsx';

interface DeviceMenuProps {
  /** Where it opens, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly paths: readonly NodePath[];
  readonly onClose: () => void;
}

/** What can be done with the chosen nodes; above all, which domain they go to. */
export default function DeviceMenu({ x, y, paths, onClose }: DeviceMenuProps) {
  const store = useWorkspaceStore();
  const domains = useWorkspace(({ plan }) => plan?.domains) ?? [];
  const { assign, unassign, cutDevices, showDialog, notify } = store.getState();
  const assigned = domains.some(({ devices }) => devices.some(({ path }) => paths.includes(path)));
  const host = useWorkspace((state) => state.host);
  const reasons = paths.map((path) => {
    const node = host?.tree.byPath(path);
    return node === undefined ? undefined : host?.facts.whyNotAssignable(node);
  });
  const fixed = reasons.every((why) => why !== undefined);
  const copy = () =>
    navigator.clipboard.writeText(paths.join('\n')).then(
      () => notify(texts.copied),
      () => notify(texts.copyRefused),
    );
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.anchor} style={{ left: x, top: y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu!}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={texts.deviceMenu}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <DropdownMenu.Label className={styles.label!}>
            {fixed ? reasons[0] : texts.assignTo(paths)}
          </DropdownMenu.Label>
          {facesOf(domains).map((face) => (
            <DropdownMenu.Item
              key={face.name}
              className={styles.item!}
              disabled={fixed}
              onSelect={() => assign(paths, face.name)}
            >
              <DomainBadge face={face} />
              <span className="mono">{face.name}</span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item
            className={styles.item!}
            disabled={fixed}
            onSelect={() => showDialog({ kind: 'new-domain', assign: paths })}
          >
            <Plus size={14} aria-hidden="true" />
            {texts.newDomain}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={styles.item!} disabled={!assigned} onSelect={() => unassign(paths)}>
            <CornerUpLeft size={14} aria-hidden="true" />
            {texts.giveBack}
            <kbd>Del</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Separator className={styles.separator!} />
          <DropdownMenu.Item className={styles.item!} disabled={fixed} onSelect={() => cutDevices(paths)}>
            <Scissors size={14} aria-hidden="true" />
            {texts.cut}
            <kbd>Ctrl X</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={styles.item!} onSelect={() => void copy()}>
            <Copy size={14} aria-hidden="true" />
            {texts.copyPath(paths.length)}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
