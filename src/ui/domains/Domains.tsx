import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { facesOf } from '../../store/views.ts';
import { Button } from '../parts/Button.tsx';
import { useAutoScroll } from '../parts/use-auto-scroll.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { BoardLine } from './BoardLine.tsx';
import { Dom0Column } from './Dom0Column.tsx';
import { DomainColumn } from './DomainColumn.tsx';
import styles from './Domains.module.css';
import { MovedRegisters } from './MovedRegisters.tsx';
import { texts } from './strings.ts';

/** The board in a line, and one column per domain, dom0 first. */
export function Domains() {
  const domains = useWorkspace(({ plan }) => plan?.domains) ?? [];
  const faces = facesOf(domains);
  const columns = useRef<HTMLDivElement>(null);
  useAutoScroll(columns);
  return (
    <div className={styles.pane}>
      <BoardLine />
      <MovedRegisters />
      <div ref={columns} className={styles.columns}>
        <h2 className="hiddenText">{texts.columns}</h2>
        <Dom0Column />
        {domains.map((domain, i) => (
          <DomainColumn key={domain.name} domain={domain} face={faces[i]!} />
        ))}
        {domains.length === 0 && <NoDomains />}
      </div>
    </div>
  );
}

export function NewDomainButton() {
  const store = useWorkspaceStore();
  return (
    <Button
      small
      data-tour="new-domain"
      aria-label={texts.newDomainLong}
      onClick={() => store.getState().showDialog({ kind: 'new-domain', assign: [] })}
    >
      <Plus size={14} aria-hidden="true" />
      {texts.newDomain}
    </Button>
  );
}

function NoDomains() {
  const store = useWorkspaceStore();
  return (
    <section className={styles.invitation}>
      <h3>{texts.emptyTitle}</h3>
      <p>{texts.emptyLead}</p>
      <p className="small dim">{texts.emptyKeys}</p>
      <Button look="primary" onClick={() => store.getState().showDialog({ kind: 'new-domain', assign: [] })}>
        <Plus size={14} aria-hidden="true" />
        {texts.newDomainLong}
      </Button>
    </section>
  );
}
