import { Cable, MemoryStick } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { hex } from '../../core/base/hex.ts';
import type { Finding } from '../../core/contract.ts';
import { parseAddress } from '../../core/plan/address.ts';
import { type ChannelEnd, endsOf } from '../../core/plan/channel.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { worstByChannel } from '../../store/views.ts';
import { byteWords } from '../parts/bytes.ts';
import { ActionLink } from '../parts/LinkButton.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { channelEnds } from './channel-form.ts';
import { channelTexts as texts } from './channel-strings.ts';
import styles from './Domains.module.css';

/** Opens the dialog that connects a domain with another; nothing where there is no other one. */
export function ConnectButton({ domain: { name, gunyah } }: { domain: Domain }) {
  const store = useWorkspaceStore();
  const ends = useWorkspace(({ plan }) => (plan ? channelEnds(plan).length : 0));
  if (gunyah !== undefined || ends < 2) return null;
  return (
    <ActionLink
      aria-label={texts.connectFrom(name)}
      onClick={() => store.getState().showDialog({ kind: 'channel', from: name })}
    >
      {texts.connectShort}
    </ActionLink>
  );
}

/** How a domain talks to others; a row opens its channel. */
export function Channels({ domain }: { domain: string }) {
  const ends = endsOf(
    useWorkspace(({ plan }) => plan?.channels),
    domain,
  );
  const worst = worstByChannel(useWorkspace(({ outcome }) => outcome.findings));
  if (ends.length === 0) return null;
  return (
    <ul className={styles.channels} aria-label={texts.rows(domain)}>
      {ends.map((seen) => (
        <li key={`${seen.channel.name} ${seen.end}`}>
          <ChannelRow seen={seen} finding={worst.get(seen.channel.name)} />
        </li>
      ))}
    </ul>
  );
}

function ChannelRow({ seen, finding }: { seen: ChannelEnd; finding: Finding | undefined }) {
  const store = useWorkspaceStore();
  const { name, memory } = seen.channel;
  const inHand = useWorkspace(({ problem }) => problem?.channel === name);
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (inHand) row.current?.scrollIntoView({ block: 'nearest' });
  }, [inHand]);
  const Icon = memory === undefined ? Cable : MemoryStick;
  const lines = channelLines(seen);
  return (
    <button
      ref={row}
      type="button"
      className={styles.channel}
      aria-current={inHand}
      title={finding?.message ?? lines.join('\n')}
      onClick={() => store.getState().showDialog({ kind: 'channel', name })}
    >
      <Icon size={14} aria-hidden="true" />
      <span className={styles.channelWords}>
        <span className="hiddenText">{texts.row(name)}</span>
        {lines.map((line) => (
          <span key={line} className="trunc">
            {line}
          </span>
        ))}
      </span>
      {finding && (
        <span>
          <SeverityMark small severity={finding.severity} word="" />
          <span className="hiddenText">{texts.severities[finding.severity]}</span>
        </span>
      )}
    </button>
  );
}

/** What a channel is, seen from one of its ends. */
function channelLines({ channel: { domains, memory, ports }, end }: ChannelEnd): string[] {
  const peer = domains[1 - end]!;
  const lines: string[] = [];
  if (ports !== undefined) lines.push(texts.eventsWith(peer, ports[end], ports[1 - end]!));
  if (memory !== undefined) {
    const [size, at] = [parseAddress(memory.size), parseAddress(memory.guest[end])];
    const sizeWords = size === undefined ? memory.size : byteWords(size);
    lines.push(texts.memoryWith(peer, sizeWords, at === undefined ? memory.guest[end] : hex(at)));
  }
  return lines;
}
