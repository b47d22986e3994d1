import { Network, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { dmaView, givenTo } from '../../store/dma.ts';
import { type Face, worstByPath } from '../../store/views.ts';
import { IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useAutoScroll } from '../parts/use-auto-scroll.ts';
import { useDeviceDrop } from '../parts/use-device-drop.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Channels, ConnectButton } from './Channels.tsx';
import { ClosureSheet } from './ClosureSheet.tsx';
import { DeviceCard } from './DeviceCard.tsx';
import styles from './Domains.module.css';
import { DropVerdict } from './DropVerdict.tsx';
import { deviceListId } from './device-list-id.ts';
import { ScmiButton } from './ScmiButton.tsx';
import { texts } from './strings.ts';

/** A domain: its sums, and its devices as one list with a single tab stop. */
export function DomainColumn({ domain, face }: { domain: Domain; face: Face }) {
  const store = useWorkspaceStore();
  const column = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [cursor, setCursor] = useState(0);
  const facts = useWorkspace(({ host }) => host?.facts);
  const target = useWorkspace(({ plan }) => plan?.target);
  const overrides = useWorkspace(({ plan }) => plan?.overrides);
  const selection = useWorkspace((state) => state.selection);
  const worst = worstByPath(useWorkspace(({ outcome }) => outcome.findings));
  const { name, devices } = domain;
  const starter = domain.gunyah ? texts.gunyah : texts.boot[domain.boot];
  const dma = useMemo(() => {
    if (facts === undefined || target === undefined || overrides === undefined) return [];
    const given = givenTo(facts, devices);
    return devices.map(({ path }) => {
      const node = facts.tree.byPath(path);
      return node === undefined ? undefined : dmaView(facts, node, target, overrides, given);
    });
  }, [facts, target, overrides, devices]);
  const at = Math.min(cursor, devices.length - 1);
  const actions = store.getState();
  const over = useDeviceDrop(column, (paths) => actions.assign(paths, name));
  useAutoScroll(list);

  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), devices.length - 1);
    const device = devices[next];
    if (device === undefined) return;
    setCursor(next);
    actions.reveal(device.path);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const path = devices[at]?.path;
    const command = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(at + 1),
      ArrowUp: () => moveTo(at - 1),
      Home: () => moveTo(0),
      End: () => moveTo(devices.length - 1),
      Enter: () => document.getElementById('inspector-panel')?.focus(),
      Delete: () => path && actions.unassign([path]),
      F2: () => actions.showDialog({ kind: 'edit-domain', name }),
    };
    const commands: Record<string, () => void> = {
      v: () => actions.paste(name),
      x: () => path && actions.cutDevices([path]),
    };
    const action = command ? commands[event.key] : keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  return (
    <section
      ref={column}
      className={classes(styles.column, over && styles.over)}
      data-slot={face.slot}
      aria-label={name}
    >
      <div className={styles.rule} />
      <div className={styles.head}>
        <DomainBadge large beside face={face} />
        <h3 className="trunc">{name}</h3>
        <span className={styles.role} title={starter}>
          {starter}
        </span>
        <span className={styles.tools}>
          {devices.length > 0 && (
            <IconButton small label={texts.whatFollows(name)} onClick={() => actions.openSheet(name)}>
              <Network size={14} />
            </IconButton>
          )}
          <IconButton
            small
            label={texts.editTitle(name)}
            onClick={() => actions.showDialog({ kind: 'edit-domain', name })}
          >
            <Pencil size={14} />
          </IconButton>
          <IconButton
            small
            label={texts.deleteButton(name)}
            onClick={() => actions.showDialog({ kind: 'delete-domain', name })}
          >
            <Trash2 size={14} />
          </IconButton>
        </span>
      </div>
      <p className={styles.sums}>
        <span>{texts.devices(devices.length)}</span>
        <span>{texts.memory(domain.memoryMib)}</span>
        <span>{texts.vcpus(domain.vcpus)}</span>
        {domain.gunyah === undefined && <ScmiButton domain={domain} />}
        <ConnectButton domain={domain} />
      </p>
      <Channels domain={name} />
      <ClosureSheet domain={domain} />
      <div
        ref={list}
        id={deviceListId(name)}
        className={styles.devices}
        role="listbox"
        aria-label={texts.devicesOf(name)}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {facts !== undefined &&
          devices.map(({ path }, i) => {
            const node = facts.tree.byPath(path);
            return (
              <DeviceCard
                key={path}
                id={`${id}-${i}`}
                facts={facts}
                dma={dma[i]}
                path={path}
                selected={node !== undefined && selection.nodes.has(node)}
                cursor={i === at}
                finding={worst.get(path as NodePath)}
                onSelect={() => moveTo(i)}
                onGiveBack={() => actions.unassign([path])}
              />
            );
          })}
      </div>
      <DropVerdict domain={name} />
    </section>
  );
}
