import { useState } from 'react';
import type { Finding } from '../../core/contract.ts';
import { Button } from './Button.tsx';
import styles from './RateField.module.css';
import { parseRate } from './rate.ts';
import { texts } from './strings.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** Asks for the rate of the clock that a finding is about. */
export function RateField({ finding: { rateOf, domain } }: { finding: Finding }) {
  if (rateOf === undefined || domain === undefined) return null;
  return <ClockRateField domain={domain} clock={rateOf} />;
}

interface ClockRateFieldProps {
  readonly domain: string;
  readonly clock: NonNullable<Finding['rateOf']>;
}

/** Asks for the rate of a clock that the device tree does not tell, and puts it into the plan. */
export function ClockRateField({ domain, clock }: ClockRateFieldProps) {
  const store = useWorkspaceStore();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const rateHz = parseRate(text);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (rateHz === undefined) return;
        store.getState().applyFix({
          label: texts.rateSet(clock.provider, rateHz),
          change: { kind: 'set-provider', domain, decision: { ...clock, action: 'stub', rateHz } },
        });
      }}
    >
      <input
        aria-label={texts.rateOf(`${clock.provider} ${clock.id ?? ''}`.trim())}
        className={styles.input}
        value={text}
        placeholder={texts.rateExample}
        autoComplete="off"
        aria-invalid={asked && rateHz === undefined}
        onChange={({ target }) => setText(target.value)}
      />
      <Button small type="submit">
        {texts.rateButton}
      </Button>
    </form>
  );
}
