import { Dialog } from 'radix-ui';
import { type FormEvent, useId, useMemo, useState } from 'react';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Domain } from '../../core/plan/plan.ts';
import { SCMI_MODELS } from '../../core/plan/scmi.ts';
import { scmiSlots } from '../../store/scmi.ts';
import { scmiConsequence } from '../../store/scmi-consequence.ts';
import { Button } from '../parts/Button.tsx';
import dialogs from '../parts/Dialog.module.css';
import styles from '../parts/Field.module.css';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import own from './ScmiDialog.module.css';
import { asksForHost, SCI_FIELDS, sciFormOf, sciOfForm, sciProblems } from './sci-form.ts';
import { FIELDS_OF, type ScmiForm, scmiFormOf, scmiOfForm, scmiProblems } from './scmi-form.ts';
import { scmiTexts as texts } from './scmi-strings.ts';

/** How a domain reaches the SCMI firmware, and what that means for everybody else. */
export function ScmiDialog({ domain }: { domain: Domain }) {
  const store = useWorkspaceStore();
  const facts = useWorkspace(({ host }) => host?.facts);
  const plan = useWorkspace((state) => state.plan);
  const [form, setForm] = useState(() => scmiFormOf(domain.scmi));
  const [host, setHost] = useState(() => sciFormOf(plan?.sci));
  const problems = scmiProblems(form);
  const hostProblems = asksForHost(form.model) ? sciProblems(host) : {};
  const slots = useMemo(() => (facts === undefined ? [] : scmiSlots(facts)), [facts]);
  const close = () => store.getState().showDialog(undefined);
  const others = (plan?.domains ?? []).filter(({ name }) => name !== domain.name).map(({ name }) => name);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0 || Object.keys(hostProblems).length > 0) return;
    const model = texts.models[form.model].name;
    const sci = sciOfForm(host);
    store
      .getState()
      .mediateScmi(
        domain.name,
        scmiOfForm(form),
        model,
        asksForHost(form.model) ? { ...(sci && { host: sci }) } : undefined,
      );
    close();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogs.scrim!} />
        <Dialog.Content className={`${dialogs.dialog} ${own.dialog}`} aria-describedby={undefined}>
          <form onSubmit={submit} noValidate>
            <Dialog.Title className={dialogs.title!}>{texts.title(domain.name)}</Dialog.Title>
            <p className={dialogs.lead}>{texts.lead}</p>
            <fieldset className={own.models}>
              <legend className="hiddenText">{texts.model}</legend>
              {(['none', ...SCMI_MODELS] as const).map((model) => (
                <label key={model} className={own.model}>
                  <input
                    type="radio"
                    name="model"
                    value={model}
                    checked={form.model === model}
                    onChange={() => setForm({ ...form, model })}
                  />
                  <span>
                    <b>{texts.models[model].name}</b>
                    <small>{texts.models[model].hint}</small>
                  </span>
                </label>
              ))}
            </fieldset>
            {FIELDS_OF[form.model].length > 0 && (
              <div className={`${styles.fields} ${own.fields}`}>
                {FIELDS_OF[form.model].map((name) => (
                  <Field
                    key={name}
                    name={name}
                    texts={texts.fields[name]}
                    value={form[name]}
                    problem={problems[name]}
                    options={name === 'backend' ? others : undefined}
                    {...(name === 'shmem' && { suggested: slots })}
                    onChange={(value) => setForm({ ...form, [name]: value })}
                  />
                ))}
              </div>
            )}
            {asksForHost(form.model) && (
              <fieldset className={own.host}>
                <legend>{texts.host}</legend>
                <p>{form.model === 'epam' ? texts.hostHintEpam : texts.hostHint}</p>
                <div className={`${styles.fields} ${own.fields}`}>
                  {SCI_FIELDS.map((name) => (
                    <Field
                      key={name}
                      name={`host-${name}`}
                      texts={texts.hostFields[form.model as 'multi-agent' | 'epam'][name]}
                      value={host[name]}
                      problem={hostProblems[name]}
                      options={undefined}
                      onChange={(value) => setHost({ ...host, [name]: value })}
                    />
                  ))}
                </div>
              </fieldset>
            )}
            {facts !== undefined && plan !== undefined && (
              <Consequence facts={facts} domain={domain} form={form} />
            )}
            <div className={dialogs.foot}>
              <Button look="quiet" onClick={close}>
                {texts.cancel}
              </Button>
              <Button look="primary" type="submit">
                {texts.apply}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ConsequenceProps {
  readonly facts: HostFacts;
  readonly domain: Domain;
  readonly form: ScmiForm;
}

function Consequence({ facts, domain, form }: ConsequenceProps) {
  const plan = useWorkspace((state) => state.plan)!;
  const lines = useMemo(
    () => scmiConsequence(facts, plan, domain.name, form.model),
    [facts, plan, domain.name, form.model],
  );
  return (
    <section className={own.consequence} aria-live="polite" aria-label={texts.consequence}>
      <h3>{texts.consequence}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

interface FieldProps {
  readonly name: string;
  readonly texts: { readonly label: string; readonly hint: string };
  readonly value: string;
  readonly problem: string | undefined;
  /** The values to choose from, where any text will not do. */
  readonly options: readonly string[] | undefined;
  /** Values that are offered beside what may be typed. */
  readonly suggested?: readonly string[];
  readonly onChange: (value: string) => void;
}

function Field({ name, texts: said, value, problem, options, suggested = [], onChange }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    className: styles.input,
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-note`,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{said.label}</label>
      {options === undefined ? (
        <input
          {...shared}
          data-mono
          autoComplete="off"
          spellCheck={false}
          {...(suggested.length > 0 && { list: `${id}-list` })}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <select {...shared} onChange={({ target }) => onChange(target.value)}>
          <option value="">dom0</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
      {suggested.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggested.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
      <span id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
        {problem ?? said.hint}
      </span>
    </div>
  );
}
