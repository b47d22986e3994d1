import { type ReactNode, useId, useState } from 'react';
import type { Channel } from '../../core/plan/channel.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Host } from '../../store/state.ts';
import { Button } from '../parts/Button.tsx';
import styles from '../parts/Field.module.css';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import own from './ChannelDialog.module.css';
import {
  type ChannelForm,
  type ChannelProblems,
  channelEnds,
  channelFormOf,
  channelOf,
  channelProblems,
  filled,
  startedByXl,
  whyTold,
} from './channel-form.ts';
import { channelTexts as texts } from './channel-strings.ts';
import { Labelled, TextField } from './fields.tsx';

interface ChannelDialogProps {
  /** The channel to change; without one a new channel is made. */
  readonly name?: string;
  /** The domain that a new channel begins at. */
  readonly from?: string;
}

/** Shared memory and events between two domains that Xen starts. */
export default function ChannelDialog({ name, from }: ChannelDialogProps) {
  const host = useWorkspace((state) => state.host);
  const plan = useWorkspace((state) => state.plan);
  const channel = plan?.channels?.find((other) => other.name === name);
  if (host === undefined || plan === undefined || (name !== undefined && channel === undefined)) return null;
  return <ChannelFields host={host} plan={plan} channel={channel} from={from} />;
}

interface ChannelFieldsProps {
  readonly host: Host;
  readonly plan: Plan;
  readonly channel: Channel | undefined;
  readonly from: string | undefined;
}

function ChannelFields({ host, plan, channel, from }: ChannelFieldsProps) {
  const store = useWorkspaceStore();
  const guests = useWorkspace(({ outcome }) => outcome.guests);
  const [form, setForm] = useState(() => channelFormOf(plan, channel, from));
  const [tried, setTried] = useState(false);
  const ground = { plan, facts: host.facts, guests, known: channel?.name };
  const shown = filled(form, ground);
  const problems = channelProblems(form, ground);
  const { connect, disconnect, showDialog } = store.getState();
  const close = () => showDialog(undefined);
  const set = (change: Partial<ChannelForm>) => setForm({ ...form, ...change });
  const byXl = startedByXl(plan, form);

  const submit = (element: HTMLFormElement) => {
    setTried(true);
    const [wrong] = Object.keys(problems);
    if (wrong !== undefined) {
      element.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const made = channelOf(form, ground);
    const startedByXen = form.startedByXen ? byXl : [];
    if (startedByXen.length > 0 || JSON.stringify(made) !== JSON.stringify(channel))
      connect(made, { ...(channel && { instead: channel.name }), startedByXen });
    close();
  };
  const remove = () => {
    if (channel !== undefined) disconnect(channel.name);
    close();
  };

  const field = (name: keyof ChannelProblems & keyof typeof shown) => ({
    name,
    value: String(shown[name]),
    problem: tried || form[name] !== undefined ? problems[name] : undefined,
    onChange: (value: string) => set({ [name]: value }),
    mono: true,
  });
  const [one, other] = form.domains;

  return (
    <FormDialog
      wide
      title={channel === undefined ? texts.connectTitle : texts.editTitle(channel.name)}
      lead={texts.lead}
      submit={channel === undefined ? texts.connect : texts.save}
      aside={
        channel && (
          <Button look="quiet" onClick={remove}>
            {texts.remove}
          </Button>
        )
      }
      onClose={close}
      onSubmit={submit}
    >
      <Ends plan={plan} form={form} problem={problems.domains} onChange={set} />
      <StartedBy plan={plan} form={form} byXl={byXl} onChange={set} />
      <TextField {...field('name')} label={texts.name} hint={texts.nameHint} />
      <Kind
        label={texts.events}
        hint={texts.eventsHint}
        name="kinds"
        checked={form.hasEvents}
        onChange={(hasEvents) => set({ hasEvents })}
      >
        <div className={styles.pair}>
          <TextField {...field('port0')} label={texts.port(one)} numeric />
          <TextField {...field('port1')} label={texts.port(other)} numeric />
        </div>
      </Kind>
      <Kind
        label={texts.memory}
        hint={texts.memoryHint}
        checked={form.hasMemory}
        onChange={(hasMemory) => set({ hasMemory })}
      >
        <div className={styles.pair}>
          <TextField {...field('size')} label={texts.size} hint={texts.sizeHint} />
          <Labelled label={texts.owner}>
            {(id) => (
              <select
                id={id}
                className={styles.input}
                value={form.owner}
                onChange={({ target }) => set({ owner: target.value as ChannelForm['owner'] })}
              >
                <option value="xen">{texts.owners.xen}</option>
                <option value="first">{texts.owners.first(one)}</option>
              </select>
            )}
          </Labelled>
        </div>
        <div className={styles.pair}>
          <TextField {...field('guest0')} label={texts.guest(one)} />
          <TextField {...field('guest1')} label={texts.guest(other)} />
        </div>
        <div className={styles.pair}>
          <TextField
            {...field('address')}
            label={texts.address}
            hint={whyTold(plan, form) ?? texts.addressHint}
          />
        </div>
      </Kind>
      {tried && problems.kinds !== undefined && (
        <p className={styles.problem} role="alert">
          {problems.kinds}
        </p>
      )}
    </FormDialog>
  );
}

interface EndsProps {
  readonly plan: Plan;
  readonly form: ChannelForm;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<ChannelForm>) => void;
}

