import { useId, useState } from 'react';
import type { Provision, ProvisionUse } from '../../core/contract.ts';
import type { ProviderAction } from '../../core/plan/plan.ts';
import { classes } from './classes.ts';
import { NodeLink } from './NodeLink.tsx';
import { Prose } from './Prose.tsx';
import styles from './ProvisionRow.module.css';
import { ClockRateField } from './RateField.tsx';
import { texts } from './strings.ts';

interface ProvisionRowProps {
  readonly domain: string;
  readonly provision: Provision;
  /** The nodes whose needs these are; others are named where they appear. */
  readonly about: readonly string[];
  readonly onSwitch: (action: ProviderAction | undefined) => void;
}

/** A provider: the references that lead to it, what becomes of them, and the switch between the policies. */
export function ProvisionRow({ domain, provision, about, onSwitch }: ProvisionRowProps) {
  const id = useId();
  const { provider, uses, options, means, open } = provision;
  // The switch moves at once; what it means comes with the answer of the core.
  const [wish, setWish] = useState<{ about: Provision; action: ProviderAction | undefined }>();
  const chosen = wish?.about === provision ? wish.action : provision.chosen;
  const choose = (action: ProviderAction | undefined) => {
    setWish({ about: provision, action });
    onSwitch(action);
  };
  return (
    <li className={classes(styles.row, open && styles.open)} data-provider={provider}>
      <div className={styles.head}>
        <div className={styles.what}>
          <NodeLink path={provider} className={styles.name} />
          <p className={styles.uses}>
            {usesByProperty(uses).map(({ from, property, specifiers }) => (
              <span key={`${from} ${property}`}>
                <code>{texts.neededBy(property, specifiers)}</code>
                {!about.includes(from) && ` ${texts.of(from)}`}
              </span>
            ))}
          </p>
        </div>
        <fieldset className={styles.policies} aria-describedby={id}>
          <legend className="hiddenText">{texts.policyOf(provider)}</legend>
          <PolicyChoice
            group={id}
            label={texts.byDefault}
            checked={chosen === undefined}
            onChoose={() => choose(undefined)}
          />
          {options.map(({ action, means: meaning, obstacle }) => (
            <PolicyChoice
              key={action}
              group={id}
              label={texts.policies[action]}
              title={obstacle ?? meaning}
              checked={action === chosen}
              inForce={chosen === undefined && uses.some((use) => inForce(use) === action)}
              disabled={obstacle !== undefined && action !== chosen}
              onChoose={() => choose(action)}
            />
          ))}
        </fieldset>
      </div>
      <p id={id} className={styles.means}>
        <Prose text={means} short />
      </p>
      <Rates domain={domain} provision={provision} />
      <details className={styles.all}>
        <summary>{texts.allPolicies}</summary>
        <dl>
          {options.map(({ action, means: meaning, obstacle }) => (
            <div key={action} className={classes(obstacle !== undefined && styles.impossible)}>
              <dt>{texts.policies[action]}</dt>
              <dd>
                <Prose text={obstacle ?? meaning} short />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

/** Fields for the clocks whose rate nobody knows; they are there once asked for. */
function Rates({ domain, provision: { provider, uses } }: Pick<ProvisionRowProps, 'domain' | 'provision'>) {
  const [open, setOpen] = useState(false);
  const ids = [...new Set(uses.filter(({ rateHz }) => rateHz === 0).map(({ args }) => args[0]))];
  if (ids.length === 0) return null;
  return (
    <details className={styles.all} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texts.stateRates(ids.length)}</summary>
      {open && (
        <ul className={styles.rates}>
          {ids.map((id) => (
            <li key={id ?? ''}>
              <code>{id}</code>
              <ClockRateField domain={domain} clock={{ provider, ...(id !== undefined && { id }) }} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

interface PolicyChoiceProps {
  /** One of those with the same group is chosen. */
  readonly group: string;
  readonly label: string;
  readonly title?: string;
  readonly checked: boolean;
  /** Whether it is what the default comes to. */
  readonly inForce?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

const PolicyChoice = ({
  group,
  label,
  title,
  checked,
  inForce = false,
  disabled,
  onChoose,
}: PolicyChoiceProps) => (
  <label className={classes(styles.choice, inForce && styles.inForce)} title={title}>
    <input type="radio" name={group} checked={checked} disabled={disabled} onChange={onChoose} />
    <span>{label}</span>
  </label>
);

/** What was really done: a policy that could not be followed comes to another one. */
function inForce({ outcome, action }: ProvisionUse): ProviderAction {
  if (outcome === 'stubbed') return 'stub';
  return outcome === 'dropped' ? 'drop' : action;
}

/** `clocks 31, 107`: one entry for each property of each node. */
function usesByProperty(uses: readonly ProvisionUse[]) {
  const groups = new Map<string, { from: string; property: string; args: string[] }>();
  for (const { from, property, args } of uses) {
    const key = `${from} ${property}`;
    const group = groups.get(key) ?? { from, property, args: [] };
    if (args.length > 0) group.args.push(args.join(' '));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ from, property, args }) => ({
    from,
    property,
    specifiers: args.join(', '),
  }));
}
