import { useEffect, useRef } from 'react';
import type { Plan } from '../../core/plan/plan.ts';
import { projectFileName } from '../../store/project-file.ts';
import type { Offer } from '../../store/receiving.ts';
import { Button } from '../parts/Button.tsx';
import { pickFiles } from '../parts/pick-files.ts';
import { downloadProject } from '../parts/save-project.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Cover } from './Cover.tsx';
import styles from './OfferScreen.module.css';
import { offerTexts } from './offer-strings.ts';
import { texts } from './strings.ts';

/** Shows what a project holds that came in, and what it would replace, before anything is replaced. */
export function OfferScreen({ offer }: { offer: Offer }) {
  const store = useWorkspaceStore();
  const board = useWorkspace(({ host }) => host?.name);
  const first = useRef<HTMLButtonElement>(null);
  const { acceptOffer, dismissOffer } = store.getState();
  const { input, host, otherHost, kept } = offer;
  const { project, origin } = input;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another offer is another question
  useEffect(() => first.current?.focus(), [offer]);

  return (
    <Cover
      role="dialog"
      title={offerTexts.title[origin]}
      lead={offerTexts.lead[origin](input.name)}
      onEscape={dismissOffer}
    >
      <dl className={styles.facts}>
        <dt>{offerTexts.board}</dt>
        <dd>
          <span className="mono">{project.host.name}</span>{' '}
          <span className="small sec">{project.host.compatible[0]}</span>
          <span className={styles.remark} title={`SHA-256 ${project.host.sha256}`}>
            {host === undefined ? offerTexts.notHere : input.host ? offerTexts.comesAlong : offerTexts.here}
          </span>
        </dd>
        <dt>{offerTexts.target}</dt>
        <dd>{offerTexts.xen(project.target)}</dd>
        <dt>{offerTexts.domains}</dt>
        <dd>
          <DomainList plan={project} />
        </dd>
        {project.accepted.length + project.overrides.length > 0 && (
          <>
            <dt>{offerTexts.words}</dt>
            <dd>{offerTexts.statements(project.overrides.length, project.accepted.length)}</dd>
          </>
        )}
        {kept !== undefined && (
          <>
            <dt>{offerTexts.replaces}</dt>
            <dd className={styles.replaces}>
              <DomainList plan={kept} />
              <span className={styles.remark}>{offerTexts.undoable}</span>
            </dd>
          </>
        )}
      </dl>
      {host === undefined && (
        <p className={styles.missing} role="status">
          {otherHost !== undefined && `${offerTexts.other(otherHost.name)} `}
          {offerTexts.missing(project.host.name, project.host.sha256)}
        </p>
      )}
      <div className={styles.actions}>
        {host === undefined ? (
          <Button look="primary" ref={first} onClick={() => pickFiles(store)}>
            {offerTexts.giveBoard}
          </Button>
        ) : (
          <Button look="primary" ref={first} onClick={() => void acceptOffer()}>
            {kept === undefined ? offerTexts.open : offerTexts.replace}
          </Button>
        )}
        {host === undefined && otherHost !== undefined && (
          <Button onClick={() => void store.getState().rebindOffer()}>
            {offerTexts.rebind(otherHost.name)}
          </Button>
        )}
        {kept !== undefined && (
          <Button onClick={() => void downloadProject(projectFileName(project.host.name), kept)}>
            {offerTexts.saveKept}
          </Button>
        )}
        <Button look={host === undefined ? 'plain' : 'quiet'} onClick={dismissOffer}>
          {board === undefined ? offerTexts.leave : texts.back(board)}
        </Button>
      </div>
    </Cover>
  );
}

function DomainList({ plan: { domains } }: { plan: Plan }) {
  if (domains.length === 0) return offerTexts.none;
  return (
    <ul className={styles.domains}>
      {domains.map((domain) => (
        <li key={domain.name}>
          <b>{domain.name}</b> <span className="small sec">{offerTexts.domain(domain)}</span>
        </li>
      ))}
    </ul>
  );
}
