import { Plus, X } from 'lucide-react';
import { AFFINITIES, GUNYAH_CHANNELS, type GunyahChannelKind } from '../../core/plan/gunyah.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import styles from '../parts/Field.module.css';
import { Labelled, TextField } from './fields.tsx';
import own from './GunyahFields.module.css';
import {
  type ChannelForm,
  type GunyahForm,
  type GunyahProblems,
  nextChannel,
  takesPeer,
} from './gunyah-form.ts';
import { gunyahTexts as texts } from './gunyah-strings.ts';

interface GunyahFieldsProps {
  readonly form: GunyahForm;
  readonly problems: GunyahProblems;
  readonly onChange: (form: GunyahForm) => void;
}

/** What a virtual machine of Gunyah has beside what every domain has, and what it means to be one. */
export function GunyahFields({ form, problems, onChange }: GunyahFieldsProps) {
  const field = (name: 'imageName' | 'memoryBase' | 'cores' | 'vmid') => ({
    name,
    value: form[name],
    problem: problems[name],
    onChange: (value: string) => onChange({ ...form, [name]: value }),
  });
  return (
    <>
      <div className={styles.pair}>
        <TextField {...field('imageName')} label={texts.imageName} hint={texts.imageNameHint} mono />
        <TextField {...field('memoryBase')} label={texts.memoryBase} hint={texts.memoryBaseHint} mono />
      </div>
      <div className={styles.pair}>
        <Labelled label={texts.affinity}>
          {(id) => (
            <select
              id={id}
              className={styles.input}
              value={form.affinity}
              onChange={({ target }) =>
                onChange({ ...form, affinity: target.value as GunyahForm['affinity'] })
              }
            >
              {AFFINITIES.map((affinity) => (
                <option key={affinity} value={affinity}>
                  {texts.affinities[affinity]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {form.affinity !== 'proxy' && (
          <TextField {...field('cores')} label={texts.cores} hint={texts.coresHint} mono />
        )}
      </div>
      <div className={styles.pair}>
        <TextField {...field('vmid')} label={texts.vmid} hint={texts.vmidHint} numeric />
        <label className={own.check}>
          <input
            type="checkbox"
            checked={form.console}
            onChange={({ target }) => onChange({ ...form, console: target.checked })}
          />
          {texts.console}
        </label>
      </div>
      <Channels
        channels={form.channels}
        problem={problems.channels}
        onChange={(channels) => onChange({ ...form, channels })}
      />
      <section className={own.consequence} aria-label={texts.consequence}>
        <h3>{texts.consequence}</h3>
        <ul>
          {texts.consequences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface ChannelsProps {
  readonly channels: readonly ChannelForm[];
  readonly problem: string | undefined;
  readonly onChange: (channels: readonly ChannelForm[]) => void;
}

function Channels({ channels, problem, onChange }: ChannelsProps) {
  const change = (at: number, fields: Partial<ChannelForm>) =>
    onChange(channels.map((channel, i) => (i === at ? { ...channel, ...fields } : channel)));
  return (
    <fieldset className={own.channels}>
      <legend>{texts.channels}</legend>
      {channels.map((channel, i) => (
        // Rows have no identity but their place; all of them are controlled.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className={own.channel}>
          <select
            className={styles.input}
            aria-label={texts.kind(i + 1)}
            value={channel.kind}
            onChange={({ target }) => change(i, { kind: target.value as GunyahChannelKind })}
          >
            {GUNYAH_CHANNELS.map((kind) => (
              <option key={kind} value={kind}>
                {texts.kinds[kind]}
              </option>
            ))}
          </select>
          <input
            className={styles.input}
            data-mono
            inputMode="numeric"
            aria-label={texts.label(i + 1)}
            placeholder={texts.labelShort}
            value={channel.label}
            onChange={({ target }) => change(i, { label: target.value })}
          />
          <input
            className={styles.input}
            data-mono
            aria-label={texts.peer(i + 1)}
            placeholder={texts.primary}
            disabled={!takesPeer(channel.kind)}
            value={takesPeer(channel.kind) ? channel.peer : ''}
            onChange={({ target }) => change(i, { peer: target.value })}
          />
          <IconButton
            small
            label={texts.removeChannel(i + 1)}
            onClick={() => onChange(channels.filter((_, other) => other !== i))}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <div className={own.add}>
        <Button look="quiet" onClick={() => onChange([...channels, nextChannel(channels)])}>
          <Plus size={14} />
          {texts.addChannel}
        </Button>
        <span className={problem === undefined ? styles.hint : styles.problem}>
          {problem ?? texts.channelsHint}
        </span>
      </div>
    </fieldset>
  );
}