/** The two domains; one that is gone stays in the list as long as it is chosen. */
function Ends({ plan, form, problem, onChange }: EndsProps) {
  const id = useId();
  const names = channelEnds(plan).map(({ name }) => name);
  return (
    <div className={styles.field}>
      <span>{texts.between}</span>
      <div className={styles.pair}>
        {([0, 1] as const).map((end) => {
          const chosen = form.domains[end];
          return (
            <select
              key={end}
              name="domains"
              className={styles.input}
              aria-label={end === 0 ? texts.first : texts.second}
              aria-invalid={problem !== undefined}
              aria-describedby={id}
              value={chosen}
              onChange={({ target: { value } }) =>
                onChange({ domains: end === 0 ? [value, form.domains[1]] : [form.domains[0], value] })
              }
            >
              {(names.includes(chosen) ? names : [chosen, ...names]).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          );
        })}
      </div>
      <span id={id} className={styles.problem}>
        {problem}
      </span>
    </div>
  );
}

interface StartedByProps {
  readonly plan: Plan;
  readonly form: ChannelForm;
  readonly byXl: readonly string[];
  readonly onChange: (change: Partial<ChannelForm>) => void;
}

/** What it takes that Xen makes the channel. */
function StartedBy({ plan, form, byXl, onChange }: StartedByProps) {
  const byEither = channelEnds(plan)
    .filter(({ name, boot }) => boot === 'both' && form.domains.includes(name))
    .map(({ name }) => name);
  return (
    <>
      {byXl.length > 0 && (
        <label className={`${styles.line} ${own.started}`}>
          <input
            type="checkbox"
            checked={form.startedByXen}
            onChange={({ target }) => onChange({ startedByXen: target.checked })}
          />
          <span>{texts.xl(byXl)}</span>
        </label>
      )}
      {byEither.length > 0 && <p className={own.started}>{texts.both(byEither)}</p>}
    </>
  );
}

interface KindProps {
  readonly label: string;
  readonly hint: string;
  readonly name?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** One of the two things that a channel can be, with its fields where it is that. */
function Kind({ label, hint, name, checked, onChange, children }: KindProps) {
  const id = useId();
  return (
    <fieldset className={own.kind} aria-label={label}>
      <label className={own.head}>
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={id}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      <p id={id} className={own.hint}>
        {hint}
      </p>
      {checked && <div className={own.fields}>{children}</div>}
    </fieldset>
  );
}
