import { useMemo, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { Evidence, Finding } from '../../core/contract.ts';
import { placesOf } from '../../store/provenance.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelLink } from '../parts/ChannelLink.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { Prose } from '../parts/Prose.tsx';
import { RateField } from '../parts/RateField.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import { EditButton } from './EditButton.tsx';
import styles from './Problems.module.css';
import { RulePage } from './RulePage.tsx';
import { texts } from './strings.ts';

/** What a finding rests on, all its ways out, and the note of whoever accepts it. */
export function Why({ finding }: { finding: Finding }) {
  const store = useWorkspaceStore();
  const [accepting, setAccepting] = useState(false);
  const { message, path, property, file, channel, fixes = [], accepted } = finding;
  const files = useWorkspace(({ outcome }) => outcome.files);
  const places = useMemo(() => placesOf(files, finding), [files, finding]);
  const evidence = distinct(finding.evidence ?? []);
  return (
    <div className={styles.why}>
      <p className={styles.sentence}>
        <Prose text={message} />
      </p>
      <dl className={styles.facts}>
        <dt>{texts.at}</dt>
        <dd>
          {channel !== undefined ? (
            <ChannelLink name={channel} />
          ) : (
            (file === undefined || path !== '/') && <Place path={path} property={property} />
          )}
        </dd>
        {places.length > 0 && <dt>{texts.lines}</dt>}
        {places.length > 0 && (
          <dd className={styles.places}>
            {places.map(({ file, line }) => (
              <LinkButton key={file} onClick={() => store.getState().showFile(file, line)}>
                {texts.fileLine(file, line)}
              </LinkButton>
            ))}
          </dd>
        )}
        {evidence.length > 0 && <dt>{texts.evidence}</dt>}
        {evidence.length > 0 && (
          <dd>
            <ul>
              {evidence.map((entry) => (
                <li key={`${entry.text} ${entry.path}`}>
                  <Prose text={entry.text} />{' '}
                  {entry.path !== undefined && entry.path !== path && (
                    <Place path={entry.path} property={entry.property} />
                  )}
                </li>
              ))}
            </ul>
          </dd>
        )}
        {accepted !== undefined && (
          <>
            <dt>{texts.acceptedBy(accepted.author)}</dt>
            <dd>“{accepted.reason}”</dd>
          </>
        )}
      </dl>
      <RulePage rule={finding.rule} />
      {accepting ? (
        <AcceptForm finding={finding} onClose={() => setAccepting(false)} />
      ) : (
        <div className={styles.ways}>
          {accepted === undefined &&
            fixes.map(({ label, change }) => (
              <Button key={label} small onClick={() => store.getState().applyFix({ label, change })}>
                <span>
                  <Prose text={label} short />
                </span>
              </Button>
            ))}
          {accepted === undefined && <RateField finding={finding} />}
          {accepted === undefined && <EditButton finding={finding} />}
          {accepted === undefined ? (
            <Button small look="quiet" onClick={() => setAccepting(true)}>
              {texts.accept}
            </Button>
          ) : (
            <Button small onClick={() => store.getState().withdrawAcceptance(finding)}>
              {texts.withdraw}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Two compatibles of a device often say the same. */
const distinct = (evidence: readonly Evidence[]): Evidence[] => [
  ...new Map(evidence.map((entry) => [`${entry.text} ${entry.path}`, entry])).values(),
];

function Place({ path, property }: { path: NodePath; property: string | undefined }) {
  return (
    <>
      <NodeLink path={path} full />
      {property !== undefined && <span className={styles.property}> {property}</span>}
    </>
  );
}
