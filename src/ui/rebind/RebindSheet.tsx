import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import {
  acceptedAtFirst,
  applyRebind,
  openItems,
  type RebindItem,
  type RebindOffer,
} from '../../store/rebinding.ts';
import { Button } from '../parts/Button.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './RebindSheet.module.css';
import { texts } from './strings.ts';

const FATES = ['moved', 'changed', 'vanished'] as const;

/** What becomes of the plan on another tree of its board, to be accepted one by one or all. */
export default function RebindSheet({ offer }: { offer: RebindOffer }) {
  const store = useWorkspaceStore();
  const { plan, report } = offer;
  const [accepted, setAccepted] = useState(() => acceptedAtFirst(report));
  const open = openItems(report);
  const close = () => store.getState().showDialog(undefined);
  const toggle = ({ path }: RebindItem) => {
    const next = new Set(accepted);
    if (!next.delete(path)) next.add(path);
    setAccepted(next);
  };
  return (
    <Sheet
      title={texts.title}
      lead={texts.lead(plan.host.name, report.host.name)}
      onClose={close}
      foot={
        <>
          {open.length > 0 && (
            <>
              <Button small onClick={() => setAccepted(new Set(open.map(({ path }) => path)))}>
                {texts.all}
              </Button>
              <Button small onClick={() => setAccepted(new Set())}>
                {texts.none}
              </Button>
              <span className={styles.hint} role="status">
                {texts.count(accepted.size, open.length)}
              </span>
            </>
          )}
          <span className="grow" />
          <Button look="quiet" onClick={close}>
            {texts.without}
          </Button>
          <Button look="primary" onClick={() => applyRebind(store.getState(), offer, accepted)}>
            {texts.rebind}
          </Button>
        </>
      }
    >
      {!report.sameBoard && <p className={styles.note}>{texts.otherBoard}</p>}
      <p className={styles.note}>{texts.same(report.items.length - open.length, report.items.length)}</p>
      {FATES.map((fate) => {
        const items = open.filter((item) => item.fate === fate);
        if (items.length === 0) return null;
        const { title, hint } = texts.fates[fate];
        return (
          <section key={fate} aria-label={title}>
            <h3 className={styles.section}>
              {title} <small>{items.length}</small>
            </h3>
            <p className={styles.hint}>{hint}</p>
            <ul className={styles.list}>
              {items.map((item) => (
                <Item key={item.path} item={item} accepted={accepted.has(item.path)} onToggle={toggle} />
              ))}
            </ul>
          </section>
        );
      })}
    </Sheet>
  );
}

interface ItemProps {
  readonly item: RebindItem;
  readonly accepted: boolean;
  readonly onToggle: (item: RebindItem) => void;
}

function Item({ item, accepted, onToggle }: ItemProps) {
  const { path, to, by, fate, uses, changes, doubtful } = item;
  if (fate === 'same') return null;
  const { does } = texts.fates[fate];
  return (
    <li className={styles.item}>
      <label className={styles.accept}>
        <input
          type="checkbox"
          checked={accepted}
          aria-label={texts.label(does, path)}
          onChange={() => onToggle(item)}
        />
        {does}
      </label>
      <div>
        <p className={styles.path}>
          <span className="mono">{path}</span>
          {fate === 'moved' && (
            <>
              <ArrowRight size={12} aria-hidden="true" />
              <span className="mono">{to}</span>
            </>
          )}
        </p>
        <p className={styles.hint}>
          {[...uses, ...(by === undefined ? [] : [texts.by[by]])].join(', ')}
          {doubtful && <SeverityMark severity="warning" word={texts.doubtful} small />}
        </p>
        {changes.length > 0 && (
          <dl className={styles.changes}>
            {changes.map(({ what, before, after }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <del>{before || texts.nothing}</del>
                  <ArrowRight size={12} aria-hidden="true" />
                  <ins>{after || texts.nothing}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}
