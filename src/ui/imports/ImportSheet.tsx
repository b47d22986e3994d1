import type { Finding } from '../../core/contract.ts';
import type { ImportedDomain, ImportReport } from '../../core/imports/report.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { texts as done } from '../../store/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Prose } from '../parts/Prose.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './ImportSheet.module.css';
import { texts } from './strings.ts';

/** What files of domains would make of the plan, before they do. */
export default function ImportSheet({ report }: { report: ImportReport }) {
  const store = useWorkspaceStore();
  const { domains, plan, assumptions, findings } = report;
  const names = domains.map(({ name }) => name);
  const close = () => store.getState().showDialog(undefined);
  const mismatches = domains.reduce((sum, domain) => sum + domain.mismatches.length, 0);
  const apply = () => {
    const action = done.importDomains(names);
    store.getState().edit(action, () => plan);
    close();
    store.getState().showTab('domains');
    store.getState().notify(done.did(action), true);
  };
  return (
    <Sheet
      title={texts.title(names)}
      lead={domains.length === 0 ? texts.none : texts.lead}
      onClose={close}
      foot={
        <>
          {domains.length > 0 && (
            <SeverityMark
              severity={mismatches > 0 ? 'warning' : 'ok'}
              word={mismatches > 0 ? texts.mismatchCount(mismatches) : texts.allMatches}
            />
          )}
          <span className="grow" />
          <Button look="quiet" onClick={close}>
            {texts.cancel}
          </Button>
          <Button look="primary" disabled={domains.length === 0} onClick={apply}>
            {texts.import}
          </Button>
        </>
      }
    >
      {domains.map((domain) => (
        <DomainFound
          key={domain.name}
          found={domain}
          fields={plan.domains.find(({ name }) => name === domain.name)}
        />
      ))}
      {assumptions.length > 0 && (
        <section>
          <h3 className={styles.section}>{texts.target}</h3>
          <Sentences of={assumptions} />
        </section>
      )}
      {findings.length > 0 && <Wrong findings={findings} />}
    </Sheet>
  );
}

function DomainFound({ found, fields }: { found: ImportedDomain; fields: Domain | undefined }) {
  const { name, files, replaces, devices, assumptions, mismatches } = found;
  return (
    <section className={styles.domain} aria-label={name}>
      <h3 className={styles.name}>
        <span className={styles.nameText}>{name}</span> <small>{texts.from(files)}</small>
      </h3>
      <p className={styles.facts}>
        {fields && texts.facts(fields.memoryMib, fields.vcpus, fields.boot)}
        {replaces && <SeverityMark severity="warning" word={texts.replaces} small />}
      </p>
      {devices.length === 0 ? (
        <p className={styles.hint}>{texts.noDevices}</p>
      ) : (
        <ul className={styles.list} aria-label={texts.devices}>
          {devices.map(({ path, by, takenFrom }) => (
            <li key={path} className={styles.device}>
              <span className="mono">{path}</span>
              <span className={styles.hint}>
                {texts.by(by)}
                {takenFrom !== undefined && `, ${texts.takenFrom(takenFrom)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {assumptions.length > 0 && (
        <>
          <h4 className={styles.part}>{texts.assumed}</h4>
          <Sentences of={assumptions} />
        </>
      )}
      {mismatches.length > 0 && (
        <>
          <h4 className={styles.part}>{texts.mismatches}</h4>
          <ul className={styles.list}>
            {mismatches.map(({ file, line, what, why }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two places may say the same
              <li key={i} className={styles.mismatch}>
                <span className={styles.place}>{texts.place(file, line)}</span>
                <span>
                  <code className="mono">{what}</code> <Prose text={why} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className={styles.sentences}>
      {of.map((sentence) => (
        <li key={sentence}>
          <Prose text={sentence} />
        </li>
      ))}
    </ul>
  );
}

function Wrong({ findings }: { findings: readonly Finding[] }) {
  return (
    <section>
      <h3 className={styles.section}>
        {texts.wrong} <small>{findings.length}</small>
      </h3>
      <p className={styles.hint}>{texts.wrongLead}</p>
      <ul className={styles.list}>
        {findings.map(({ severity, rule, file, line, message }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity beyond its place
          <li key={i} className={styles.finding}>
            <SeverityMark severity={severity} />
            <span className={styles.place}>{rule}</span>
            <span>
              <Prose text={message} />{' '}
              {file !== undefined && <span className={styles.place}>{texts.place(file, line)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
