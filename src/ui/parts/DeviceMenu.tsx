import { Copy, CornerUpLeft, Plus, Scissors } from 'lucide-react';
import { useEffect } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import { facesOf } from '../../store/views.ts';
import { DmaMark } from './DmaMark.tsx';
import { DomainBadge } from './DomainBadge.tsx';
import styles from './Menu.module.css';
import { MenuItem, MenuLabel, MenuSeparator, PopupMenu } from './PopupMenu.tsx';
import { texts } from './strings.ts';
import { useVerdict } from './use-verdict.ts';
import { VerdictMark } from './VerdictMark.tsx';
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
  // The menu says of every domain what a drag would.
  useEffect(() => {
    store.getState().consider(paths);
    return () => store.getState().stopConsidering();
  }, [store, paths]);
  const copy = () =>
    navigator.clipboard.writeText(paths.join('\n')).then(
      () => notify(texts.copied),
      () => notify(texts.copyRefused),
    );
  return (
    <PopupMenu x={x} y={y} label={texts.deviceMenu} onClose={onClose}>
      <MenuLabel>{fixed ? reasons[0] : texts.assignTo(paths)}</MenuLabel>
      {facesOf(domains).map((face) => (
        <MenuItem key={face.name} disabled={fixed} onSelect={() => assign(paths, face.name)}>
          <DomainBadge beside face={face} />
          <span className="mono">{face.name}</span>
          <MenuVerdict domain={face.name} />
        </MenuItem>
      ))}
      <MenuItem disabled={fixed} onSelect={() => showDialog({ kind: 'new-domain', assign: paths })}>
        <Plus size={14} aria-hidden="true" />
        {texts.newDomain}
      </MenuItem>
      <MenuItem disabled={!assigned} onSelect={() => unassign(paths)}>
        <CornerUpLeft size={14} aria-hidden="true" />
        {texts.giveBack}
        <kbd>Del</kbd>
      </MenuItem>
      <MenuSeparator />
      <MenuItem disabled={fixed} onSelect={() => cutDevices(paths)}>
        <Scissors size={14} aria-hidden="true" />
        {texts.cut}
        <kbd>Ctrl X</kbd>
      </MenuItem>
      <MenuItem onSelect={() => void copy()}>
        <Copy size={14} aria-hidden="true" />
        {texts.copyPath(paths.length)}
      </MenuItem>
    </PopupMenu>
  );
}

function MenuVerdict({ domain }: { domain: string }) {
  const held = useVerdict(domain);
  if (held === undefined) return null;
  const { here, verdict, assessment } = held;
  return (
    <span className={styles.aside}>
      {here ? texts.verdict.here : <VerdictMark verdict={verdict} />}
      {!here && assessment.dma !== undefined && <DmaMark view={{ ...assessment.dma, stream: undefined }} />}
    </span>
  );
}
