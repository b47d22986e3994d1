import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import type { Assessment, Follower } from '../../core/contract.ts';
import type { Domain, Plan } from '../../core/plan/plan.ts';
import type { Sheet } from '../../store/following.ts';
import { NOTHING_SETTLED, type Settlement, settledPlan, settlementChanges } from '../../store/settlement.ts';
import { hasToSettle, isFree, isTaken, verdictOf } from '../../store/verdict.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { DmaMark } from '../parts/DmaMark.tsx';
import { FollowerRow } from '../parts/FollowerRow.tsx';
import { ProvisionRow } from '../parts/ProvisionRow.tsx';
import { useAssessments } from '../parts/use-assessments.ts';
import { verdictWords } from '../parts/verdict-words.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './ClosureSheet.module.css';
import { deviceListId } from './device-list-id.ts';
import { SheetConflicts } from './SheetConflicts.tsx';
import { texts } from './sheet-strings.ts';

/** What follows devices that a domain was given, in the column of the domain; nothing where nothing does. */
export function ClosureSheet({ domain }: { domain: Domain }) {
  const sheet = useWorkspace((state) => state.sheet);
  const plan = useWorkspace((state) => state.plan);
  if (sheet?.domain !== domain.name || plan === undefined) return null;
  const own = new Set(domain.devices.map(({ path }) => path));
  const paths = sheet.paths.filter((path) => own.has(path));
  if (paths.length === 0) return null;
  const all = paths.length === domain.devices.length;
  return <AskedSheet key={sheet.paths.join('\n')} sheet={sheet} paths={paths} all={all} plan={plan} />;
}

interface AskedSheetProps {
  readonly sheet: Sheet;
  readonly paths: readonly NodePath[];
  /** Whether these are all devices of the domain. */
  readonly all: boolean;
  readonly plan: Plan;
}

function AskedSheet({ sheet, paths, all, plan }: AskedSheetProps) {
  const [settlement, setSettlement] = useState(NOTHING_SETTLED);
  // What is chosen changes what follows: the core is asked about the plan as it would be.
  const [draft, setDraft] = useState(plan);
  useEffect(() => setDraft(settledPlan(plan, sheet.domain, settlement)), [plan, sheet.domain, settlement]);
  const assessment = useAssessments(paths, draft)?.find(({ domain }) => domain === sheet.domain);
  if (assessment === undefined) return null;
  const shown = sheet.when === 'always' || settlement !== NOTHING_SETTLED;
  if (!shown && !hasToSettle(assessment, sheet.when === 'wrong' ? 'wrong' : 'open')) return null;
  return (
    <ShownSheet
      sheet={sheet}
      paths={paths}
      all={all}
      assessment={assessment}
      settlement={settlement}
      onSettle={setSettlement}
    />
  );
}

interface ShownSheetProps extends Omit<AskedSheetProps, 'plan'> {
  readonly assessment: Assessment;
  readonly settlement: Settlement;
  readonly onSettle: (settlement: Settlement) => void;
}

function ShownSheet({ sheet, paths, all, assessment, settlement, onSettle }: ShownSheetProps) {
  const store = useWorkspaceStore();
  const section = useRef<HTMLElement>(null);
  const asked = sheet.when === 'always';
  // Only who asked for the sheet is taken to it.
  useEffect(() => {
    if (asked) section.current?.focus();
  }, [asked]);

  const { domain, followers, provisions, conflicts, dma } = assessment;
  const verdict = verdictOf(assessment, paths.length);
  const must = followers.filter(isFree);
  const along = followers.filter(({ how }) => how === 'along');
  const taken = followers.filter(isTaken);
  const should = followers.filter(({ how }) => how === 'should');
  const unsettled = provisions.filter(({ provider, open }) => open || settlement.policies.has(provider));
  const settled = provisions.filter((provision) => !unsettled.includes(provision));
  const changes = settlementChanges(assessment, settlement);
  const what = texts.about(paths, all);
  /** Who leaves the sheet by key goes on with the devices below it. */
  const leave = (act: () => void) => {
    if (section.current?.contains(document.activeElement)) {
      document.getElementById(deviceListId(domain))?.focus();
    }
    act();
  };
  const close = () => leave(store.getState().closeSheet);
  // What was chosen is in the plan then: nothing is left to apply.
  const apply = () =>
    leave(() => {
      store.getState().settle(changes);
      onSettle(NOTHING_SETTLED);
    });

  const check = ({ path }: Follower, checked: boolean) => {
    const left = new Set(settlement.left);
    if (checked) left.delete(path);
    else left.add(path);
    onSettle({ ...settlement, left });
  };
  const row = (provision: Assessment['provisions'][number]) => (
    <ProvisionRow
      key={provision.provider}
      domain={domain}
      provision={provision}
      about={paths}
      onSwitch={(action) =>
        onSettle({ ...settlement, policies: new Map(settlement.policies).set(provision.provider, action) })
      }
    />
  );
  const isEmpty = followers.length + conflicts.length + provisions.length + settlement.ways.size === 0;

  return (
    <section
      ref={section}
      className={styles.sheet}
      aria-label={texts.label(what, domain)}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.head}>
        <div>
          <h4>
            {texts.title} <span className={styles.what}>{what}</span>
          </h4>
          <p>
            <span role="status">{verdictWords(verdict)}</span>
            {dma !== undefined && <DmaMark view={{ ...dma, stream: undefined }} />}
          </p>
        </div>
        <IconButton small label={texts.dismiss} onClick={close}>
          <X size={14} />
        </IconButton>
      </div>
      <div className={styles.body}>
        <SheetConflicts
          domain={domain}
          conflicts={conflicts}
          taken={taken}
          ways={settlement.ways}
          onWays={(ways) => onSettle({ ...settlement, ways })}
        />
        {must.length > 0 && (
          <>
            <h5>{texts.must}</h5>
            <ul>
              {must.map((follower) => (
                <FollowerRow key={follower.path} follower={follower} />
              ))}
            </ul>
          </>
        )}
        {should.length > 0 && (
          <>
            <h5>{texts.should}</h5>
            <ul>
              {should.map((follower) => (
                <FollowerRow
                  key={follower.path}
                  follower={follower}
                  checked={!settlement.left.has(follower.path)}
                  onCheck={(checked) => check(follower, checked)}
                />
              ))}
            </ul>
          </>
        )}
        {unsettled.length > 0 && (
          <>
            <h5>{texts.providers}</h5>
            <ul>{unsettled.map(row)}</ul>
          </>
        )}
        {along.length > 0 && (
          <details className={styles.settled}>
            <summary>{texts.along(along.length)}</summary>
            <ul>
              {along.map((follower) => (
                <FollowerRow key={follower.path} follower={follower} />
              ))}
            </ul>
          </details>
        )}
        {settled.length > 0 && (
          <details className={styles.settled} open={unsettled.length === 0 && asked}>
            <summary>{texts.settled(settled.length)}</summary>
            <ul>{settled.map(row)}</ul>
          </details>
        )}
        {isEmpty && <p className={styles.none}>{texts.nothing}</p>}
      </div>
      <div className={styles.foot}>
        <span>
          {changes.length > 0 &&
            (verdict.conflicts > 0 ? texts.conflictsStay(verdict.conflicts) : texts.oneStep)}
        </span>
        <Button small look="quiet" onClick={close}>
          {texts.dismiss}
        </Button>
        <Button small look="primary" disabled={changes.length === 0} onClick={apply}>
          {texts.apply}
        </Button>
      </div>
    </section>
  );
}
